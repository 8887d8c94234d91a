"""What an expression of time means before it is anchored: one small value a form, after the classes of TIMEX3.

Everything here comes from the words alone. The document's day is added by `anchoring`.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from msgspec import Struct


class Unit(StrEnum):
    """The units of the calendar and the clock, from fine to coarse; the value is the word."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Tense(IntEnum):
    """Which way from the document's day the verb of the clause looks."""

    PAST = -1
    FUTURE = 1


class Calendar(Struct, frozen=True, kw_only=True):
    """A date by the calendar; what is absent was not said.

    ``shift`` counts years from the document's ("March of next year": 1). ``numerals`` are those of "7/8/07", of which
    either is the day.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    numerals: tuple[int, int] | None = None


class Portion(Struct, frozen=True, kw_only=True):
    """A season, quarter or half: ``code`` is TIMEX3's (SP, SU, FA, WI, Q1 to Q4, H1, H2).

    ``shift`` counts years from the document's where no ``year`` is said ("the third quarter of last year": -1) and, for
    a portion said alone ("last summer"), the portions of that name.
    """

    unit: Unit
    code: str
    year: int | None = None
    shift: int | None = None
    of_year: bool = False


class Era(Struct, frozen=True):
    """A decade ("the 1990s": 199) or a century ("the 21st century": 20) by the digits that its years begin with."""

    unit: Unit
    digits: int


class Weekday(Struct, frozen=True, kw_only=True):
    """A day of the week, 1 (Monday) to 7, as in ISO 8601; ``shift`` is -1 for "last", 0 for "this", 1 for "next"."""

    day: int
    shift: int | None = None


class Shifted(Struct, frozen=True, kw_only=True):
    """A unit counted from a day: ``by`` units before (negative) or after; None where the number is not said.

    ``from_text`` counts from the date last spoken of ("two days later") and not from the document's day.
    """

    unit: Unit
    by: int | None
    direction: Tense | None = None
    from_text: bool = False


class Length(Struct, frozen=True, kw_only=True):
    """A stretch of time; ``amount`` None is an unsaid number. ``towards`` says that it ends or begins now."""

    unit: Unit
    amount: float | None
    towards: Tense | None = None


class Clock(Struct, frozen=True, kw_only=True):
    """A time of day; ``minute`` None where only the hour is said; ``zone`` is an offset as ISO 8601 writes it."""

    hour: int
    minute: int | None = None
    zone: str = ""


class PartOfDay(Struct, frozen=True):
    """The morning (MO), afternoon (AF), evening (EV) or night (NI) of a day."""

    code: str
    day: Calendar | Weekday | Shifted


class NamedDay(Struct, frozen=True, kw_only=True):
    """A feast or day of remembrance by its name in lower case."""

    name: str
    year: int | None = None
    shift: int | None = None


class Vague(Struct, frozen=True):
    """A time that is only said to lie before, at or after the present: PAST_REF, PRESENT_REF, FUTURE_REF."""

    reference: str


class Recurring(Struct, frozen=True, kw_only=True):
    """A set of times: TIMEX3's ``value`` of one of them, ``quant`` ("EVERY") and ``freq`` ("2X") where said."""

    value: str
    quant: str | None = None
    freq: str | None = None


Meaning = Calendar | Portion | Era | Weekday | Shifted | Length | Clock | PartOfDay | NamedDay | Vague | Recurring
