"""Reads the sections of these chapters: block quotes with marks, and the list below each with what is expected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from reportedly.model import Credit, Hop
from reportedly.reading.claims.chain import chains
from reportedly.reading.claims.credits import credits  # noqa: A004 - the name of the JSON's field
from reportedly.reading.draft import Draft, Mention
from reportedly.reading.rules import parents

from ..notation import Marked, NotationError, parse  # noqa: TID252 - tests are no installed package

LABELS = frozenset({"person", "organisation", "place", "group", "time"})
_NOTE = re.compile(r"- ([\w ]+): (.+)")


class Example(Struct, frozen=True, kw_only=True):
    """One paragraph, where it stands, the mentions in it, and its other notes as pairs in order."""

    place: str
    marked: Marked
    mentions: tuple[Mention, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The text without its marks."""
        return self.marked.text

    def drafts(self) -> list[Draft]:
        """The attributions that are marked, in order of their numbers."""
        roles = {"source": "s", "cue": "c", "content": "t"}
        return [
            Draft(**{name: self.marked.spans(role, number) for name, role in roles.items()})
            for number in self.marked.numbers()
        ]

    def credits(self) -> tuple[Credit, ...]:
        """The credits found in the text."""
        return credits(self.text)

    def chains(self) -> tuple[tuple[Hop, ...], ...]:
        """The chains found for the attributions."""
        drafts = self.drafts()
        return chains(self.text, drafts, parents(drafts), self.mentions, self.credits())


def examples(folder: Path) -> list[Example]:
    """Every paragraph of every section in ``folder``; raises NotationError where one cannot be read."""
    return [found for file in sorted(folder.glob("*.md")) for found in section(file.read_text("utf-8"), file.stem)]


def section(written: str, name: str) -> Iterator[Example]:
    """The paragraphs of one section's text, each with its list."""
    lines = enumerate(written.splitlines(), start=1)
    blocks = [(kind, list(block)) for kind, block in groupby(lines, key=lambda line: line[1][:1]) if kind]
    for place, (kind, block) in enumerate(blocks):
        if kind == ">":
            where = f"{name}:{block[0][0]}"
            if blocks[place + 1 : place + 2] == [] or blocks[place + 1][0] != "-":
                raise NotationError(f"{where}: nothing is expected of it")
            yield _example(where, [line for _, line in block], [line for _, line in blocks[place + 1][1]])


def _example(where: str, quoted: list[str], listed: list[str]) -> Example:
    lines = [line[1:].strip() for line in quoted]
    marked = parse("\n".join(" ".join(block) for filled, block in groupby(lines, key=bool) if filled))
    notes: list[tuple[str, str]] = []
    mentions: list[Mention] = []
    for line in listed:
        note = _NOTE.fullmatch(line)
        if note is None:
            raise NotationError(f"{where}: no such note: {line!r}")
        if note[1] in LABELS:
            mentions += _mentions(where, marked.text, note[1], note[2])
        else:
            notes.append((note[1], note[2]))
    if not notes:
        raise NotationError(f"{where}: nothing is expected of it")
    return Example(
        place=where, marked=marked, mentions=tuple(sorted(mentions, key=lambda m: m.start)), notes=tuple(notes)
    )


def _mentions(where: str, text: str, label: str, listed: str) -> Iterator[Mention]:
    for name in listed.split(", "):
        found = [Mention(start=m.start(), end=m.end(), label=label) for m in re.finditer(re.escape(name), text)]
        if not found:
            raise NotationError(f"{where}: {name!r} does not stand in the text")
        yield from found
