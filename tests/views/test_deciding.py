"""What people decided, as a page shows it."""

from __future__ import annotations

from reportedly.model import Judgement
from reportedly.rumours.decisions import Decision, Topic, as_judgement
from reportedly.views.deciding import decided


def judgement(topic: Topic, value: str | None, day: int, by: str = "Ana") -> Judgement:
    """A decision about one claim as the log keeps it."""
    made = Decision(subject="a1", topic=topic, value=value, by=by, at=f"2026-05-{day:02}", reason="seen")
    return as_judgement(made)


def test_the_last_that_stands_holds_and_the_log_has_all() -> None:
    """The newest first; what was taken back is there and says so."""
    found = decided(
        [
            judgement(Topic.STATUS, "probably true", 1),
            judgement(Topic.STATUS, "confirmed false", 2),
            judgement(Topic.CREDIBILITY, "6", 3),
            judgement(Topic.STATUS, None, 4),
        ]
    )
    assert found.status is not None
    assert (found.status.value, found.status.verdict) == ("probably true", True)
    assert found.credibility is not None
    assert found.credibility.words == "6, truth cannot be judged"
    assert found.reliability is None
    assert [(said.value, said.stands) for said in found.log] == [
        (None, False),
        ("6", True),
        ("confirmed false", False),
        ("probably true", True),
    ]


def test_nothing_decided_is_nothing() -> None:
    """No status is made up."""
    assert decided([]) == decided(iter(()))
    assert decided([]).log == ()
