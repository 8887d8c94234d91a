"""The shipped encoder of claims."""

from __future__ import annotations

import copy
import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest

from reportedly.errors import ModelError
from reportedly.reading.claim_encoder import (
    FORMAT,
    GRAPH,
    HEADLINE_STANCES,
    POST_STANCES,
    SHIPPED,
    ClaimEncoder,
    read_claim_manifest,
)
from reportedly.reading.model_folder import MANIFEST

CLAIM = "A ferry sank off Port Ansel"


@pytest.fixture(scope="module")
def encoder() -> ClaimEncoder:
    """The shipped model."""
    return ClaimEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped model that may be spoilt."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def test_the_shipped_model_is_whole_and_small() -> None:
    """Every file named in the manifest is there with its hash, and all of them together stay under 27 MB."""
    assert set(read_claim_manifest(SHIPPED).files) == {GRAPH}
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 27_000_000


def test_a_changed_a_missing_and_a_broken_file_are_one_line_each(folder: Path) -> None:
    """A model that is not the one that was measured is refused, with the way out."""
    (folder / GRAPH).write_bytes(b"something else")
    with pytest.raises(ModelError, match=rf"{GRAPH}.* install"):
        ClaimEncoder(folder)
    (folder / MANIFEST).write_text("{")
    with pytest.raises(ModelError, match="install the package again"):
        read_claim_manifest(folder)
    (folder / MANIFEST).unlink()
    with pytest.raises(ModelError, match="install the package again"):
        read_claim_manifest(folder)


def test_a_model_of_another_format_is_refused(folder: Path) -> None:
    """The format is told, and which this program reads."""
    path = folder / MANIFEST
    path.write_text(path.read_text(encoding="utf-8").replace(f'"format": {FORMAT}', '"format": 9'), encoding="utf-8")
    with pytest.raises(ModelError, match="format 9"):
        ClaimEncoder(folder)


def test_what_says_the_same_is_nearer_than_what_does_not(encoder: ClaimEncoder) -> None:
    """Vectors have length one; a paraphrase is nearer than another claim about the same place."""
    vectors = encoder.embed([CLAIM, "Ship goes down near Port Ansel", "The mayor of Port Ansel sold the bridge"])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert vectors.shape == (3, encoder.manifest.dimensions)
    assert encoder.embed([]).shape == (0, encoder.manifest.dimensions)


def test_a_text_has_one_vector_whatever_stands_beside_it(encoder: ClaimEncoder) -> None:
    """To the last bit, so that a desk built up bit by bit equals one that is built at once."""
    texts = [CLAIM, "It rained for 40 days " * 40, ""]
    together = encoder.embed(texts)
    assert all((encoder.embed([text])[0] == vector).all() for text, vector in zip(texts, together, strict=True))


def test_a_headline_that_denies_is_against(encoder: ClaimEncoder) -> None:
    """The chances add up to one, and the plain cases are told."""
    denied = encoder.headline_stance(CLAIM, "No, a ferry did not sink off Port Ansel: the story is a hoax")
    assert tuple(denied) == HEADLINE_STANCES
    assert sum(denied.values()) == pytest.approx(1)
    assert max(denied, key=lambda stance: denied[stance]) == "against"
    told = encoder.headline_stance(CLAIM, "Ferry sinks off Port Ansel")
    assert told["for"] > denied["for"]


def test_a_post_that_asks_is_a_query(encoder: ClaimEncoder) -> None:
    """A question about the source queries; the first post of a thread, which answers to nothing, supports."""
    asked = encoder.post_stance("@harbour is this confirmed? who says so?", source=CLAIM, parent=CLAIM)
    assert tuple(asked) == POST_STANCES
    assert max(asked, key=lambda stance: asked[stance]) == "query"
    first = encoder.post_stance("BREAKING: a ferry has sunk off Port Ansel, police say")
    assert max(first, key=lambda stance: first[stance]) == "support"


def test_a_post_deep_in_a_thread_is_read_beside_each_of_what_it_answers(encoder: ClaimEncoder) -> None:
    """A parent that says what the first post says adds nothing; another one counts, but not alone."""
    said, parent = "@harbour that is not true at all", "Is there a picture of the ferry?"
    first = encoder.post_stance(said, source=CLAIM)
    assert encoder.post_stance(said, source=CLAIM, parent=CLAIM) == first
    deep, alone = encoder.post_stance(said, source=CLAIM, parent=parent), encoder.post_stance(said, parent=parent)
    assert sum(deep.values()) == pytest.approx(1)
    assert deep not in (first, alone)
    assert encoder.post_stance(said, source=parent, parent=CLAIM) != deep


def test_what_repeats_a_claim_is_told_from_other_news(encoder: ClaimEncoder) -> None:
    """The same news in other words is likely to repeat the claim, other news is not."""
    same = encoder.repeats(CLAIM, "Passenger ship goes down near Port Ansel harbour")
    other = encoder.repeats(CLAIM, "The minister resigned on Monday")
    assert 0 <= other < 0.5 < same <= 1


def test_another_process_can_have_it(encoder: ClaimEncoder) -> None:
    """What goes there is where its files are."""
    assert len(pickle.dumps(encoder.repeats)) < 500
    there = copy.copy(encoder)
    assert there.repeats(CLAIM, "A boat sank") == encoder.repeats(CLAIM, "A boat sank")
