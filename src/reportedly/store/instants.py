"""Times as whole microseconds since 1970 in UTC, so that they compare and sort alike in every store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
DAY = 86_400_000_000


@lru_cache(maxsize=1 << 14)  # a desk has few days, and each is asked for with each claim
def instant(time: str | None) -> int | None:
    """The microseconds of an ISO 8601 date or time; None for anything else.

    A date alone is its first moment; a time without a zone is taken as UTC.
    """
    if time is None:
        return None
    try:
        moment = datetime.fromisoformat(time)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
        return (moment - _EPOCH) // _MICROSECOND
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=1 << 14)
def iso(microseconds: int) -> str:
    """An instant in ISO 8601, in UTC."""
    return (_EPOCH + timedelta(microseconds=microseconds)).isoformat()


def now() -> str:
    """This moment in ISO 8601, in UTC."""
    return datetime.now(UTC).isoformat()
