"""What the forms of time are made of: the fragments of their patterns, and the form itself.

A form is a pattern that is tried where a word begins, and a function from its match to a meaning, or to None where the
words around it say that no time is meant ("in March" against "the March on the capital").
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from reportedly.reading.time.meanings import Meaning
from reportedly.reading.time.words import MONTHS, NUMBERS, ORDINALS, WEEKDAYS, ZONES


class Sense(Struct, frozen=True):
    """What a match means, with TIMEX3's ``mod`` (START, MID, END, APPROX, LESS_THAN ...)."""

    meaning: Meaning
    mod: str | None = None


class Form(Struct, frozen=True):
    """One way of writing a time."""

    pattern: re.Pattern[str]
    sense: Callable[[re.Match[str]], Sense | None]


def form(pattern: str, sense: Callable[[re.Match[str]], Sense | None]) -> Form:
    """A form; months and weekdays in its pattern mind the letter case, other words don't. It ends where a word does."""
    return Form(re.compile(rf"(?i:{pattern})(?!\w)"), sense)


def any_of(words: object) -> str:
    """An alternation of words, the longest first."""
    return "|".join(sorted((str(word) for word in words), key=len, reverse=True))  # type: ignore[attr-defined]


def cased(words: list[str]) -> str:
    """Words as they stand at the start of a name or in a text in capitals."""
    return f"(?-i:{'|'.join([*words, *(word.upper() for word in words)])})"


S = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"  # the space between two words, which may be a broken line
MONTH = cased(MONTHS)
_SHORT = [name[:3] for name in MONTHS if name != "May"]
MONTH_OR_SHORT = rf"(?:{MONTH}|(?:{cased([*_SHORT, 'Sept'])})\b\.?)"
WEEKDAY = cased(WEEKDAYS)
WEEKDAY_OR_SHORT = rf"(?:{WEEKDAY}|{cased('Mon Tues Tue Weds Wed Thurs Thur Thu Fri Sat Sun'.split())}\b\.?)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:/]\d)"
YEAR = r"(?:1[0-9]|20)\d\d(?![\d%]|[.,:/]\d)"
PART = r"morning|afternoon|evening|night"
_WORD_NUMBER = any_of(NUMBERS)
NUMBER = (
    r"(?:(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-|\s)"
    rf"(?:one|two|three|four|five|six|seven|eight|nine)|a\shundred|one\shundred|{_WORD_NUMBER})(?:{S}and{S}a{S}half)?)"
)
MANY = r"(?:several|a\sfew|many|some|dozens\sof|hundreds\sof|thousands\sof|a\scouple\sof|a\scouple|a\snumber\sof)"
ORDINAL = rf"(?:{any_of(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
LENGTHS = r"(?:minute|hour|day|week|fortnight|month|year|decade|centur(?:y|ie))"
ZONE = rf"(?:{S}?\(?{S}?(?P<zone>{any_of(ZONES)})(?:{S}?(?P<offset>[+\-−]\d{{1,2}}))?(?:{S}?\))?)"
EDGE = rf"(?:(?P<edge>early|mid|late)(?:{S}|-)(?:in{S})?)"
EDGE_OF = rf"(?:(?:the{S})?(?P<edgeof>start|beginning|middle|end|close){S}of{S})"
MODS = {
    "early": "START", "start": "START", "beginning": "START", "earlier": "START", "mid": "MID", "middle": "MID",
    "late": "END", "end": "END", "close": "END", "later": "END", "about": "APPROX", "around": "APPROX",
    "roughly": "APPROX", "approximately": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN",
    "less than": "LESS_THAN", "under": "LESS_THAN", "fewer than": "LESS_THAN", "just under": "LESS_THAN",
    "more than": "MORE_THAN", "just over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS",
    "at most": "EQUAL_OR_LESS",
}  # fmt: skip
ROUGHLY = (
    rf"(?:(?P<roughly>about|around|roughly|approximately|nearly|almost|(?:less|fewer|more)\sthan|just\s(?:under|over)|"
    rf"at\s(?:least|most)|up\sto){S})"
)
_LAST_WORD = re.compile(rf"([^\W_]+){S}?\Z")


def mod(match: re.Match[str], *groups: str) -> str | None:
    """TIMEX3's ``mod`` for whichever of the groups matched."""
    said = next((match[group] for group in groups if match[group]), None)
    return MODS[re.sub(r"\s+", " ", said.lower())] if said else None


def word_before(match: re.Match[str]) -> str:
    """The word right before a match, in lower case; empty where there is none in its paragraph."""
    found = _LAST_WORD.search(match.string, max(0, match.start() - 20), match.start())
    return found[1].lower() if found else ""


def text_after(match: re.Match[str]) -> str:
    """The thirty characters after a match."""
    return match.string[match.end() : match.end() + 30]
