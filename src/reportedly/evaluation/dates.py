"""How well expressions of time are found and placed, against TIMEX3 marks in the format of MEANTIME.

A line is ``{"id", "tokens": [...], "sentences": [the sentence of each token], "timex": [{"tokens": [places], "value",
"type", "function"}], "events"?: [{"tokens"}]}``. A mark without tokens is implied by others and not in the text, so it
is not scored. Sentences after the last that has any mark are not scored either: MEANTIME marks the first of an article.
The mark whose ``function`` is CREATION_TIME is the document's day; without one it is the date on a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import read_lines
from reportedly.reading.time import dateline, times

CREATION_TIME = "CREATION_TIME"

PINNED = ("f1",)  # gets a floor at first


class Timex(Struct, frozen=True, kw_only=True):
    """One expression: the places of its tokens, its type and its value."""

    tokens: tuple[int, ...] = ()
    value: str
    type: str = "DATE"
    function: str = "NONE"


class _Event(Struct, frozen=True):
    tokens: tuple[int, ...] = ()


class TimexDocument(Struct, frozen=True, kw_only=True):
    """A text as tokens, with the sentence of each, and its marks."""

    id: str
    tokens: tuple[str, ...]
    sentences: tuple[int, ...]
    timex: tuple[Timex, ...]
    events: tuple[_Event, ...] = ()


class TimexPredictions(Struct, frozen=True):
    """What a system found in one document."""

    id: str
    timex: tuple[Timex, ...]


def read_timex(path: Path) -> list[TimexDocument]:
    """The documents of a file, in its order; raises DataError on the first line that is not in the format."""
    found: dict[str, TimexDocument] = {}
    for where, document in read_lines(path, TimexDocument):
        _check_new(document.id, found, where)
        if len(document.sentences) != len(document.tokens):
            raise DataError(f'{where}: "sentences" must name the sentence of each token; see docs/evaluating.md')
        _check_places([*document.timex, *document.events], len(document.tokens), where)
        found[document.id] = document
    if not found:
        raise DataError(f"{path}: there is no article in it; give a file of JSON Lines, one article a line")
    return list(found.values())


def read_timex_predictions(path: Path, gold: Iterable[TimexDocument]) -> dict[str, tuple[Timex, ...]]:
    """What another system found, by document; raises DataError where the file does not fit the gold documents."""
    lengths = {document.id: len(document.tokens) for document in gold}
    found: dict[str, tuple[Timex, ...]] = {}
    for where, line in read_lines(path, TimexPredictions):
        if line.id not in lengths:
            raise DataError(f"{where}: the id {line.id!r} is not in the gold data; read the same articles")
        _check_new(line.id, found, where)
        _check_places(line.timex, lengths[line.id], where)
        found[line.id] = line.timex
    return found


def find_timex(document: TimexDocument) -> tuple[Timex, ...]:
    """What this package finds in a document, in tokens; the tokens are first set as running text."""
    text, starts = running_text(document)
    anchor = _creation_day(document) or dateline(text)
    found = []
    for expression, value in times(text, anchor):
        span = expression.span
        places = tuple(
            place
            for place, start in enumerate(starts)
            if start < span.end and span.start < start + len(document.tokens[place])
        )
        found.append(Timex(tokens=places, value=value.value, type=value.type))
    return tuple(found)


def running_text(document: TimexDocument) -> tuple[str, list[int]]:
    """The tokens as text, a line a sentence and no space before a full stop, and where each token starts."""
    text, starts, previous = "", [], None
    for token, sentence in zip(document.tokens, document.sentences, strict=True):
        if previous is not None and sentence != previous[1]:
            text += "\n"
        elif previous is not None and not (
            token in _CLOSING or token.startswith(("'", "n't")) or previous[0] in _OPENING
        ):
            text += " "
        starts.append(len(text))
        text += token
        previous = token, sentence
    return text, starts


_CLOSING = frozenset(". , ; : ! ? ) ] % ''".split())
_OPENING = frozenset("( [ `` $ #".split())


def score_timex(gold: Iterable[TimexDocument], predictions: Mapping[str, tuple[Timex, ...]]) -> dict[str, float | int]:
    """The flat object of measures; every one is a fraction of one, or a count.

    ``f1`` (with ``precision`` and ``recall``) counts what shares a token with a mark and has its value;
    ``strict_extent_f1`` what has exactly its tokens, whatever the value; ``extent_f1`` what shares a token;
    ``strict_f1`` the same tokens and the same value. ``value_accuracy`` and ``type_accuracy`` are of those that share
    a token. ``f1_without_creation_time`` leaves the document's own date aside.
    """
    counts, others = _Counts(), _Counts()
    documents = 0
    for document in gold:
        documents += 1
        marked, found = _scored(document, predictions.get(document.id, ()))
        counts.add(marked, found)
        dated = {place for timex in marked if timex.function == CREATION_TIME for place in timex.tokens}
        others.add(_without(marked, dated), _without(found, dated))
    return {"documents": documents, **counts.measures(), "f1_without_creation_time": others.f1(others.right)}


class _Counts:
    def __init__(self) -> None:
        self.gold = self.predicted = self.touching = self.exact = self.right = self.exact_right = self.typed = 0

    def add(self, marked: list[Timex], found: list[Timex]) -> None:
        self.gold += len(marked)
        self.predicted += len(found)
        for mark, other in _pairs(marked, found):
            exact, right = mark.tokens == other.tokens, mark.value == other.value
            self.touching += 1
            self.exact += exact
            self.right += right
            self.exact_right += exact and right
            self.typed += mark.type == other.type

    def f1(self, hits: int) -> float:
        total = self.gold + self.predicted
        return 2 * hits / total if total else 0.0

    def measures(self) -> dict[str, float | int]:
        return {
            "gold": self.gold,
            "predicted": self.predicted,
            "precision": _ratio(self.right, self.predicted),
            "recall": _ratio(self.right, self.gold),
            "f1": self.f1(self.right),
            "strict_f1": self.f1(self.exact_right),
            "extent_f1": self.f1(self.touching),
            "strict_extent_f1": self.f1(self.exact),
            "value_accuracy": _ratio(self.right, self.touching),
            "type_accuracy": _ratio(self.typed, self.touching),
        }


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _pairs(marked: list[Timex], found: list[Timex]) -> Iterator[tuple[Timex, Timex]]:
    """One to one: the pair that shares the largest part of its tokens first, then the next."""
    shares = []
    for m, mark in enumerate(marked):
        for f, other in enumerate(found):
            common = len(set(mark.tokens) & set(other.tokens))
            if common:
                union = len(set(mark.tokens) | set(other.tokens))
                shares.append((-common / union, m, f))
    taken_marks: set[int] = set()
    taken_found: set[int] = set()
    for _, m, f in sorted(shares):
        if m not in taken_marks and f not in taken_found:
            taken_marks.add(m)
            taken_found.add(f)
            yield marked[m], found[f]


def _scored(document: TimexDocument, found: Iterable[Timex]) -> tuple[list[Timex], list[Timex]]:
    """The marks that stand in the text, and what was found in the sentences up to the last that has a mark."""
    marked = [timex for timex in document.timex if timex.tokens]
    places = [place for mark in marked for place in mark.tokens]
    places += [place for event in document.events for place in event.tokens]
    last = max((document.sentences[place] for place in places), default=-1)
    return marked, [timex for timex in found if timex.tokens and document.sentences[timex.tokens[0]] <= last]


def _without(some: list[Timex], places: set[int]) -> list[Timex]:
    return [timex for timex in some if not places.intersection(timex.tokens)]


def _creation_day(document: TimexDocument) -> date | None:
    said = next((timex.value for timex in document.timex if timex.function == CREATION_TIME), None)
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        return None


def _check_new(id: str, found: Mapping[str, object], where: str) -> None:
    if id in found:
        raise DataError(f"{where}: the id {id!r} is there twice; give every article one line")


def _check_places(marks: Iterable[Timex | _Event], length: int, where: str) -> None:
    if any(not 0 <= place < length for mark in marks for place in mark.tokens):
        raise DataError(f"{where}: a mark names a token beyond the {length} of the text; places count from 0")
