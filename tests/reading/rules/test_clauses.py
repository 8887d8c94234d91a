"""Sentences and clauses by their punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.reading.rules.clauses import REACH, after, before, sentence_around

TEXTS = st.text(alphabet=st.sampled_from(list("aB .,;:!?…\n\r“”\"'()–-é😀")), min_size=1, max_size=60)


def words(text: str, span: Span) -> str:
    """The text of a span."""
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One is here. Two x is there. Three is gone.", "Two x is there."),
        ("One! “Two x is there.” Three is gone.", "“Two x is there.”"),
        ("One is here.\nTwo x is there\nThree.", "Two x is there"),
        ("One is here. Mr. J. Two x is there.", "Mr. J. Two x is there."),
        ("It cost 3.50 x crowns. Three.", "It cost 3.50 x crowns."),
    ],
)
def test_sentence(text: str, expected: str) -> None:
    """A sentence ends at its mark, at the line's end, and not at an abbreviation or a decimal point."""
    assert words(text, sentence_around(text, text.index("x"))) == expected


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("The king X fled.", "The king", "fled"),
        ("On Sunday, the king X fled, but the queen stayed.", "the king", "fled"),
        ("When it rained, he X fled.", "he", "fled"),
        ("She stayed; he X fled (by sea) to Ur.", "he", "fled (by sea) to Ur"),
        ("They (the king X fled) stayed.", "the king", "fled"),
        ("The king, who X fled, is back.", "who", "fled"),
        ("The king – he is 80 – X fled.", "The king – he is 80 –", "fled"),
        ("They say that the king X fled.", "the king", "fled"),
        ("And the king X fled, which was wise.", "the king", "fled"),
    ],
)
def test_clause(text: str, left: str, right: str) -> None:
    """A clause leaves out what leads in and what follows with a conjunction, and keeps an insertion."""
    at = text.index("X")
    sentence = sentence_around(text, at)
    assert words(text, before(text, sentence, at)) == left
    assert words(text, after(text, sentence, at + 1)) == right


@given(TEXTS, st.data())
def test_spans_are_sound(text: str, data: st.DataObject) -> None:
    """For every place of every text the sentence is around it and the parts of the clause are inside the sentence."""
    at = data.draw(st.integers(0, len(text) - 1))
    sentence = sentence_around(text, at)
    assert 0 <= sentence.start <= at
    assert sentence.end <= len(text)
    if at < sentence.end:
        left, right = before(text, sentence, at), after(text, sentence, at)
        assert sentence.start <= left.start <= left.end <= at <= right.start <= right.end <= sentence.end


def test_reach_is_bounded() -> None:
    """A text without a full stop gives at most the reach on either side."""
    span = sentence_around("a" * 10_000, 5_000)
    assert span == Span(5_000 - REACH, 5_000 + REACH)
