"""Reads the sections of the chapter on time: see its README for the notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from reportedly.model import Span
from reportedly.reading.time import TimeType

SECTIONS = Path(__file__).parent / "sections"
_MARK = re.compile(r"\{([^{}=]+) = ([^{}]+)\}")
_VALUE = re.compile(
    r"(?P<set>SET )?(?P<value>\S+)(?: (?P<mod>[A-Z_]+))?(?: \[(?P<start>\S+), (?P<end>\S+)\))?(?: \? (?P<missing>.+))?"
)
_DAY = re.compile(r"Day: (?:(\d{4}-\d\d-\d\d)|unknown)\b.*")


class Expected(Struct, frozen=True, kw_only=True):
    """An expression as it must be found; ``interval`` is compared only where it is written."""

    span: Span
    type: TimeType
    value: str
    mod: str | None
    missing: str | None
    interval: tuple[str, str] | None


class Paragraph(Struct, frozen=True):
    """A text, the day of its article, what must be found in it, and where it stands."""

    place: str
    text: str
    day: date | None
    expected: tuple[Expected, ...]


def paragraphs() -> list[Paragraph]:
    """Every paragraph of every section, in order of the files."""
    return [found for file in sorted(SECTIONS.glob("*.md")) for found in read(file.read_text("utf-8"), file.stem)]


def read(written: str, name: str) -> Iterator[Paragraph]:
    """The paragraphs of a section; raises ValueError where a mark or a day cannot be read."""
    day: date | None = None
    for number, line in enumerate(written.splitlines(), start=1):
        if line.startswith("Day:"):
            said = _DAY.fullmatch(line)
            if said is None:
                raise ValueError(f"{name}:{number}: no day in {line!r}")
            day = date.fromisoformat(said[1]) if said[1] else None
        elif line.startswith("> "):
            yield Paragraph(f"{name}:{number}", *_parse(line[2:], day, f"{name}:{number}"))


def _parse(line: str, day: date | None, place: str) -> tuple[str, date | None, tuple[Expected, ...]]:
    text, past = "", 0
    expected = []
    for mark in _MARK.finditer(line):
        text += line[past : mark.start()]
        expected.append(_expected(mark[1], mark[2], len(text), place))
        text += mark[1]
        past = mark.end()
    text += line[past:]
    if "{" in text or "}" in text:
        raise ValueError(f"{place}: a mark is not closed or has no value: {line!r}")
    return text, day, tuple(expected)


def _expected(words: str, said: str, start: int, place: str) -> Expected:
    parts = _VALUE.fullmatch(said)
    if parts is None:
        raise ValueError(f"{place}: no value: {said!r}")
    return Expected(
        span=Span(start, start + len(words)),
        type=TimeType.SET if parts["set"] else _type(parts["value"]),
        value=parts["value"],
        mod=parts["mod"],
        missing=parts["missing"],
        interval=(parts["start"], parts["end"]) if parts["start"] else None,
    )


def _type(value: str) -> TimeType:
    if re.match(r"P[T\dX]", value):
        return TimeType.DURATION
    return TimeType.TIME if re.match(r".{10}T", value) else TimeType.DATE
