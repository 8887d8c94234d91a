"""Statuses and grades that people give in the browser, kept as the command line keeps them."""

from __future__ import annotations

from datetime import UTC, datetime

from litestar.exceptions import HTTPException

from reportedly.errors import UsageError
from reportedly.rumours.decisions import (
    Decision,
    Topic,
    as_judgement,
    checked,
    decisions,
    holding,
    in_words,
    last_of,
)
from reportedly.store import View
from reportedly.store.walking import every
from reportedly.views import moment
from reportedly.web.missing import no_rumour, no_source
from reportedly.web.rumours import named
from reportedly.web.site import Site

TAKE_BACK = "undo"


class DecidedSince(HTTPException):
    """Somebody else decided while a page was open; ``held`` is when, for the form that is sent all the same."""

    status_code = 409

    def __init__(self, other: Decision) -> None:
        why = f": {other.reason}" if other.reason else ""
        super().__init__(
            detail=f"meanwhile {other.by} decided “{in_words(other)}” on {moment(other.at)}{why}; yours was not kept"
        )
        self.held = other.at


def decide(site: Site, id: str, topic: Topic, value: str, reason: str, by: str, *, held: str | None = None) -> Decision:
    """Keeps a person's decision about a rumour or source, or takes this person's last one back.

    ``held`` is when the decision was made that the person saw, "" for none; where another one's holds meanwhile,
    nothing is kept and DecidedSince is raised. The same decision sent twice is kept once. Raises UsageError for one
    that cannot be, and what ``missing`` has where there is no such rumour or source.
    """
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    undo = value == TAKE_BACK
    made = checked(
        Decision(subject=id, topic=topic, value=None if undo else value, by=by, at=at, reason="" if undo else reason)
    )
    with site.deciding:
        view = site.view()
        ids = _subjects(view, id, topic)
        subject = ids[0]
        if undo:
            before = last_of(view.judged(ids), topic, made.by)
            if before is None:
                raise UsageError(f"{made.by} has decided nothing here that could be taken back")
            subject = before.subject
        now = holding(decisions(view.judged(ids)), topic)
        if now is not None and not undo:
            if (now.by, now.value, now.reason) == (made.by, made.value, made.reason):
                return now
            if held is not None and now.at != held and now.by != made.by:
                raise DecidedSince(now)
        kept = Decision(subject=subject, topic=topic, value=made.value, by=made.by, at=at, reason=made.reason)
        site.store.writer.judge([as_judgement(kept)])
    return kept


def _subjects(view: View, id: str, topic: Topic) -> list[str]:
    """The ids that a decision may be kept under, the one for a new decision first."""
    if topic is Topic.RELIABILITY:
        if view.source(id) is None:
            raise no_source(view, id)
        return [id]
    rumour = named(view, id)
    if rumour is None:
        raise no_rumour(id)
    return [rumour.heading, *(member.claim.id for member in every(view.members, rumour.id))]
