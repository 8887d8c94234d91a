"""Forms that point from the day of speaking: "yesterday", "last week", "two years ago", "on Tuesday", "earlier"."""

from __future__ import annotations

import re

from reportedly.reading.time.grammar import (
    EDGE,
    EDGE_OF,
    LENGTHS,
    MANY,
    NUMBER,
    PART,
    ROUGHLY,
    WEEKDAY,
    Form,
    S,
    Sense,
    any_of,
    form,
    mod,
    text_after,
    word_before,
)
from reportedly.reading.time.meanings import Length, PartOfDay, Shifted, Tense, Unit, Vague, Weekday
from reportedly.reading.time.words import PARTS_OF_DAY, SHIFTS, counted, unit_of, weekday_number

_YEARS = {Unit.DECADE: 10, Unit.CENTURY: 100}
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PERIODS = rf"(?:fiscal{S}|financial{S}|calendar{S})?(?P<unit>weekend|week|month|quarter|year|decade|century)"


def _weekday(match: re.Match[str]) -> Sense | None:
    if re.match(r"s\b", text_after(match)):
        return None
    shift = SHIFTS[match["shift"].lower()] if match["shift"] else None
    day = Weekday(day=weekday_number(match["weekday"]), shift=shift)
    return _with_part(day, match["part"], mod(match, "edge"))


def _day(match: re.Match[str]) -> Sense | None:
    """ "today" and its like; a name that ends in "Today" is a publisher."""
    word = match["day"].lower()
    if match["day"][0].isupper() and re.search(
        r"[A-Z]\w*\s$", match.string[max(0, match.start() - 20) : match.start()]
    ):
        return None
    part = "night" if word == "tonight" else match["part"]
    return _with_part(Shifted(unit=Unit.DAY, by=_DAYS[word]), part, mod(match, "edge", "when"))


def _day_after_next(match: re.Match[str]) -> Sense:
    return Sense(Shifted(unit=Unit.DAY, by=2 if match["side"].lower() == "after" else -2))


def _part_of_day(match: re.Match[str]) -> Sense:
    by = -1 if match["which"].lower() == "last" else 0
    return _with_part(Shifted(unit=Unit.DAY, by=by), match["part"], mod(match, "edge", "when"))


def _with_part(day: Weekday | Shifted, part: str | None, edge: str | None) -> Sense:
    return Sense(PartOfDay(PARTS_OF_DAY[part.lower()], day) if part else day, edge)


def _period(match: re.Match[str]) -> Sense:
    """ "last week", "next month", "later this year"."""
    by = SHIFTS[match["shift"].lower()]
    return Sense(Shifted(unit=unit_of(match["unit"]), by=by), mod(match, "when", "edge", "edgeof"))


def _the_period(match: re.Match[str]) -> Sense | None:
    """ "the next year" is a stretch from now, "the following year" one counted from the date last spoken of."""
    shift, unit = match["shift"].lower(), unit_of(match["unit"])
    if unit is Unit.WEEKEND or shift in {"current", "present"}:
        return Sense(Shifted(unit=unit, by=SHIFTS[shift]))
    if unit is Unit.DAY or shift in {"following", "previous", "preceding"}:
        return Sense(Shifted(unit=unit, by=SHIFTS[shift], from_text=True))
    if unit is Unit.QUARTER:
        return Sense(Shifted(unit=unit, by=SHIFTS[shift]))
    return Sense(Length(unit=unit, amount=1, towards=Tense.FUTURE if SHIFTS[shift] > 0 else Tense.PAST))


def _within_period(match: re.Match[str]) -> Sense:
    """ "the end of the year", "later in the week", "year-end": of the one that is running."""
    unit = unit_of(match["unit"])
    return Sense(Shifted(unit=unit, by=0), mod(match, "when", "edgeof"))


def _year_end(match: re.Match[str]) -> Sense:
    return Sense(Shifted(unit=unit_of(match["unit"]), by=0), "END")


def _weekend(match: re.Match[str]) -> Sense | None:
    led = word_before(match) in {"over", "at", "during", "on", "this", "for"}
    return Sense(Shifted(unit=Unit.WEEKEND, by=0)) if led else None


def _ago(match: re.Match[str]) -> Sense:
    amount, unit = _count(match)
    return Sense(
        Shifted(unit=unit, by=None if amount is None else -amount, direction=Tense.PAST), mod(match, "roughly")
    )


def _from_now(match: re.Match[str]) -> Sense:
    amount, unit = _count(match)
    return Sense(Shifted(unit=unit, by=amount, direction=Tense.FUTURE), mod(match, "roughly"))


def _from_text(match: re.Match[str]) -> Sense:
    """ "two days later"; but "two days later than planned" is a length."""
    amount, unit = _count(match)
    side = Tense.PAST if match["side"].lower() in {"earlier", "before", "previously", "beforehand"} else Tense.FUTURE
    by = None if amount is None else side * amount
    return Sense(Shifted(unit=unit, by=by, direction=side, from_text=True), mod(match, "roughly"))


