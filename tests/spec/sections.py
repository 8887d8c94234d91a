"""Reads the sections of the specification: Markdown files whose block quotes are the paragraphs.

A block quote is a text; ``>`` alone ends a paragraph of it, and lines that follow one another are one line. The list
right below, if there is one, says more about an attribution (``- 1: quotation direct, parent 2``) or about the text
(``- others: allowed``, when the reader may find more than is marked).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from .notation import Marked, NotationError, parse

HERE = Path(__file__).parent
VALUES = frozenset({"quotation", "kind", "response", "certainty", "writer", "evidence"})
KEYS = VALUES | {"parent"}
_NOTE = re.compile(r"- (\d+): (.+)")


class Paragraph(Struct, frozen=True, kw_only=True):
    """One text of the specification, where it stands, and what is said of its attributions beside their words."""

    place: str
    marked: Marked
    notes: dict[int, dict[str, str]]
    others: bool


def paragraphs() -> list[Paragraph]:
    """Every paragraph of every section, in order of the files."""
    return [found for file in sorted(HERE.glob("*/*.md")) for found in section(file)]


def section(file: Path) -> Iterator[Paragraph]:
    """The paragraphs of one file; raises NotationError where one cannot be read."""
    name = file.relative_to(HERE).with_suffix("").as_posix() if file.is_relative_to(HERE) else file.stem
    yield from read(file.read_text(encoding="utf-8"), name)


def read(written: str, name: str) -> Iterator[Paragraph]:
    """The paragraphs of a section's text; ``name`` and the line number say where each stands."""
    lines = enumerate(written.splitlines(), start=1)
    blocks = [(kind, list(block)) for kind, block in groupby(lines, key=lambda line: _kind(line[1]))]
    for place, (kind, block) in enumerate(blocks):
        if kind == "quote":
            after = [b for k, b in blocks[place + 1 : place + 3] if k != "blank"][:1]
            notes = [line for _, line in after[0]] if after and _kind(after[0][0][1]) == "list" else []
            yield _paragraph(f"{name}:{block[0][0]}", [line for _, line in block], notes)


def _kind(line: str) -> str:
    return {">": "quote", "-": "list", "": "blank"}.get(line[:1], "prose")


def _paragraph(place: str, quoted: list[str], listed: list[str]) -> Paragraph:
    try:
        marked = parse(_unfolded(quoted))
    except NotationError as error:
        raise NotationError(f"{place}: {error}") from None
    notes: dict[int, dict[str, str]] = {}
    for line in listed:
        note = _NOTE.fullmatch(line)
        if note:
            notes[int(note[1])] = dict(pair.split(maxsplit=1) for pair in note[2].split(", "))
        elif line != "- others: allowed":
            raise NotationError(f"{place}: no such note: {line!r}")
    unknown = {key for note in notes.values() for key in note} - KEYS
    if unknown or not set(notes) <= set(marked.numbers()):
        raise NotationError(f"{place}: a note about an attribution or with a word that is not known: {listed}")
    return Paragraph(place=place, marked=marked, notes=notes, others="- others: allowed" in listed)


def _unfolded(quoted: list[str]) -> str:
    lines = [line[1:].strip() for line in quoted]
    return "\n".join(" ".join(block) for filled, block in groupby(lines, key=bool) if filled)
