"""Times as they are given: ISO 8601 is kept to the letter, and a time still to come is named as such."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_REDUCED = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
# A time without a zone may be of the zone that is furthest ahead.
_FURTHEST_ZONE = timedelta(hours=14)
_CLOCK_SKEW = timedelta(minutes=5)


def iso_time(value: str) -> str | None:
    """``value`` without the white space around it where it is ISO 8601 (a year alone will do), or else None."""
    trimmed = value.strip()
    return trimmed if _REDUCED.fullmatch(trimmed) or _parse(trimmed) is not None else None


def page_time(value: str) -> str | None:
    """Like `iso_time`, and the times of e-mail and HTTP (RFC 5322), which some pages carry, turned into ISO 8601."""
    kept = iso_time(value)
    if kept is not None:
        return kept
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def has_time_of_day(value: str) -> bool:
    """Whether an ISO 8601 ``value`` says more than the day."""
    return "T" in value or ":" in value


def dated(value: str, basis: str, now: datetime) -> str:
    """``basis``, with a remark where the ISO 8601 ``value`` lies after ``now``."""
    moment = _parse(value)
    if moment is None:
        return basis
    latest = now + (_FURTHEST_ZONE if moment.tzinfo is None else _CLOCK_SKEW)
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return f"{basis}, in the future when loaded" if aware > latest else basis


def _parse(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None
