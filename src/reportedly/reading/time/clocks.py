"""Forms of the time of day: "9.40 pm", "18:00 UTC", "6 o'clock", "noon", "midnight"."""

from __future__ import annotations

import re

from reportedly.reading.time.grammar import ZONE, Form, S, Sense, form, text_after, word_before
from reportedly.reading.time.meanings import Clock
from reportedly.reading.time.words import ZONES

_LEADING = frozenset("at by from until till around about since before after to between and approximately past".split())


def _zone(match: re.Match[str]) -> str:
    """The offset that the text names; "GMT +8" is one of its own."""
    name, offset = match["zone"], match["offset"]
    if name is None:
        return ""
    if offset is None:
        return ZONES[name.lower()]
    hours = int(offset.replace("−", "-"))
    return f"{'-' if hours < 0 else '+'}{abs(hours):02}:00"


def _twelve(match: re.Match[str]) -> Sense | None:
    """Hours of twelve: 12 am is midnight, 12 pm is noon."""
    hour, minute = int(match["hour"]), match["minute"]
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return _clock(hour, minute, _zone(match))


def _twenty_four(match: re.Match[str]) -> Sense | None:
    """Hours of 24. "3:16" is also a score or a verse, so it takes two digits, a zone or a word that leads to it."""
    hour, zone = match["hour"], _zone(match)
    if not (zone or word_before(match) in _LEADING or len(hour) == 2):
        return None
    if re.search(r"[\d.,:/$-]$", match.string[: match.start()][-1:]):
        return None
    return _clock(int(hour), match["minute"], zone)


def _military(match: re.Match[str]) -> Sense | None:
    return _clock(int(match["hour"]), match["minute"], _zone(match))


def _o_clock(match: re.Match[str]) -> Sense | None:
    """ "six o'clock" does not say which half of the day; where the text goes on to say it, the hour is known."""
    hour = int(match["hour"])
    said = re.match(r"\sin\sthe\s(morning|afternoon|evening)|\sat\s(night)", text_after(match))
    if not 1 <= hour <= 12 or said is None:
        return None
    return _clock(hour % 12 + (0 if said[1] == "morning" else 12), None, "")


def _named(match: re.Match[str]) -> Sense:
    return Sense(Clock(hour=0 if match["name"].lower() == "midnight" else 12, minute=0))


def _clock(hour: int, minute: str | None, zone: str) -> Sense | None:
    """A time that a clock can show; 24:00 is left out."""
    if hour > 23 or (minute is not None and int(minute) > 59):
        return None
    return Sense(Clock(hour=hour, minute=None if minute is None else int(minute), zone=zone))


_LOCAL = rf"(?:{S}local{S}time)?"
FORMS: tuple[Form, ...] = (
    form(rf"(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?{S}?(?P<half>[ap])(?:m|\.m\.?){_LOCAL}{ZONE}?", _twelve),
    form(rf"(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::\d\d)?(?![:\d]|{S}?[ap]\.?m){_LOCAL}{ZONE}?", _twenty_four),
    form(rf"(?P<hour>\d\d)(?P<minute>\d\d){ZONE}", _military),
    form(r"(?P<hour>\d{1,2})\so['’]clock", _o_clock),
    form(r"(?P<name>noon|midday|midnight)", _named),
)
