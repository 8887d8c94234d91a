"""Content that begins in a quotation left open."""

from __future__ import annotations

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import quotations
from reportedly.reading.rules.unclosed import unclosed


def content(text: str, start: int) -> str:
    """What is left of a content that runs from ``start`` to the end of the text."""
    (draft,) = unclosed(text, quotations(text), [Draft(content=(Span(start, len(text)),))])
    (span,) = draft.content
    return text[span.start : span.end]


def test_ends_with_its_paragraph() -> None:
    """The next paragraph is not quoted, so it is not said."""
    assert content("He said: “We wait.\nIt rained.", 9) == "“We wait."


def test_goes_on() -> None:
    """A paragraph that opens again goes on, and the last one of them ends it."""
    text = "He said: “We wait.\n“We hope.\nIt rained."
    assert content(text, 9) == text[9:]
    assert content(text, 19) == "“We hope."


def test_closed_or_unquoted() -> None:
    """A quotation that is closed, and content outside any, are left as they are."""
    for text in ("He said: “We wait.”\nIt rained.", "He listed what they need:\nsalt\nsoap"):
        assert content(text, 9) == text[9:]
