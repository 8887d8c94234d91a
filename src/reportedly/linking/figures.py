"""The figures of a claim with what they count, so that "12 dead" and "a dozen people were killed" can be compared."""

from __future__ import annotations

import re

from msgspec import Struct
from rigour.units import normalize_unit

from reportedly.linking.words import FUNCTION, Token, stem
from reportedly.reading.time.words import MONTHS

_NUMERALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_UNITS = {word: value for value, word in enumerate(_NUMERALS.split())} | {"dozen": 12}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "dozen": 12, "score": 20,
}  # fmt: skip
_CURRENCIES = {"$": "dollar", "£": "pound", "€": "euro"}
_MONEY = {"dollar": "dollar", "usd": "dollar", "pound": "pound", "gbp": "pound", "euro": "euro", "eur": "euro"}
_FIGURE = re.compile(
    r"(?P<money>[$£€])?\s?(?P<digits>\d+(?:[,\u00a0]\d{3})*(?:\.\d+)?)(?P<short>(?:k|m|mn|bn|b)\b|%|(?:st|nd|rd|th)\b)?",
    re.IGNORECASE,
)
_DEAD = frozenset("die kill dead fatality fatalit victim toll bodi body casualt casualty".split())
_HURT = frozenset("injur wound hurt injury".split())
_PEOPLE = frozenset("person people peopl man woman child passenger worker civilian soldier".split())
_MONTHS = frozenset(MONTHS) | {month[:3] for month in MONTHS} | {"Sept"}
_ONE_SAYS_LITTLE = {"one"}  # "one of the men" counts nobody
_NEAR = 5


class Figure(Struct, frozen=True, gc=False):
    """A number, what it counts (a stem, a unit, or "" where the words do not tell) and its words."""

    value: float
    unit: str
    text: str


def figures(text: str, found: tuple[Token, ...]) -> tuple[Figure, ...]:
    """The figures of a text; years standing alone, days of a month and ordinals are left out: they count nothing."""
    result: list[Figure] = []
    place = 0
    while place < len(found):
        value, after, short = _number(text, found, place)
        if value is None:
            place += 1
            continue
        if short != "ordinal" and not _year(value, found, place, short) and not _day(value, found, place, after, short):
            unit = short or _counted(found, place, after)
            words = text[found[place].start : found[after - 1].start + len(found[after - 1].text)]
            result.append(Figure(value, unit, words))
        place = after
    return tuple(result)


def _number(text: str, found: tuple[Token, ...], place: int) -> tuple[float | None, int, str]:
    """The value of the number that begins at ``place``, the place after it, and a unit that its writing shows."""
    token = found[place]
    if token.text[0].isdigit():
        return _digits(text, found, place)
    word = token.lower
    if word in _TENS:
        value, after = float(_TENS[word]), place + 1
        if after < len(found) and 0 < _UNITS.get(found[after].lower, 0) < 10:
            value, after = value + _UNITS[found[after].lower], after + 1
        return _scaled(found, value, after, "")
    if word in _UNITS and word not in _ONE_SAYS_LITTLE:
        return _scaled(found, float(_UNITS[word]), place + 1, "")
    if word in ("a", "one") and place + 1 < len(found) and found[place + 1].lower in _SCALES:
        return _scaled(found, 1.0, place + 1, "")
    return None, place + 1, ""


def _digits(text: str, found: tuple[Token, ...], place: int) -> tuple[float | None, int, str]:
    start = found[place].start
    before = text[max(0, start - 1) : start]
    match = _FIGURE.match(text, start)
    if match is None or ":" in found[place].text:
        return None, place + 1, ""
    value = float(re.sub(r"[,\u00a0]", "", match["digits"]))
    short = (match["short"] or "").lower()
    after = place + 1
    while after < len(found) and found[after].start < match.end():
        after += 1
    unit = _CURRENCIES.get(before, "")
    if short in ("st", "nd", "rd", "th"):
        return value, after, "ordinal"
    if short == "%":
        return value, after, "%"
    return _scaled(found, value * _SCALES.get(short, 1), after, unit)


def _scaled(found: tuple[Token, ...], value: float, after: int, unit: str) -> tuple[float, int, str]:
    """The value times the scale words that follow it, with the money that they are followed by."""
    while after < len(found) and found[after].lower in _SCALES and found[after].lower not in ("k", "m", "b"):
        value, after = value * _SCALES[found[after].lower], after + 1
    if after < len(found) and stem(found[after].lower) in _MONEY:
        unit, after = _MONEY[stem(found[after].lower)], after + 1
    return value, after, unit


def _year(value: float, found: tuple[Token, ...], place: int, unit: str) -> bool:
    """Whether it is a year: four digits of this time, with no unit and no noun that it could count."""
    text = found[place].text
    if unit or not text.isdigit() or len(text) != 4 or not 1900 <= value <= 2100:
        return False
    before = found[place - 1].lower if place else ""
    after = found[place + 1].lower if place + 1 < len(found) else ""
    return before in ("in", "since", "by", "until", "of", "from", "late", "early") or after in FUNCTION or not after


def _day(value: float, found: tuple[Token, ...], place: int, after: int, unit: str) -> bool:
    """Whether it is the day of a month that stands beside it, and not "in May 12 people died"."""
    if unit or after > place + 1 or not found[place].text.isdigit() or not 1 <= value <= 31:
        return False
    if after < len(found) and found[after].text in _MONTHS:
        return True
    counted = stem(found[after].lower) if after < len(found) else ""
    return place > 0 and found[place - 1].text in _MONTHS and counted not in _PEOPLE | _DEAD | _HURT


def _counted(found: tuple[Token, ...], place: int, after: int) -> str:
    """What the number counts: people dead or hurt, a unit of measure, or the noun that follows it."""
    near = [stem(t.lower) for t in found[after : after + _NEAR]]
    around = {*near, *(stem(t.lower) for t in found[max(0, place - _NEAR) : place])}
    nouns = [stem(t.lower) for t in found[after : after + _NEAR] if t.lower not in FUNCTION and t.text[0].isalpha()]
    first = nouns[0] if nouns else ""
    people = not first or first in _PEOPLE or first in _DEAD or first in _HURT
    if people and around & _DEAD and not (set(near) & _HURT):
        return "dead"
    if people and around & _HURT:
        return "hurt"
    if after < len(found) and found[after].lower in ("percent", "per", "pct"):
        return "%"
    measured = normalize_unit(found[after].lower) if after < len(found) else ""
    if measured and measured != found[after].lower:
        return measured
    return "people" if first in _PEOPLE else first
