"""Labels of correction; the wordings are in the specification."""

from __future__ import annotations

import pytest

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.rules.corrections import corrections


def _found(text: str, drafts: list[Draft]) -> list[tuple[str, str]]:
    found = corrections(text, (), drafts)
    return [tuple(" ".join(text[s.start : s.end] for s in part) for part in (d.cue, d.content)) for d in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Correction: The dam is sound.", [("Correction", "The dam is sound")]),
        ("The dam broke.\nCORRECTED — It is sound.", [("CORRECTED", "It is sound")]),
        ("(CORRECTS that the dam was sound)", [("CORRECTS", "that the dam was sound")]),
        ("Correction: dam in the north", []),
        ("The correction: it is sound.", []),
        ("Corrected papers are here.", []),
        ("Correction:", []),
    ],
)
def test_labels(text: str, found: list[tuple[str, str]]) -> None:
    """At the head of a line, with a mark or a clause behind them, and a verb in it."""
    assert _found(text, []) == found


def test_what_somebody_says_is_theirs() -> None:
    """The label is cut off, nothing is added."""
    text = "Correction: The dam is sound, the office said."
    said = Draft(source=(Span(30, 40),), cue=(Span(41, 45),), content=(Span(0, 28),))
    assert _found(text, [said]) == [("said", "The dam is sound")]


def test_a_label_is_nobodys_verb() -> None:
    """A draft that has it as its cue gives way."""
    text = "AMSEL (KNA) - CORRECTS that the dam was sound"
    wrong = Draft(source=(Span(0, 11),), cue=(Span(14, 22),), content=(Span(23, 45),))
    assert _found(text, [wrong]) == [("CORRECTS", "that the dam was sound")]
