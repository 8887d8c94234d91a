"""The edges of sources and contents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.rules.edges import edges


def edged(text: str, source: tuple[Span, ...], content: tuple[Span, ...]) -> tuple[list[str], list[str]]:
    """The words of source and content afterwards."""
    (found,) = edges(text, (), [Draft(source=source, content=content)])
    return [text[s.start : s.end] for s in found.source], [text[s.start : s.end] for s in found.content]


def test_a_source_has_its_article() -> None:
    """It stood right before the words that were marked."""
    assert edged("The clerk said no.", (Span(4, 9),), (Span(15, 17),)) == (["The clerk"], ["no"])


def test_an_article_of_another_role_stays_there() -> None:
    """Words are never in two roles."""
    assert edged("Of the clerk she spoke.", (Span(7, 12),), (Span(3, 6), Span(13, 22))) == (
        ["clerk"],
        ["the", "she spoke"],
    )


def test_a_content_begins_with_a_word() -> None:
    """A comma and white space before it are left out; what is nothing else is no content."""
    text = "According to her, the men left, "
    assert edged(text, (Span(13, 16),), (Span(16, 30), Span(30, 32)))[1] == ["the men left"]


def test_a_source_that_hangs_is_none() -> None:
    """An article alone, or words that end with a preposition, name nobody."""
    text = "The minister who ruled the country for years said it was over."
    source = (Span(0, 3), Span(23, 38), Span(4, 12))
    assert edged(text, source, (Span(50, 61),))[0] == ["The minister"]


@given(st.text("a the,. ", max_size=40), st.data())
def test_nothing_is_lost(text: str, data: st.DataObject) -> None:
    """Whatever is marked, a content remains, inside what it was."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (found,) = edges(text, (), [Draft(content=(Span(start, end),))])
    assert found.content
    assert all(start <= s.start <= s.end <= end for s in found.content)
