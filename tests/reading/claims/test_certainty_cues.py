"""Cues: how a source stands to its content, and how the writer does."""

from __future__ import annotations

import pytest

from reportedly.reading.claims.certainty_cues import Stance, source_stance, writer_stance
from reportedly.reading.claims.certainty_words import Kind


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        ("said", None),
        ("according to", None),
        ("has repeatedly denied", Kind.NEGATION),
        ("did not deny", Kind.OPEN),
        ("refused to deny", Kind.OPEN),
        ("ruled out", Kind.NEGATION),
        ("have not ruled out", Kind.POSSIBLE),
        ("was asked", Kind.QUESTION),
        ("hopes", Kind.WISH),
        ("vowed", Kind.FUTURE),
        ("is widely believed", Kind.PROBABLE),
        ("didn't believe", Kind.OPEN),
    ],
)
def test_source(cue: str, kind: Kind | None) -> None:
    """What the cue does to the content, by its own words."""
    found = source_stance(cue)
    assert (found.kind if found else None) is kind


@pytest.mark.parametrize(
    ("cue", "stance", "words"),
    [
        ("said", Stance.NEUTRAL, "said"),
        ("claimed", Stance.NEUTRAL, "claimed"),
        ("later confirmed", Stance.FACTIVE, "confirmed"),
        ("could not confirm", Stance.NEUTRAL, "not confirm"),
        ("refused to reveal", Stance.NEUTRAL, "refused to reveal"),
        ("falsely said", Stance.COUNTERFACTIVE, "falsely"),
        ("pointed out", Stance.FACTIVE, "pointed out"),
    ],
)
def test_writer(cue: str, stance: Stance, words: str) -> None:
    """How the writer stands to it, with the words that show it."""
    found = writer_stance(cue)
    assert (found.stance, cue[found.start : found.end]) == (stance, words)
