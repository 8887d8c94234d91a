"""Measures the reader's entity mentions, and another system's beside them, against mentions marked by hand.

A line of marks is ``{"id", "sha256", "end", "marks": [[start, end, label], ...]}``: every mention that begins before
``end``, which closes the marked stretch. The file holds no text; ``sha256`` tells whether a text is the marked one.

    python -m reportedly.evaluation.mentions MARKS TEXTS OTHERS

TEXTS are marked articles (``docs/evaluating.md``), OTHERS the lines of the other system, such as the teacher's:
``id`` and ``entities`` as ``[[start, end, label], ...]``. The interval of the difference is a paired bootstrap's over
documents.

What is a mention follows OntoNotes 5 (Weischedel et al. 2013), less its numbers, laws, events, products and works:

1. Names, not descriptions or pronouns; each time they occur, also in headlines, datelines, compounds and quotations.
2. Nothing nests: "Harbour Council" has no place in it; but "Eastholm mayor", "the Reis campaign" hold a name each.
3. Person: titles, ranks and possessive 's stay outside; initials, nicknames and family names in the plural are in.
4. Organisation: institutions, firms, media and named committees, whatever they stand for; "the" is in where it belongs
   to the name, not where it belongs to a noun after it ("the Courier report").
5. Place: countries, states, towns, quarters, regions, addresses; "Eastholm, Northmark" are two; a capital may act.
6. Group: nationalities, peoples, faiths, and parties by their members or adjective; with "Party" it is organisation.
7. Time: dates, hours, ages, durations and frequencies with what modifies them ("around 8 p.m.", "more than 20 years
   ago", "a 40-year-old" without "a"); not "now", "recently", "current".
8. Laws, programmes, broadcasts, books, storms and prizes are no mentions, nor are the names inside them.
9. Handles, hashtags and web addresses are no mentions.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.errors import DataError, ReportedlyError
from reportedly.evaluation.assignment import assign
from reportedly.evaluation.corpus import DRAWS, SEED
from reportedly.evaluation.lines import read_lines
from reportedly.evaluation.measures import Counts, paired
from reportedly.evaluation.triples import read_gold
from reportedly.model import text_sha256
from reportedly.reading.attribution import find
from reportedly.reading.draft import Mention
from reportedly.reading.encoder import Encoder

EXACT, TRIMMED, OVERLAP = "exact", "trimmed", "overlap"

Line = TypeVar("Line")
Entities = tuple[tuple[int, int, str], ...]
MentionCounts = Mapping[str, Counts]
_CORE = re.compile(r"(?:(?:the|a|an)\s+)?(.*?)(?:['’]s?|[\s.,;:])*", re.IGNORECASE | re.DOTALL)


class MarkedText(Struct, frozen=True):
    """The mentions that begin before ``end`` in one document, whose text is known by its hash alone."""

    id: str
    sha256: str
    end: int
    marks: Entities


class Difference(Struct, frozen=True):
    """F1 of two systems, and the 95 % interval of the first less the second over resampled documents."""

    first: float
    second: float
    ci95: tuple[float, float]


def score(text: str, marked: Sequence[Mention], found: Sequence[Mention]) -> dict[str, Counts]:
    """The counts of one document.

    ``exact`` asks for the same span and label, and stands once more under each label; ``trimmed`` for the same once an
    article before and a possessive or a stop behind are left off on both sides; ``overlap`` pairs mentions one to one
    that share a character, whatever their labels.
    """
    truths, guesses = ([(m.start, m.end, m.label) for m in side] for side in (marked, found))
    touching = {
        (i, j): 1
        for i, guess in enumerate(found)
        for j, truth in enumerate(marked)
        if guess.start < truth.end and truth.start < guess.end
    }
    counts = {
        EXACT: _common(truths, guesses),
        TRIMMED: _common(*([(*_trimmed(text, m), m.label) for m in side] for side in (marked, found))),
        OVERLAP: paired(len(assign(touching)), len(found), len(marked)),
    }
    for label in {m.label for m in (*marked, *found)}:
        counts[label] = _common(*([key for key in side if key[2] == label] for side in (truths, guesses)))
    return counts


def f1(counts: Counts) -> float:
    """The harmonic mean of precision and recall of a one-to-one pairing; nothing out of nothing is 0."""
    every = counts.predicted + counts.gold
    return 2 * counts.right_gold / every if every else 0.0


def compare(
    first: Sequence[MentionCounts], second: Sequence[MentionCounts], measure: str, draws: int = DRAWS
) -> Difference:
    """One measure of two systems on the same documents, in the same order."""
    tables = [
        np.array([_row(scores.get(measure, Counts())) for scores in side], dtype=np.int64) for side in (first, second)
    ]
    size = len(tables[0])
    drawn = np.random.default_rng(SEED).integers(size, size=(draws, size))
    gaps = np.subtract(*(_f1(table[drawn].sum(axis=1)) for table in tables))
    low, high = np.quantile(gaps, (0.025, 0.975))
    one, other = (float(_f1(table.sum(axis=0))) for table in tables)
    return Difference(one, other, (float(low), float(high)))


def table(ours: Sequence[MentionCounts], others: Sequence[MentionCounts]) -> str:
    """Every measure and label as a line of text: both systems' precision, recall and F1, and the difference."""
    labels = sorted({key for scores in (*ours, *others) for key in scores} - {EXACT, TRIMMED, OVERLAP})
    lines = [
        f"{'':14}{'reportedly':>27}{'other':>21}",
        f"{'':14}{'marked':>6}{'prec.':>7}{'recall':>7}{'F1':>7}{'prec.':>7}{'recall':>7}{'F1':>7}"
        f"{'difference':>12}  95 % interval",
    ]
    for measure in (EXACT, TRIMMED, OVERLAP, *labels):
        one, other = (sum((s.get(measure, Counts()) for s in side), Counts()) for side in (ours, others))
        gap = compare(ours, others, measure)
        low, high = gap.ci95
        lines.append(
            f"{measure:14}{one.gold:6}{_three(one)}{_three(other)}{100 * (gap.first - gap.second):+12.1f}"
            f"  {100 * low:+.1f} to {100 * high:+.1f}"
        )
    return "\n".join(lines)