def _count(match: re.Match[str]) -> tuple[int | None, Unit]:
    """How many of which unit; halves go down into the finer unit."""
    number = match["number"] or "several"
    amount, unit = counted(f"{number} and a half" if match["half"] else number, match["unit"])
    if amount is not None and amount != int(amount):
        finer = {Unit.YEAR: (Unit.MONTH, 12), Unit.WEEK: (Unit.DAY, 7), Unit.DECADE: (Unit.YEAR, 10)}
        finer |= {Unit.CENTURY: (Unit.YEAR, 100), Unit.HOUR: (Unit.MINUTE, 60), Unit.DAY: (Unit.HOUR, 24)}
        unit, times = finer.get(unit, (unit, 1))
        amount = round(amount * times)
    if unit in _YEARS and amount is not None:
        unit, amount = Unit.YEAR, amount * _YEARS[unit]
    return None if amount is None else int(amount), unit


def _adjacent_day(match: re.Match[str]) -> Sense:
    """ "the day before", "a day earlier"."""
    return Sense(Shifted(unit=Unit.DAY, by=-1 if match["side"].lower() == "before" else 1, from_text=True))


def _vague(reference: str) -> Form:
    return form(_VAGUE[reference], lambda match: _said_vaguely(match, reference))


def _said_vaguely(match: re.Match[str], reference: str) -> Sense | None:
    """ "earlier" alone, and not in "an earlier report"; "in the past", and not in "in the past two days"."""
    if match[0].lower().endswith("past") and _STRETCH.match(text_after(match)):
        return None
    if match[0].lower() == "earlier" and (
        word_before(match) in {"an", "the", "no", "not", "much", "even", "his", "her", "their", "its", "any"}
        or not re.match(r"\s*(?:[.,;:!?)\"”’]|that|he|she|it|they|to|with|by|\Z)", text_after(match))
    ):
        return None
    return Sense(Vague(reference))


_STRETCH = re.compile(rf"\s(?:[\w-]+\s){{0,3}}?(?:{LENGTHS})s?\b", re.IGNORECASE)
_VAGUE = {
    "PAST_REF": rf"in{S}the{S}past|(?:in{S})?(?:the{S})?recent{S}(?:past|years|months|weeks|days|decades|times)|"
    rf"recently|earlier|(?:some{S}time|a{S}long{S}time|long|a{S}while){S}ago",
    "PRESENT_REF": rf"at{S}present|nowadays|at{S}the{S}moment|right{S}now|these{S}days|until{S}now|to{S}date",
    "FUTURE_REF": rf"in{S}(?:the{S})?(?:near{S}|foreseeable{S}|distant{S})?future",
}
_COUNT = (
    rf"{ROUGHLY}?(?:(?P<number>{NUMBER}|a|an|half{S}an?|{MANY}){S})?"
    rf"(?P<unit>{LENGTHS}s?|seconds)(?P<half>{S}and{S}a{S}half)?"
)
_WHEN = rf"(?:(?P<when>earlier|later|early|late)(?:{S}(?:in|on))?{S})"
_SHIFT = any_of(SHIFTS)
FORMS: tuple[Form, ...] = (
    form(rf"(?:{EDGE})?(?:(?:the{S})?(?P<shift>{_SHIFT}){S})?(?P<weekday>{WEEKDAY})(?:{S}(?P<part>{PART}))?", _weekday),
    form(rf"(?:{EDGE}|{_WHEN})?(?P<day>today|tonight|yesterday|tomorrow)(?:{S}(?P<part>{PART}))?", _day),
    form(rf"the{S}day{S}(?P<side>before|after){S}(?:yesterday|tomorrow)", _day_after_next),
    form(rf"(?:{EDGE}|{_WHEN})?(?P<which>this|last){S}(?P<part>{PART})", _part_of_day),
    form(rf"(?:{EDGE}|{EDGE_OF}|{_WHEN})?(?P<shift>{_SHIFT}){S}{_PERIODS}", _period),
    form(
        rf"the{S}(?P<shift>{_SHIFT}){S}(?:fiscal{S}|financial{S})?(?P<unit>day|weekend|week|month|quarter|year|decade|century)",
        _the_period,
    ),
    form(rf"(?:{EDGE_OF}|{_WHEN})(?:the|this){S}(?P<unit>day|week|month|quarter|year|decade|century)", _within_period),
    form(rf"the{S}weekend", _weekend),
    form(rf"(?P<unit>year|month|week)(?:['’]s{S}|-|{S})end", _year_end),
    form(rf"{_COUNT}{S}ago", _ago),
    form(rf"{_COUNT}{S}from{S}now", _from_now),
    form(rf"in{S}{_COUNT}['’]?{S}time", _from_now),
    form(rf"{_COUNT}{S}(?P<side>later|earlier|afterwards|beforehand|previously)(?!{S}than)", _from_text),
    form(rf"(?:the|a){S}day{S}(?P<side>before|after)(?={S}?[.,;:])", _adjacent_day),
    *(_vague(reference) for reference in _VAGUE),
)
