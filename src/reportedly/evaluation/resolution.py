"""Measures how often the name that a source is given is the right one, against sources marked by hand.

A line of marks is ``{"id", "sha256", "marks": [{"source": [start, end], "name": [start, end] | null}]}``: offsets of
the source's first span and of a place where the text gives its fullest name, or null where it must stay open. The file
holds no text; ``sha256`` tells whether a text is the one that was marked.

    python -m reportedly.evaluation.resolution MARKS TEXTS MENTIONS

TEXTS are JSON Lines with ``id`` and ``text``, MENTIONS with ``id`` and ``entities`` as ``[[start, end, label], ...]``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import read_lines
from reportedly.model import Span, text_sha256
from reportedly.reading.draft import Mention
from reportedly.reading.resolution import resolve
from reportedly.reading.resolution.names import same_person

_PRONOUNS = frozenset("i we he she it they him her them his its their who which that whom whose".split())


class Form(StrEnum):
    """How a source is given: with its fullest name, by a shorter one, by a pronoun or by a description."""

    IN_FULL = "in full"
    SHORT = "short name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    OPEN = "to be left open"


class Mark(Struct, frozen=True):
    """The first span of a source and a place of its fullest name; no name where it must stay open."""

    source: Span
    name: Span | None = None


class MarkedDocument(Struct, frozen=True):
    """The marks of one document, whose text is known by its hash alone."""

    id: str
    sha256: str
    marks: tuple[Mark, ...]


class Links(Struct, frozen=True):
    """How many sources there are, how many of them have a name in the text, got one, and got the right one."""

    sources: int = 0
    named: int = 0
    made: int = 0
    right: int = 0

    def __add__(self, other: Links) -> Links:
        """The counts of both."""
        return Links(
            self.sources + other.sources, self.named + other.named, self.made + other.made, self.right + other.right
        )

    @property
    def precision(self) -> float:
        """The share of the links made that are right; 1 where none was made."""
        return self.right / self.made if self.made else 1.0

    @property
    def coverage(self) -> float:
        """The share of the sources with a name that got the right one; 1 where none has a name."""
        return self.right / self.named if self.named else 1.0


def form_of(text: str, mark: Mark) -> Form:
    """How a marked source is given."""
    if mark.name is None:
        return Form.OPEN
    words = text[mark.source.start : mark.source.end]
    name = text[mark.name.start : mark.name.end]
    if words.strip(" ,").lower() in _PRONOUNS:
        return Form.PRONOUN
    if name.lower() in words.lower():
        return Form.IN_FULL
    given = {w.strip(".,'’").lower() for w in name.split()}
    return (
        Form.SHORT
        if any(w.strip(".,'’").lower() in given for w in words.replace("’", " ").split())
        else Form.DESCRIPTION
    )


def is_right(name: str, marked: str) -> bool:
    """Whether a name is the marked one: the same person's, or an organisation's less its first words."""
    if same_person(name, marked):
        return True
    short, long = sorted((name.lower().split(), marked.lower().split()), key=len)
    return len(short) > 1 and long[-len(short) :] == short


def score_names(text: str, marks: Sequence[Mark], names: Sequence[str | None]) -> dict[Form, Links]:
    """The links by form, for one document: ``names`` are those given to the sources of ``marks``, in the same order."""
    found: dict[Form, Links] = {}
    for mark, name in zip(marks, names, strict=True):
        marked = None if mark.name is None else text[mark.name.start : mark.name.end]
        right = name is not None and marked is not None and is_right(name, marked)
        links = Links(sources=1, named=marked is not None, made=name is not None, right=right)
        form = form_of(text, mark)
        found[form] = found.get(form, Links()) + links
    return found


def total(scores: Iterable[dict[Form, Links]]) -> dict[Form, Links]:
    """The sum of the scores of several documents, by form."""
    found: dict[Form, Links] = {}
    for score in scores:
        for form, links in score.items():
            found[form] = found.get(form, Links()) + links
    return found


def table(scores: dict[Form, Links]) -> str:
    """The figures as lines of text, one a form and one for all."""
    rows = [(str(form), scores[form]) for form in Form if form in scores]
    every = sum(scores.values(), Links())
    beyond = sum((links for form, links in scores.items() if form is not Form.IN_FULL), Links())
    lines = [f"{'':18}{'sources':>8}{'named':>7}{'made':>6}{'right':>7}{'precision':>11}{'coverage':>10}"]
    for title, links in (*rows, ("all", every), ("all but in full", beyond)):
        counts = f"{title:18}{links.sources:8}{links.named:7}{links.made:6}{links.right:7}"
        lines.append(f"{counts}{links.precision:11.3f}{links.coverage:10.3f}")
    return "\n".join(lines)


class _Text(Struct):
    id: str
    text: str


class _Entities(Struct):
    id: str
    entities: tuple[tuple[int, int, str], ...]


def read_marks(path: Path) -> list[MarkedDocument]:
    """The marked documents of a file. Raises ``DataError`` on the first line that is not in the format."""
    return [line for _, line in read_lines(path, MarkedDocument)]


def evaluate(marked: Sequence[MarkedDocument], texts: Path, mentions: Path) -> dict[Form, Links]:
    """The score of ``resolve`` on marked documents. Raises ``DataError`` where a text is missing or another one."""
    found = {line.id: line.text for _, line in read_lines(texts, _Text)}
    entities = {line.id: line.entities for _, line in read_lines(mentions, _Entities)}
    scores = []
    for document in marked:
        text = found.get(document.id)
        if text is None or text_sha256(text) != document.sha256:
            raise DataError(f"{texts}: the text of {document.id!r} is missing or not the one that was marked")
        if document.id not in entities:
            raise DataError(f"{mentions}: no line for {document.id!r}; label its mentions first")
        labelled = [Mention(start=s, end=e, label=label) for s, e, label in entities[document.id]]
        sources = [(mark.source,) for mark in document.marks]
        names = [None if r is None else r.name for r in resolve(text, labelled, sources)]
        scores.append(score_names(text, document.marks, names))
    return total(scores)


def main(arguments: Sequence[str]) -> int:
    """Prints the figures of the three files named; 2 for wrong usage, 1 where a file cannot be used."""
    if len(arguments) != 3:
        sys.stderr.write("usage: python -m reportedly.evaluation.resolution MARKS TEXTS MENTIONS\n")
        return 2
    marks, texts, mentions = map(Path, arguments)
    try:
        scores = evaluate(read_marks(marks), texts, mentions)
    except (DataError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(table(scores) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
