"""The summary, for people and as JSON."""

from __future__ import annotations

import json
from collections import Counter

from reportedly.cli.intake.summary import as_json, as_text, summary
from reportedly.intake.taking import Tally
from reportedly.store import Outcome


def _tally(**counts: int) -> Tally:
    outcomes = Counter({Outcome(name): count for name, count in counts.items()})
    reasons = Counter({f"reason {n}": 20 - n for n in range(12)})
    return Tally(outcomes=outcomes, reasons=reasons, claims=1, refused=reasons.total())


def test_each_outcome_that_there_was_has_a_line() -> None:
    """The others have none, and of many reasons the most frequent are shown."""
    lines = as_text(summary(_tally(added=1200, revised=1, known=2), 3, 1.0)).splitlines()
    assert lines[:5] == [
        "1,200 documents added, with 1 claim",
        "1 new version of a known document",
        "2 documents known already",
        "3 pages unchanged since the last visit",
        "174 refused:",
    ]
    assert lines[5] == "  20 reason 0"
    assert lines[-1] == "  19 for other reasons"
    assert len(lines) == 5 + 11


def test_the_json_has_every_count() -> None:
    """Also those that are nought."""
    summed = json.loads(as_json(summary(_tally(added=2), 0, 1.23456)))
    assert summed.pop("reasons")["reason 0"] == 20
    assert summed == {
        "added": 2,
        "revised": 0,
        "refreshed": 0,
        "known": 0,
        "forgotten": 0,
        "unchanged": 0,
        "refused": 174,
        "claims": 1,
        "seconds": 1.235,
    }
