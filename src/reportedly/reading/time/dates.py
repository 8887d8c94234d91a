"""Forms of dates by the calendar: days, months, years, decades, quarters, seasons and named days."""

from __future__ import annotations

import re

from reportedly.reading.time.feasts import NAMES
from reportedly.reading.time.grammar import (
    DAY,
    EDGE,
    EDGE_OF,
    MONTH,
    MONTH_OR_SHORT,
    ORDINAL,
    WEEKDAY_OR_SHORT,
    YEAR,
    Form,
    S,
    Sense,
    any_of,
    form,
    mod,
    text_after,
    word_before,
)
from reportedly.reading.time.meanings import Calendar, Era, NamedDay, Portion, Unit
from reportedly.reading.time.words import NICKNAMES, ORDINALS, SEASONS, SHIFTS, month_number

_BEFORE_A_TIME = frozenset(
    "in since until till by during of from to through between and before after for around throughout on circa c last "
    "next this early late mid past or is was".split()
)
# What a number of four digits counts when it is no year, and what it names.
_COUNTED = re.compile(
    r"\s(?:people|men|women|children|troops|soldiers|jobs|workers|staff|years?|hours|days|kilomet|km|miles|feet|met|"
    r"tons|tonnes|euros?|dollars|pounds|points|units|aircraft|cars|copies|million|billion|per|votes|homes|words|mph|others|"
    r"more|or\smore|times|seats|employees|members|passengers|shares|mb|gb|mhz|rpm)",
    re.IGNORECASE,
)
_NAMED_BY_NUMBER = frozenset("windows office flight road room route box agent model number no page resolution".split())
_VERB_MONTHS = frozenset({"may", "march"})
_SHIFT = any_of(SHIFTS)


