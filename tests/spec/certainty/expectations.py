"""Reads chapters whose paragraphs have one attribution each and a list of ``- name: value`` below.

The marks are those of the other chapters (``{s1:…} {c1:…} {t1:…}``), so that a sentence may move between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from reportedly.model import Span

from ..notation import Marked, parse  # noqa: TID252 - tests are no installed package

_NOTE = re.compile(r"- (\w+): (.+)")


class Sentence(Struct, frozen=True, kw_only=True):
    """A marked text, where it stands, and what is expected of it by name."""

    place: str
    marked: Marked
    expected: dict[str, str]

    def spans(self, role: str) -> tuple[Span, ...]:
        """The fragments of the one attribution's role: s, c or t."""
        return self.marked.spans(role, 1)


def sentences(folder: Path, names: frozenset[str]) -> list[Sentence]:
    """Every sentence of the Markdown files in ``folder``; raises ValueError for a note that is not in ``names``."""
    files = sorted(folder.glob("*.md"))
    return [found for file in files for found in read(file.read_text(encoding="utf-8"), file.stem, names)]


def read(written: str, name: str, names: frozenset[str]) -> Iterator[Sentence]:
    """The sentences of a section; raises ValueError where one has no mark of content, no note or an unknown one."""
    lines = [(place, line) for place, line in enumerate(written.splitlines(), start=1) if line.strip()]
    blocks = [(kind, list(block)) for kind, block in groupby(lines, key=lambda pair: pair[1][:1])]
    for at, (kind, block) in enumerate(blocks):
        if kind != ">":
            continue
        place = f"{name}:{block[0][0]}"
        after = blocks[at + 1][1] if at + 1 < len(blocks) and blocks[at + 1][0] == "-" else []
        notes = [_NOTE.fullmatch(line) for _, line in after]
        expected = {note[1]: note[2] for note in notes if note}
        if not expected or None in notes or not expected.keys() <= names:
            raise ValueError(f"{place}: no note, or one that is not understood")
        marked = parse(" ".join(line[1:].strip() for _, line in block))
        if not marked.spans("t", 1):
            raise ValueError(f"{place}: no content is marked")
        yield Sentence(place=place, marked=marked, expected=expected)
