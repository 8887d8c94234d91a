"""Forms of lengths ("24 years", "a quarter of a century", "the next four years") and of sets ("every Tuesday")."""

from __future__ import annotations

import re

from reportedly.reading.time.grammar import (
    LENGTHS,
    MANY,
    NUMBER,
    ROUGHLY,
    WEEKDAY,
    Form,
    S,
    Sense,
    form,
    mod,
    text_after,
    word_before,
)
from reportedly.reading.time.meanings import Length, Recurring, Tense, Unit
from reportedly.reading.time.periods import duration
from reportedly.reading.time.words import amount_of, counted, unit_of, weekday_number

_TOWARDS = {
    "last": Tense.PAST, "past": Tense.PAST, "previous": Tense.PAST, "preceding": Tense.PAST, "next": Tense.FUTURE,
    "coming": Tense.FUTURE, "following": Tense.FUTURE,
}  # fmt: skip
# Words after which "a year" is a length, and not a rate ("15 a year").
_LENGTH_AFTER = frozenset(
    "for after in over within about almost nearly than of lasted lasting took taking takes take least every under "
    "around most half spent up".split()
)
_LED = frozenset("for in over after within of through across".split())
_AGE = re.compile(r"(?:\s|-)?(?:old|of\sage)\b|-olds?\b", re.IGNORECASE)
_ADVERBS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y"}
_TIMES = {"once": "1X", "twice": "2X"}


def _length(match: re.Match[str]) -> Sense | None:
    """A counted length; an age ("24 years old", "aged") is no time."""
    if _AGE.match(text_after(match)) or word_before(match) == "aged":
        return None
    if match["number"].lower() == "few" and not match["towards"]:
        return None
    amount, unit = counted(match["number"], match["unit"])
    towards = _TOWARDS.get((match["towards"] or "").lower())
    return Sense(Length(unit=unit, amount=amount, towards=towards), mod(match, "roughly"))


def _one(match: re.Match[str]) -> Sense | None:
    """ "a year": a rate after what is counted ("15 a year"), a length after "for" and the like, otherwise nothing."""
    unit, before = unit_of(match["unit"]), word_before(match)
    if _AGE.match(text_after(match)):
        return None
    roughly = mod(match, "roughly")
    half = bool(match["half"])
    follows = re.match(r"\s(?:after|before|and\sa\shalf)\b", text_after(match)) is not None
    if before in _LENGTH_AFTER or half or roughly or (follows and match["article"].lower() != "each"):
        amount, _ = counted("a and a half" if half else "a", match["unit"])
        return Sense(Length(unit=unit, amount=amount), roughly)
    if before in _TIMES:
        return Sense(Recurring(value=duration(1, unit), freq=_TIMES[before]))
    rate = re.search(
        r"(?:\d|%|\b(?:percent|cent|million|billion|times|[a-z]{2,}s))\s$",
        match.string[max(0, match.start() - 12) : match.start()],
    )
    return Sense(Recurring(value=duration(1, unit))) if rate and unit not in {Unit.DECADE, Unit.CENTURY} else None


def _fraction(match: re.Match[str]) -> Sense:
    """ "half an hour", "a quarter of a century"."""
    part = 0.5 if match["part"].lower().startswith("half") else 0.75 if "three" in match["part"].lower() else 0.25
    return Sense(Length(unit=unit_of(match["unit"]), amount=part), mod(match, "roughly"))


def _hyphened(match: re.Match[str]) -> Sense | None:
    """ "a 27-year contract"; not the age of "a 27-year-old"."""
    if _AGE.match(text_after(match)):
        return None
    return Sense(Length(unit=unit_of(match["unit"]), amount=amount_of(match["number"])))


def _many(match: re.Match[str]) -> Sense | None:
    """ "for years", "over the years", "the coming weeks": a length whose number is not said."""
    towards = match["towards"]
    if not towards and word_before(match) not in _LED:
        return None
    return Sense(Length(unit=unit_of(match["unit"]), amount=None, towards=_TOWARDS.get((towards or "").lower())))


def _long(match: re.Match[str]) -> Sense:
    """ "a year-long inquiry", "months-long"."""
    plural = match["unit"].lower().endswith("s")
    return Sense(Length(unit=unit_of(match["unit"]), amount=None if plural else 1))


def _every(match: re.Match[str]) -> Sense | None:
    quant = match["quant"].upper()
    if match["weekday"]:
        return Sense(Recurring(value=f"XXXX-WXX-{weekday_number(match['weekday'])}", quant=quant))
    amount = 2 if match["other"] else amount_of(match["number"] or "one")
    return Sense(Recurring(value=duration(amount, unit_of(match["unit"])), quant=quant))


def _per(match: re.Match[str]) -> Sense:
    unit = "year" if match["unit"].lower() == "annum" else match["unit"]
    return Sense(Recurring(value=duration(1, unit_of(unit))))


def _plural_day(match: re.Match[str]) -> Sense:
    return Sense(Recurring(value=f"XXXX-WXX-{weekday_number(match['weekday'])}", quant="EVERY"))


def _adverb(match: re.Match[str]) -> Sense | None:
    """ "paid monthly"; "a weekly paper" and "the Daily Post" say what a thing is, not when something is done."""
    if not match[0].islower() or word_before(match) in {"a", "an", "the", "this", "its"}:
        return None
    ends = re.match(r"\s*(?:[.,;:!?)]|and\b|or\b|to\b|by\b|in\b|at\b|from\b|for\b|on\b|\Z)", text_after(match))
    return Sense(Recurring(value=_ADVERBS[match[0]], quant="EVERY")) if ends else None


_TOWARD = (
    rf"(?:(?:(?:the|these|those|his|her|its|their|our){S})?"
    rf"(?P<towards>last|past|previous|preceding|next|coming|following|first|final|other){S})"
)
_UNITS = rf"(?P<unit>{LENGTHS}s?|weekends?|seconds)"
FORMS: tuple[Form, ...] = (
    form(
        rf"{_TOWARD}?{ROUGHLY}?(?P<number>{NUMBER}|{MANY}|few){S}(?:full{S}|whole{S}|more{S}|straight{S}|consecutive{S})?{_UNITS}",
        _length,
    ),
    form(rf"{ROUGHLY}?(?P<number>{NUMBER}|several)-(?P<unit>{LENGTHS}s?|second)(?:-long)?", _hyphened),
    form(rf"{ROUGHLY}?(?P<article>an?|one){S}(?P<unit>{LENGTHS})(?P<half>{S}and{S}a{S}half)?", _one),
    form(
        rf"{ROUGHLY}?(?P<part>half|a{S}quarter|three(?:{S}|-)quarters)(?:{S}of)?{S}an?{S}(?P<unit>{LENGTHS})", _fraction
    ),
    form(r"(?P<part>half)-(?P<unit>hour|century|day|decade)(?P<roughly>(?!))?", _fraction),
    form(rf"(?:the{S})?(?:(?P<towards>coming|past|last|next|following){S})?(?P<unit>{LENGTHS}s)", _many),
    form(rf"(?P<unit>{LENGTHS}s?)-?long", _long),
    form(
        rf"(?P<quant>every|each)(?:{S}(?:(?P<other>other)|(?P<number>{NUMBER})))?{S}(?:(?P<weekday>{WEEKDAY})|{_UNITS})",
        _every,
    ),
    form(rf"per{S}(?P<unit>day|week|month|quarter|year|annum)", _per),
    form(rf"(?P<weekday>{WEEKDAY})s", _plural_day),
    form("daily|weekly|monthly|quarterly|yearly|annually", _adverb),
)
