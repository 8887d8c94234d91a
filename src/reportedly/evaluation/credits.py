"""How well it is found whom a text says it has its story from, against people's marks.

Marks are JSON Lines ``{"id", "credits"}``: the beginning of the text's SHA-256 (``texts``), and for each credited name
its ``[start, end, kind, role]`` in code points. A name counts once in a text, however often it is credited there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import read_lines
from reportedly.evaluation.texts import half, read_texts, require
from reportedly.model import CreditRole, SourceKind
from reportedly.reading.claims.credits import credits as find_credits

Figures = dict[str, float | int | str]

PINNED = ("f1",)
_ARTICLE = re.compile(r"^(?:the|a|an) |['’]s$")
_SIGN = re.compile(r"\W+")
_SHORTEST = 3  # letters of a name that may stand for a longer one


class Mark(Struct, frozen=True, array_like=True):
    """One credited name: where it stands, what it is and how it is credited."""

    start: int
    end: int
    kind: SourceKind
    role: CreditRole


class Marked(Struct, frozen=True, kw_only=True):
    """A text, by the beginning of its SHA-256, and its credited names."""

    id: str
    credits: tuple[Mark, ...]


class Named(Struct, frozen=True):
    """A credited name in its plain form, with its kind."""

    name: str
    kind: SourceKind | None


class Counts(Struct, frozen=True):
    """The credits found that are right, those found, those marked, and the right ones of the marked kind."""

    right: int = 0
    found: int = 0
    marked: int = 0
    kinds: int = 0

    def __add__(self, other: Counts) -> Counts:
        right, found, marked = self.right + other.right, self.found + other.found, self.marked + other.marked
        return Counts(right, found, marked, self.kinds + other.kinds)


def evaluate_credits(data: Path, labels: Path) -> Figures:
    """The measures of all marked texts; those of either half begin with its name.

    Raises DataError where a file cannot be read, a marked text is missing, a mark lies outside of it or there is none.
    """
    texts = read_texts(data)
    marked = [line for _, line in read_lines(labels, Marked)]
    if not marked:
        raise DataError(f"{labels}: there is nothing in it; give lines with id and credits")
    require(texts, [line.id for line in marked], labels)
    counted = [
        (half(line.id[-8:]), compare(_gold(texts[line.id], line, labels), found(texts[line.id]))) for line in marked
    ]
    measures: Figures = {"texts": len(marked), **_figures(count for _, count in counted)}
    for name in ("tune", "held"):
        part = _figures(count for which, count in counted if which == name)
        measures |= {f"{name}_{key}": part[key] for key in ("precision", "recall", "f1")}
    return measures


def found(text: str) -> list[Named]:
    """The names that the finder credits in a text, each once."""
    return _once(Named(plain(c.name), c.kind) for c in find_credits(text) if c.name is not None)


def compare(gold: Sequence[Named], got: Sequence[Named]) -> Counts:
    """The counts of one text. A shorter form of a marked name is neither right twice nor wrong ("the Post")."""
    left = list(got)
    right = kinds = 0
    for mark in gold:
        match = next((one for one in left if one.name == mark.name), None)
        match = match or next((one for one in left if _same(one.name, mark.name)), None)
        if match is not None:
            left.remove(match)
            right, kinds = right + 1, kinds + (match.kind == mark.kind)
    wrong = sum(not any(_same(one.name, mark.name) for mark in gold) for one in left)
    return Counts(right, right + wrong, len(gold), kinds)


def plain(name: str) -> str:
    """A name without its article, case, spaces and signs."""
    return _SIGN.sub("", _ARTICLE.sub("", name.lower().strip()))


def _gold(text: str, line: Marked, labels: Path) -> list[Named]:
    for mark in line.credits:
        if not 0 <= mark.start < mark.end <= len(text):
            raise DataError(f"{labels}: the mark {mark.start} to {mark.end} lies outside of the text {line.id}")
    return _once(Named(plain(text[mark.start : mark.end]), mark.kind) for mark in line.credits)


def _once(names: Iterable[Named]) -> list[Named]:
    by_name: dict[str, Named] = {}
    for named in names:
        if named.name:
            by_name.setdefault(named.name, named)
    return list(by_name.values())


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _SHORTEST and (one in other or other in one))


def _figures(counts: Iterable[Counts]) -> Figures:
    total = sum(counts, Counts())
    return {
        "credits": total.marked,
        "precision": total.right / total.found if total.found else 1.0,
        "recall": total.right / total.marked if total.marked else 1.0,
        "f1": 2 * total.right / (total.found + total.marked) if total.found + total.marked else 1.0,
        "kind_accuracy": total.kinds / total.right if total.right else 1.0,
    }
