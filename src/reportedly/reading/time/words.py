"""The words of time and what they count as: months, weekdays, units, numbers, parts of the day, zones."""

from __future__ import annotations

import re

from reportedly.reading.time.meanings import Unit

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
UNITS = {
    "second": Unit.SECOND,
    "minute": Unit.MINUTE,
    "hour": Unit.HOUR,
    "day": Unit.DAY,
    "night": Unit.DAY,
    "weekend": Unit.WEEKEND,
    "week": Unit.WEEK,
    "fortnight": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "centurie": Unit.CENTURY,
}
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
ZONES = {
    "utc": "Z", "gmt": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
    "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {word: number for number, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip
NICKNAMES = {
    name: 20 + 10 * n
    for n, name in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}
SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "present": 0, "next": 1,
    "coming": 1, "following": 1, "upcoming": 1,
}  # fmt: skip


def month_number(word: str) -> int:
    """1 to 12 for the name of a month or its beginning, in any letter case."""
    return next(n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()[:3]))


def weekday_number(word: str) -> int:
    """1 (Monday) to 7 for the name of a day or its beginning, in any letter case."""
    return next(n for n, name in enumerate(WEEKDAYS, 1) if name.lower().startswith(word.lower()[:3]))


def unit_of(word: str) -> Unit:
    """The unit that a noun names, singular or plural."""
    return UNITS[word.lower().removesuffix("s")]


def amount_of(words: str) -> float | None:
    """The number that ``words`` say ("24", "twenty-four", "two and a half", "a", "half a"); None for "several"."""
    words = re.sub(r"\s+", " ", words.lower().strip())
    if words in {"a couple of", "a couple"}:
        return 2
    if words.startswith("half"):
        return 0.5
    whole, _, _ = words.partition(" and a half")
    digits = whole.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        number: float | None = float(digits)
    elif whole in {"a", "an", "the"}:
        number = 1
    elif whole in {"a hundred", "one hundred"}:
        number = 100
    else:
        parts = [NUMBERS.get(part) for part in re.split(r"[- ]", whole)]
        number = None if None in parts else sum(part for part in parts if part is not None)
    return number + 0.5 if number is not None and " and a half" in f" {words}" else number


def counted(words: str, noun: str) -> tuple[float | None, Unit]:
    """How many of which unit: "two", "fortnights" is four weeks; None for an unsaid number."""
    amount = amount_of(words)
    return amount * 2 if amount is not None and noun.lower().startswith("fortnight") else amount, unit_of(noun)
