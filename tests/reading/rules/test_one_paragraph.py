"""Sources keep to the paragraph of their cue, and to what says who."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.rules.one_paragraph import one_paragraph


def source_of(text: str, *source: str, cue: str) -> list[str]:
    """The words of the source afterwards; what is marked stands in the text once."""
    spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words in source)
    said = Span(text.index(cue), text.index(cue) + len(cue))
    draft = Draft(source=spans, cue=(said,), content=(Span(said.end, len(text)),))
    (found,) = one_paragraph(text, (), [draft])
    return [text[span.start : span.end] for span in found.source]


def test_a_byline_above_is_no_part_of_a_source() -> None:
    """What stands in the paragraph of the cue says it."""
    text = "By Our Court Reporter\n\nProsecutors allege that he lied."
    assert source_of(text, "Our Court Reporter", "Prosecutors", cue="allege") == ["Prosecutors"]


def test_a_span_over_the_end_of_a_paragraph_is_cut() -> None:
    """The part with the cue is kept, without white space."""
    text = "He left.\nThe editor writes that it rained."
    assert source_of(text, "left.\nThe editor", cue="writes") == ["The editor"]


def test_a_line_that_ends_in_capitals_is_over() -> None:
    """A live page has its labels so; a wrapped line goes on."""
    assert source_of("18:15 – BREAKING\nNorth Rail says so.", "BREAKING\nNorth Rail", cue="says") == ["North Rail"]
    assert source_of("The head of\nNorth Rail says so.", "The head of\nNorth Rail", cue="says") == [
        "The head of\nNorth Rail"
    ]


def test_a_source_in_the_paragraph_above_is_kept_where_there_is_no_other() -> None:
    """ "Ana Reis:" may stand in a line of its own."""
    text = "Ana Reis:\n\nI said that it rained."
    assert source_of(text, "Ana Reis", cue="said") == ["Ana Reis"]


def test_a_wrapped_line_ends_no_paragraph() -> None:
    """A name may go on in the next line."""
    text = "That is so, said Finance Minister\nOsric Thale on Monday."
    assert source_of(text, "Finance Minister\nOsric Thale", cue="said") == ["Finance Minister\nOsric Thale"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "left"),
    [
        ("20.30 Nordwire reports that it sank.", "20.30 Nordwire", "reports", "Nordwire"),
        ("19.40 A tweet by Reis says it sank.", "40 A tweet by Reis", "says", "A tweet by Reis"),
        ("TORVIK (Nordwire) - Velora said it sank.", "Nordwire) - Velora", "said", "Velora"),
        ("Questioned by Aal she said it sank.", "Aal she", "said", "she"),
        ("The Daily 12.30 show said it sank.", "The Daily 12.30 show", "said", "The Daily 12.30 show"),
        ("The minister, she said, was ill.", "The minister", "she said", "The minister"),
    ],
)
def test_what_a_line_begins_with_names_nobody(text: str, source: str, cue: str, left: str) -> None:
    """A clock, a dateline, and a name before "she"; a name alone is never taken."""
    assert source_of(text, source, cue=cue) == [left]


@given(st.text(alphabet="ab A:.\n12-", max_size=40), st.data())
def test_a_source_is_only_ever_cut_and_never_lost(text: str, data: st.DataObject) -> None:
    """Each part lies in one that was there, and there is one where there was."""
    places = st.integers(0, len(text))
    first, second = (sorted((data.draw(places), data.draw(places))) for _ in range(2))
    source = tuple(Span(s, e) for s, e in [first] if s < e and text[s:e].strip() == text[s:e])
    draft = Draft(source=source, cue=(Span(*second),), content=(Span(0, len(text)),))
    (found,) = one_paragraph(text, (), [draft])
    assert bool(found.source) == bool(source)
    assert all(any(s.start <= part.start < part.end <= s.end for s in source) for part in found.source)
