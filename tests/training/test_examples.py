"""Labelled texts as arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from reportedly.errors import DataError
from reportedly.evaluation.triples import Triple
from reportedly.model import Span
from reportedly.training.examples import UNKNOWN, CueLabel, Example, example, pieces_under, soft_example, soft_record
from reportedly.training.records import Mentions, Record

TEXT = "Ida Mossley said: it rains."


def words(item: Example, text: str, where: Any) -> str:
    """The words under the pieces that are chosen."""
    chosen = np.flatnonzero(where)
    return text[item.pieces.starts[chosen[0]] : item.pieces.ends[chosen[-1]]] if len(chosen) else ""


@pytest.fixture
def record() -> Record:
    """One attribution, all three roles."""
    marks = Triple(source=(Span(0, 11),), cue=(Span(12, 16),), content=(Span(18, 26),))
    return Record(id="a", text=TEXT, attributions=(marks,))


def test_marks_become_tags_and_shares(record: Record, tokenizer: Any) -> None:
    """The cue gets begin and inside, its roles are shares of one or nothing that reach from the first to the last."""
    item = example(record, tokenizer)
    assert words(item, TEXT, item.cue_tags == 1) == "said"
    (cue,) = item.cues
    assert words(item, TEXT, np.arange(len(item.pieces)) == cue.start) == "said"
    roles = np.zeros((len(item.pieces), 3))
    roles[cue.low : cue.high] = cue.shares
    assert words(item, TEXT, roles[:, 1]) == "Ida Mossley"
    assert words(item, TEXT, roles[:, 2]) == "it rains"
    assert cue.keep == 1.0


def test_a_text_without_marks_has_unknown_tags(tokenizer: Any) -> None:
    """Nobody said that there is no cue, so training must pass over it."""
    item = example(Record(id="a", text=TEXT), tokenizer)
    assert set(item.cue_tags) == {UNKNOWN}
    assert set(example(Record(id="a", text=TEXT, attributions=()), tokenizer).cue_tags) == {0}


def test_an_attribution_without_a_cue_gives_no_label(tokenizer: Any) -> None:
    """The network finds roles by a cue; there is none to learn."""
    item = example(Record(id="a", text=TEXT, attributions=(Triple(content=(Span(18, 26),)),)), tokenizer)
    assert item.cues == ()


def test_mentions_become_tags(record: Record, tokenizer: Any) -> None:
    """A mention has one begin; sentences start at their first piece; without a teacher all is unknown."""
    about = Mentions(id="a", text_sha256="", entities=((0, 11, "person"), (18, 20, "time")), sentences=(0, 18))
    item = example(record, tokenizer, about)
    assert words(item, TEXT, np.isin(item.entity_tags, (1, 2))) == "Ida Mossley"
    assert (item.entity_tags == 1).sum() == 1
    assert words(item, TEXT, item.entity_tags == 9) == "it"
    assert item.pieces.starts[item.sentence_tags == 1].tolist() == [0, 18]
    assert set(example(record, tokenizer).entity_tags) == {UNKNOWN}


def test_a_span_takes_every_piece_that_it_touches(record: Record, tokenizer: Any) -> None:
    """One letter of a piece is enough; the space between is in none."""
    pieces = example(record, tokenizer).pieces
    assert TEXT[pieces.starts[pieces_under(pieces, [Span(1, 2)])][0] :].startswith("Ida")
    assert not pieces_under(pieces, [Span(11, 12)]).any()
    assert not pieces_under(pieces, []).any()


def test_soft_labels_go_through_a_record(record: Record, tokenizer: Any) -> None:
    """The shares and the cues come back as they were, beside people's tags."""
    item = example(record, tokenizer)
    shares = np.random.default_rng(1).random((len(item.pieces), 3)).astype(np.float16)
    cue = CueLabel(1, 3, 0, shares[:4], 0.25)
    given = replace(item, cues=(cue,), cue_shares=shares)
    back = soft_example(soft_record(record, given), tokenizer)
    assert back.cue_shares is not None
    assert np.array_equal(back.cue_shares, shares)
    assert np.array_equal(back.cues[0].shares, cue.shares)
    assert back.cues[0].keep == 0.25
    assert np.array_equal(back.cue_tags, item.cue_tags)


def test_soft_labels_of_another_text_are_refused(record: Record, tokenizer: Any) -> None:
    """Too few shares, a cue beyond the end, or a broken row of shares: the labels are not of this text."""
    item = example(record, tokenizer)
    shares = np.zeros((len(item.pieces), 3), dtype=np.float16)
    fit = soft_record(record, replace(item, cue_shares=shares))
    beyond = replace(fit.cues[0], end=99)
    for wrong in (
        replace(fit, cue_shares=fit.cue_shares[:-6]),
        replace(fit, cues=(beyond,)),
        replace(fit, cues=(replace(fit.cues[0], shares=fit.cues[0].shares[:-2]),)),
    ):
        with pytest.raises(DataError, match="label the text again"):
            soft_example(wrong, tokenizer)
