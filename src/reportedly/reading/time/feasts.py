"""Named days: which day of a year each is. Names that mean another day in every country have none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from reportedly.reading.time.periods import easter, nth_weekday, orthodox_easter

_FIXED = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year": (1, 1), "epiphany": (1, 6),
    "orthodox christmas": (1, 7), "valentine's day": (2, 14), "st patrick's day": (3, 17),
    "international women's day": (3, 8), "april fool's day": (4, 1), "anzac day": (4, 25), "may day": (5, 1),
    "victory day": (5, 9), "ve day": (5, 8), "juneteenth": (6, 19), "bastille day": (7, 14), "halloween": (10, 31),
    "all saints' day": (11, 1), "guy fawkes night": (11, 5), "bonfire night": (11, 5), "remembrance day": (11, 11),
    "armistice day": (11, 11), "veterans day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25), "boxing day": (12, 26),
}  # fmt: skip
_AFTER_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "good friday": -2, "easter sunday": 0, "easter day": 0, "easter": 0,
    "easter monday": 1, "ascension day": 39, "whit monday": 50,
}  # fmt: skip
_MOVING: dict[str, Callable[[int], date]] = {
    "orthodox easter": orthodox_easter,
    "martin luther king day": lambda year: nth_weekday(year, 1, 1, 3),
    "memorial day": lambda year: nth_weekday(year, 5, 1, -1),
    "labor day": lambda year: nth_weekday(year, 9, 1, 1),
    "columbus day": lambda year: nth_weekday(year, 10, 1, 2),
    "thanksgiving day": lambda year: nth_weekday(year, 11, 4, 4),
    "thanksgiving": lambda year: nth_weekday(year, 11, 4, 4),
    "black friday": lambda year: nth_weekday(year, 11, 4, 4) + timedelta(days=1),
    "election day": lambda year: nth_weekday(year, 11, 1, 1) + timedelta(days=1),
}
_ELSEWHERE = ("independence day", "labour day", "mother's day", "father's day", "republic day", "national day")
NAMES = (*_FIXED, *_AFTER_EASTER, *_MOVING, *_ELSEWHERE)


def day_of(name: str, year: int) -> date | None:
    """The day in ``year`` that a name of NAMES means; None where that depends on the country."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _AFTER_EASTER:
        return easter(year) + timedelta(days=_AFTER_EASTER[name])
    return _MOVING[name](year) if name in _MOVING else None


def without_year(name: str) -> str:
    """TIMEX3's value of a named day whose year is not known: XXXX-12-25, or XXXX-XX-XX where it moves."""
    return "XXXX-{:02}-{:02}".format(*_FIXED[name]) if name in _FIXED else "XXXX-XX-XX"
