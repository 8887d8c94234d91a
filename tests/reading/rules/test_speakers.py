"""Quotations with a speaker beside them and no verb of speech."""

from __future__ import annotations

import pytest

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import quotations
from reportedly.reading.rules.speakers import NAME, speakers


def found(text: str, drafts: list[Draft] | None = None) -> list[tuple[str, ...]]:
    """Source, cue and content of each draft that the rule adds."""
    added = [d for d in speakers(text, quotations(text), drafts or []) if d.by == NAME]
    return [tuple(text[s.start : s.end] for s in (*d.source, *d.cue, *d.content)) for d in added]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We have no bread.” — Ada Holt", ("Ada Holt", "—", "“We have no bread.”")),
        ("“No bread?” ― Ada Holt, baker.\nIt rained.", ("Ada Holt, baker", "―", "“No bread?”")),
        ("It rained.\n“We have no bread.”\n- Ada Holt", ("Ada Holt", "-", "“We have no bread.”")),
    ],
)
def test_signed(text: str, expected: tuple[str, ...]) -> None:
    """A quotation that fills its paragraph and is followed by a dash and a name is that person's."""
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holt shook her head. “We have no bread.”", ("Holt", "“We have no bread.”")),
        ("Ada Holt shook her head. “We have no bread.” It rained.", ("Ada Holt", "“We have no bread.”")),
        ("He shrugged at the window. “We have no bread.”", ("He", "“We have no bread.”")),
    ],
)
def test_led_to(text: str, expected: tuple[str, ...]) -> None:
    """A quotation after a sentence about one person is that person's, without a cue."""
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The book was called “We have no bread.” — Ada Holt",
        "“We have no bread” - and that was all there was to eat",
        "The rain fell. “We have no bread.”",
        "On Monday it rained. “We have no bread.”",
        "Holt lived in the “castle” by the river.",
        "Holt shook her head.\n“We have no bread.”",
    ],
)
def test_nobody(text: str) -> None:
    """Without a signature or a person in the sentence before, nobody is made to speak."""
    assert found(text) == []


def test_held_or_taken() -> None:
    """A quotation that a draft holds, and a sentence in which something is attributed, are left alone."""
    text = "Holt shook her head. “We have no bread.”"
    held = Draft(content=(Span(21, len(text)),))
    taken = Draft(source=(Span(0, 4),), cue=(Span(5, 10),), content=(Span(11, 19),))
    assert found(text, [held]) == []
    assert found(text, [taken]) == []
