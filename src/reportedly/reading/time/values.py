"""What an expression of time says once it is placed: TIMEX3's value, and the interval where it is definite."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from reportedly.reading.time.meanings import Unit


class TimeType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """What a relative expression is counted from, and what is missing where it cannot be placed."""

    DOCUMENT = "the document's date"
    TEXT = "a date earlier in the text"
    COUNTRY = "the country"


class Interval(Struct, frozen=True):
    """The half-open interval ``[start, end)`` in ISO 8601: days, or times of day with the zone that the text gives."""

    start: str
    end: str


class TimeValue(Struct, frozen=True, kw_only=True):
    """What an expression of time says, as TIMEX3 writes it ("2023-05-09", "P24Y", "XXXX-WXX-2", "PAST_REF").

    ``granularity`` is the unit it is said in, ``interval`` is there where it is definite, and ``missing`` says what a
    relative expression lacks to be placed.
    """

    type: TimeType
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    granularity: Unit | None = None
    interval: Interval | None = None
    missing: Anchor | None = None


class Context(Struct, frozen=True):
    """What the text said before: the last definite date, and the day of which times of day are told."""

    last: TimeValue | None = None
    day: date | None = None
