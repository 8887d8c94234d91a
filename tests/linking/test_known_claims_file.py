"""The checked claims of a desk, in a file beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import DataError, StoreError
from reportedly.linking.known_claims_file import KnownFile, searchable
from reportedly.linking.vector_file import VectorFile
from reportedly.loading.claim_reviews import ClaimReview
from tests.linking.embedding import embed

FERRY = ClaimReview(claim="A ferry sank off Port Ansel.", checked_by="Harbour Facts", verdict="Invented")
RAIN = ClaimReview(claim="It rained for 40 days.", title="Rain?")


def test_a_review_is_kept_once_with_where_it_came_from(tmp_path: Path) -> None:
    """The first place and time stay; another verdict on the same claim is another review."""
    kept = KnownFile(tmp_path / "known.jsonl")
    assert kept.read() == ()
    assert kept.add([FERRY, FERRY], "a.csv", "2026-05-04") == 1
    assert kept.add([RAIN, FERRY], "b.csv", "2026-05-05") == 1
    assert kept.add([ClaimReview(claim=FERRY.claim, verdict="Half right")], "c.csv", "2026-05-06") == 1
    assert [(r.claim, r.verdict, r.taken_from, r.added) for r in kept.read()] == [
        (FERRY.claim, "Invented", "a.csv", "2026-05-04"),
        (RAIN.claim, None, "b.csv", "2026-05-05"),
        (FERRY.claim, "Half right", "c.csv", "2026-05-06"),
    ]


def test_a_line_that_was_cut_off_is_named_and_ends_nothing_else(tmp_path: Path) -> None:
    """The message has the line; what is added later begins a line of its own."""
    path = tmp_path / "known.jsonl"
    KnownFile(path).add([FERRY], "a.csv", "2026-05-04")
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole + '{"claim":"It ra', encoding="utf-8")
    with pytest.raises(DataError, match="line 2: is no checked claim"):
        KnownFile(path).read()
    path.write_text(whole.rstrip(), encoding="utf-8")
    assert KnownFile(path).add([RAIN], "b.csv", "2026-05-05") == 1
    assert len(KnownFile(path).read()) == 2


def test_a_place_that_cannot_be_read_or_written_is_one_line(tmp_path: Path) -> None:
    """With the way out."""
    with pytest.raises(StoreError, match="cannot be read"):
        KnownFile(tmp_path).read()
    with pytest.raises(StoreError, match="cannot be written"):
        KnownFile(tmp_path / "none" / "known.jsonl").add([FERRY], "a.csv", "2026-05-04")


def test_kept_reviews_are_searched_and_their_vectors_kept(tmp_path: Path) -> None:
    """The second time, nothing goes through the encoder."""
    vectors = VectorFile(tmp_path / "v", "m@1")
    found = searchable([FERRY, RAIN], vectors, embed).match("rain", embed(["It rained for 40 days."])[0])
    assert [match.review for match in found] == [RAIN, FERRY]
    vectors.save(())

    def nothing(texts: object) -> object:
        raise AssertionError(texts)

    again = searchable([FERRY, RAIN], VectorFile(tmp_path / "v", "m@1"), nothing)  # type: ignore[arg-type]
    assert len(again.match("rain", embed(["rain"])[0])) == 2


@given(st.lists(st.builds(ClaimReview, claim=st.text(st.characters(codec="utf-8")), url=st.none() | st.just("u"))))
def test_any_words_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, reviews: list[ClaimReview]) -> None:
    """Whatever is in a claim, line ends among it."""
    kept = KnownFile(tmp_path_factory.mktemp("known") / "known.jsonl")
    kept.add(reviews, "a.csv", "2026-05-04")
    assert [(r.claim, r.url) for r in kept.read()] == list(dict.fromkeys((r.claim, r.url) for r in reviews))
