"""A quotation of nobody is a whole sentence, and no claim holds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Attribution, Quotation, Span, phrase
from reportedly.reading.notices.no_speaker import no_speaker
from reportedly.reading.quotations import quotations

QUOTED = "“We have never seen the river rise so fast.”"


def test_what_a_claim_holds_has_its_speaker() -> None:
    """The same words are a notice only without the claim."""
    held = Attribution(
        id="a", source=None, cue=None, content=phrase(QUOTED, (Span(0, len(QUOTED)),)), quotation=Quotation.DIRECT
    )
    assert len(list(no_speaker(QUOTED, quotations(QUOTED), []))) == 1
    assert list(no_speaker(QUOTED, quotations(QUOTED), [held])) == []


@pytest.mark.parametrize(
    "text",
    ["“We waited.”", "“The Long Wait For The Slow River Boat Is.”", "“we have never seen it rise so very fast.”"],
)
def test_what_is_no_sentence_of_anybody(text: str) -> None:
    """Too short, a title, or the middle of a sentence."""
    assert list(no_speaker(text, quotations(text), [])) == []


@given(st.lists(st.sampled_from(["“", "”", '"', "\n", "We have seen it. ", "said ", ": "]), max_size=40).map("".join))
def test_any_marks_give_the_words_of_the_text(text: str) -> None:
    """However odd they are."""
    for notice in no_speaker(text, quotations(text), []):
        assert notice.phrases[0].text in text