def _number(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


def _year(text: str | None) -> int | None:
    """A year of two or four digits; of two, 69 and later are those of the last century, as POSIX has it."""
    number = _number(text)
    if number is None or text is None or len(text) > 2:
        return number
    return number + (1900 if number >= 69 else 2000)


def _day(match: re.Match[str]) -> Sense:
    month = month_number(match["month"])
    return Sense(Calendar(year=_number(match["year"]), month=month, day=_number(match["day"])))


def _month(match: re.Match[str]) -> Sense | None:
    """A month alone: the names that are also verbs or people's need a word before them that leads to a time."""
    edge, name = mod(match, "edge", "edgeof"), match["month"].lower()
    before, after = word_before(match), text_after(match)
    led = edge is not None or match["shift"] is not None or before in _BEFORE_A_TIME
    led = led or (before in {"a", "its", "their", "his", "her"} and re.match(r"\s[a-z]", after) is not None)
    if not led and (name in {"may", "march", "april", "june", "august"} or re.match(r"\s[A-Z]", text_after(match))):
        return None
    if (
        name in _VERB_MONTHS
        and not match["shift"]
        and re.match(r"\s(?:on|of|for|be|have|I|he|she|we)\b", text_after(match))
    ):
        return None
    return Sense(Calendar(month=month_number(name)), edge)


def _month_of_year(match: re.Match[str]) -> Sense:
    shift = SHIFTS[match["shift"].lower()] if match["shift"] else None
    meaning = Calendar(year=_number(match["year"]), month=month_number(match["month"]), shift=shift)
    return Sense(meaning, mod(match, "edge", "edgeof"))


def _iso(match: re.Match[str]) -> Sense | None:
    month, day = int(match["month"]), int(match["day"])
    return (
        Sense(Calendar(year=int(match["year"]), month=month, day=day)) if 1 <= month <= 12 and 1 <= day <= 31 else None
    )


def _numerals(match: re.Match[str]) -> Sense | None:
    """7/8/07: the day is whichever can be one; where both can, both are kept for `anchoring` to choose."""
    first, second, year = int(match["first"]), int(match["second"]), _year(match["year"])
    if match["sep"] == "." or second > 12 >= first > 0:
        day, month = (first, second) if match["sep"] == "." else (second, first)
    elif first > 12 >= second > 0 or first == second:
        day, month = first, second
    elif 0 < first <= 12 and 0 < second <= 12:
        return Sense(Calendar(year=year, numerals=(first, second)))
    else:
        return None
    return Sense(Calendar(year=year, month=month, day=day)) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _year_alone(match: re.Match[str]) -> Sense | None:
    """Four digits are a year from 1900 on, an older one after a word that leads to it, and neither where they count."""
    edge, before = mod(match, "edge", "edgeof"), word_before(match)
    around = match.string[max(0, match.start() - 1) : match.start()]
    if around and around in "-–/.,:#$£€+" and not re.search(r"[12]\d{3}[–-]$", match.string[: match.start()][-6:]):
        return None
    led = edge is not None or match["fiscal"] is not None or before in _BEFORE_A_TIME
    if before in _NAMED_BY_NUMBER or _COUNTED.match(text_after(match)) or re.match(r"-\w", text_after(match)):
        return None
    return Sense(Calendar(year=int(match["year"])), edge) if led or int(match["year"]) >= 1900 else None


def _two_years(match: re.Match[str]) -> Sense | None:
    """2010-11 and 2010/11 are a year of school, sport or taxes: TIMEX3 has only the year that it begins in."""
    return Sense(Calendar(year=int(match["year"]))) if int(match["next"]) == (int(match["year"]) + 1) % 100 else None


def _decade(match: re.Match[str]) -> Sense | None:
    """ "the 1990s", "the '90s", "the nineties"; "the mid-30s" are as often degrees or ages."""
    if match["nickname"] and not match[0].lower().startswith("the"):
        return None
    if match["nickname"]:
        return Sense(Era(Unit.DECADE, 190 + NICKNAMES[match["nickname"].lower()] // 10), mod(match, "edge", "edgeof"))
    digits = match["decade"]
    if len(digits) == 2 and not (match["short"] or (match["the"] and not match["edge"] and not match["edgeof"])):
        return None
    years = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if years % 100 == 0 and years < 2000:
        return Sense(Era(Unit.CENTURY, years // 100), mod(match, "edge", "edgeof"))
    return Sense(Era(Unit.DECADE, years // 10), mod(match, "edge", "edgeof"))


def _century(match: re.Match[str]) -> Sense | None:
    word = match["ordinal"].lower()
    number = ORDINALS.get(word) or _number(word)
    return Sense(Era(Unit.CENTURY, number - 1), mod(match, "edge", "edgeof")) if number else None


def _portion(match: re.Match[str]) -> Sense | None:
    """A quarter or half of a year, said or not; "the first half" alone is also football's, so it needs its year."""
    unit = Unit.QUARTER if match["unit"].lower() in {"quarter", "q"} else Unit.HALF
    number = ORDINALS.get(match["nth"].lower()) or int(match["nth"][0])
    if number > (4 if unit is Unit.QUARTER else 2):
        return None
    return _of_year(match, unit, f"{'QH'[unit is Unit.HALF]}{number}")


def _of_year(match: re.Match[str], unit: Unit, code: str) -> Sense:
    year, shift = _number(match["year"]), match["shift"]
    of_year = shift is not None
    by = SHIFTS.get(shift.lower(), 0) if shift else None
    return Sense(Portion(unit=unit, code=code, year=year, shift=by, of_year=of_year))


def _season(match: re.Match[str]) -> Sense | None:
    """A season with its year, or after "last", "this", "in the" and the like; "spring" and "fall" are verbs too."""
    shift, year = match["shift"], _number(match["year"])
    if not (shift or year or mod(match, "edge")) and word_before(match) not in {
        "in",
        "since",
        "until",
        "by",
        "during",
        "of",
    }:
        return None
    by = SHIFTS[shift.lower()] if shift else None
    code = SEASONS[match["season"].lower()]
    if year is None and by is None and code in {"SP", "FA"} and not match["the"]:
        return None
    return Sense(Portion(unit=Unit.SEASON, code=code, year=year, shift=by), mod(match, "edge"))


def _named_day(match: re.Match[str]) -> Sense:
    name = re.sub(r"\s+", " ", match["name"].lower().replace("’", "'").replace("saint ", "st ").replace("st. ", "st "))
    shift = SHIFTS[match["shift"].lower()] if match["shift"] else None
    return Sense(NamedDay(name=name, year=_number(match["year"]), shift=shift))


_NAMES = any_of(NAMES).replace("'", "['’]").replace(" ", r"\s").replace("st\\s", r"(?:st\.?|saint)\s")
_TITLED = r"(?-i:(?=[A-Z]))"  # a name, and not "easter eggs"
_OF_WHICH_YEAR = (
    rf"(?:{S}(?:of{S}|in{S})?(?:(?:fiscal{S}(?:year{S})?)?(?P<year>{YEAR})|"
    rf"(?P<shift>this|last|next|the){S}(?:fiscal{S})?year))"
)
FORMS: tuple[Form, ...] = (
    form(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", _iso),
    form(rf"(?:{WEEKDAY_OR_SHORT},?{S})?(?P<month>{MONTH_OR_SHORT}){S}(?P<day>{DAY})(?:,?{S}(?P<year>{YEAR}))?", _day),
    form(
        rf"(?:{WEEKDAY_OR_SHORT},?{S})?(?:the{S})?(?P<day>{DAY}){S}(?:of{S})?(?P<month>{MONTH_OR_SHORT})(?:,?{S}(?P<year>{YEAR}))?",
        _day,
    ),
    form(
        rf"(?:{EDGE}|{EDGE_OF})?(?P<month>{MONTH_OR_SHORT}),?{S}(?:of{S})?"
        rf"(?:(?P<year>{YEAR})|(?P<shift>this|last|next){S}year)",
        _month_of_year,
    ),
    form(rf"(?:{EDGE}|{EDGE_OF})?(?:(?P<shift>{_SHIFT}){S})?(?P<month>{MONTH})", _month),
    form(r"(?P<first>\d{1,2})(?P<sep>[/.])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)(?![./]\d)", _numerals),
    form(rf"(?:{EDGE}|{EDGE_OF})?(?P<fiscal>fiscal{S}(?:year{S})?|FY{S}?)?(?P<year>{YEAR})", _year_alone),
    form(r"(?P<year>(?:19|20)\d\d)[-–/](?P<next>\d\d)", _two_years),
    form(
        rf"(?:(?:the{S})?{EDGE}|{EDGE_OF})?(?:(?P<the>the){S})?(?P<short>['’]|(?<=['’]))?"
        rf"(?:(?P<decade>(?:1[0-9]|20)\d0|[2-9]0)['’]?s|(?-i:(?P<nickname>{any_of(NICKNAMES)})))",
        _decade,
    ),
    form(rf"(?:(?:the{S})?{EDGE}|{EDGE_OF})?(?:the{S})?(?P<ordinal>{ORDINAL})(?:{S}|-)century", _century),
    form(rf"(?:the{S})?(?P<nth>first|second|third|fourth)[ -](?P<unit>quarter|half){_OF_WHICH_YEAR}", _portion),
    form(
        rf"(?:the{S})?(?P<nth>first|second|third|fourth)[ -](?P<unit>quarter)(?P<year>(?!))?(?P<shift>(?!))?", _portion
    ),
    form(rf"(?-i:(?P<unit>[QH])(?P<nth>[1-4]))(?:{_OF_WHICH_YEAR})?", _portion),
    form(
        rf"{EDGE}?(?:(?P<the>the){S})?(?:(?P<shift>{_SHIFT}){S})?(?P<season>spring|summer|autumn|fall|winter)(?:{S}(?:of{S})?(?P<year>{YEAR}))?",
        _season,
    ),
    form(
        rf"(?:(?P<shift>{_SHIFT}){S})?{_TITLED}(?P<name>{_NAMES})(?:{S}(?:of{S}|in{S})?(?P<year>{YEAR}))?", _named_day
    ),
)