def read_marks(path: Path) -> list[MarkedText]:
    """The marked documents of a file. Raises ``DataError`` where it is not in the format."""
    return _read(path, MarkedText)


def read_entities(path: Path) -> dict[str, Entities]:
    """A system's mentions by document id. Raises ``DataError`` where the file is not in the format."""
    return {line.id: line.entities for line in _read(path, _Labelled)}


def score_all(
    marked: Iterable[MarkedText], texts: Mapping[str, str], mentions: Callable[[str, str], Iterable[Mention]]
) -> list[dict[str, Counts]]:
    """The counts of each document; ``mentions`` gives those of an id and a text, of which the marked stretch counts.

    Raises ``DataError`` where a text is missing or is not the one that was marked.
    """
    scores = []
    for document in marked:
        text = texts.get(document.id)
        if text is None or text_sha256(text) != document.sha256:
            raise DataError(f"the text of {document.id!r} is missing or not the one that was marked; give that one")
        found = [m for m in mentions(document.id, text) if m.start < document.end]
        scores.append(score(text, _mentions(document.marks), found))
    return scores


def main(arguments: Sequence[str]) -> int:
    """Prints the table of the three files named; 2 for wrong usage, 1 where a file cannot be used."""
    if len(arguments) != 3:
        sys.stderr.write("usage: python -m reportedly.evaluation.mentions MARKS TEXTS OTHERS\n")
        return 2
    marks, articles, others = map(Path, arguments)
    try:
        marked, entities = read_marks(marks), read_entities(others)
        texts = {document.id: document.text for document in read_gold(articles)}
        missing = [document.id for document in marked if document.id not in entities]
        if missing:
            raise DataError(f"{others}: no line for {missing[0]!r}; label its mentions first")
        encoder = Encoder()
        ours = score_all(marked, texts, lambda _, text: find(text, encoder).mentions)
        theirs = score_all(marked, texts, lambda key, _: _mentions(entities[key]))
    except ReportedlyError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(table(ours, theirs) + "\n")
    return 0


class _Labelled(Struct):
    id: str
    entities: Entities


def _read(path: Path, kind: type[Line]) -> list[Line]:
    found = [line for _, line in read_lines(path, kind)]
    if not found:
        raise DataError(f"{path}: there is no document in it; give a file of JSON Lines")
    return found


def _mentions(entities: Entities) -> list[Mention]:
    return [Mention(start=start, end=end, label=label) for start, end, label in entities]


def _trimmed(text: str, mention: Mention) -> tuple[int, int]:
    core = _CORE.fullmatch(text, mention.start, mention.end)
    return core.span(1) if core and core[1] else (mention.start, mention.end)


def _common(truths: Sequence[tuple[int, int, str]], guesses: Sequence[tuple[int, int, str]]) -> Counts:
    return paired((Counter(truths) & Counter(guesses)).total(), len(guesses), len(truths))


def _row(counts: Counts) -> tuple[int, int]:
    return counts.right_gold, counts.predicted + counts.gold


def _f1(rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """F1 of rows (right, predicted and gold together) along the last axis."""
    return np.asarray(2 * rows[..., 0] / np.maximum(rows[..., 1], 1), dtype=np.float64)


def _three(counts: Counts) -> str:
    precision, recall = (counts.right_gold / max(1, n) for n in (counts.predicted, counts.gold))
    return f"{100 * precision:7.1f}{100 * recall:7.1f}{100 * f1(counts):7.1f}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
