"""The order of two times of which each may be a day, a moment, or not known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from reportedly.model import TimeOrder
from reportedly.rumours.sightings import instant

LAST = datetime.max.replace(tzinfo=UTC)
DAY = len("2026-07-06")
"""How many characters of a time name its day."""

_instant = lru_cache(maxsize=200_000)(instant)


def order(derived: str | None, origin: str | None) -> TimeOrder:
    """Whether what is derived came after its origin; a day and a moment in it are the same time."""
    later, earlier = _instant(derived), _instant(origin)
    if derived is None or origin is None or later is None or earlier is None:
        return TimeOrder.UNKNOWN
    if len(derived) <= DAY or len(origin) <= DAY:
        days = later.date(), earlier.date()
        if days[0] == days[1]:
            return TimeOrder.SAME_TIME
        return TimeOrder.AFTER if days[0] > days[1] else TimeOrder.AGAINST
    if later == earlier:
        return TimeOrder.SAME_TIME
    return TimeOrder.AFTER if later > earlier else TimeOrder.AGAINST


def latest(at: str | None) -> datetime:
    """The latest moment that a time may be: the end of a day, and of all times where none is known."""
    found = _instant(at)
    if at is None or found is None:
        return LAST
    return found + timedelta(days=1, microseconds=-1) if len(at) <= DAY else found


def place(at: str | None, id: str) -> tuple[datetime, str]:
    """What to sort by: the earliest first, what has no time last, of one time by the id."""
    return _instant(at) or LAST, id
