"""PostgreSQL's index of words: for each word, where it stands, a stretch of the desk at a time.

The documents and the claims are cut by their ``seq`` into segments. A row has the places of one word in one segment:
which text, and which word of it, counted anew after so many. A text that is added brings rows of its own, a *part*;
small parts of a segment are merged now and then, and all of them once the next segment has begun (log-structured
merging: O'Neil et al. 1996). GIN, which PostgreSQL has for this, takes three times the work to build, knows no places,
and hands out nothing before it has found everything; here the newest segment is answered first.

Words are numbers (see ``tokens``), and two may share one, so what is found may not match. Nothing that does is missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from sqlalchemy import Connection

from reportedly.store.query import Query
from reportedly.store.sql.inserting import Insert, insert
from reportedly.store.sql.postings import Postings, packed, unpacked
from reportedly.store.sql.segments import CLAIMS, DOCUMENTS, Lists, Shape, at_most, marked, words_of
from reportedly.store.sql.tokens import tokens
from reportedly.store.sql.words_schema import parts_of_words, words_metadata

_SMALL, _FEW = 150_000, 16  # words of a part, and parts
_ENOUGH, _BYTES = 1_000, 1_000_000  # texts that may answer, and bytes, up to which as many segments are read at once
_PARTS = str(parts_of_words.name)
Texts = Sequence[tuple[int, str]]


class Gathered:
    """Words that wait until a segment is full, so that each of its rows is written once."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._found: dict[int, list[Postings]] = {}
        self._last = 0

    def add(self, texts: Texts) -> None:
        """Takes in texts, which come in order of their ``seq``."""
        if not texts:
            return
        seqs, found = np.fromiter((seq for seq, _ in texts), np.int64, len(texts)), tokens([text for _, text in texts])
        places, segments = self._shape.places(seqs, found), self._shape.segment(seqs)
        for segment in np.unique(segments).tolist():
            here = slice(*np.searchsorted(found.texts, np.searchsorted(segments, (segment, segment + 1))))
            self._found.setdefault(segment, []).append(Postings(found.words[here], places[here]))
        self._last = texts[-1][0]

    @property
    def full(self) -> bool:
        """Whether a segment is."""
        return len(self._found) > 1

    def write(self, connection: Connection, *, whole: bool = True) -> int | None:
        """Writes a part for each segment, or for each full one; the last ``seq`` up to which all is written."""
        written = sorted(self._found) if whole else sorted(self._found)[:-1]
        for segment in written:
            _write(connection, self._shape, segment, self._found.pop(segment))
        if not written:
            return None
        return self._last if whole else ((written[-1] + 1) << self._shape.texts) - 1


def create(connection: Connection) -> None:
    """Makes the empty index."""
    words_metadata.create_all(connection)
    for shape in (DOCUMENTS, CLAIMS):  # which PostgreSQL would try in vain to make still smaller
        connection.exec_driver_sql(f"alter table {shape.table} alter column places set storage external")


def drop(connection: Connection) -> None:
    """Removes the index."""
    words_metadata.drop_all(connection)


def put(connection: Connection, shape: Shape, texts: Texts) -> None:
    """Indexes texts, and merges what has become too many parts."""
    ordered = sorted(texts)
    before = {shape.segment(seq): 0 for seq, _ in ordered}
    before |= {segment: len(parts) for segment, parts in _parts(connection, shape, list(before)).items()}
    gathered = Gathered(shape)
    gathered.add(ordered)
    gathered.write(connection)
    for segment, count in before.items():
        if not count and segment:
            _merge(connection, shape, segment - 1, small=False)
        if count >= _FEW - 1:
            _merge(connection, shape, segment, small=True)


def remove(connection: Connection, shape: Shape, texts: Texts) -> None:
    """Takes texts out of the index again, which are just what was put in."""
    by_segment: dict[int, list[tuple[int, str]]] = {}
    for seq, text in texts:
        by_segment.setdefault(shape.segment(seq), []).append((seq, text))
    for segment, some in by_segment.items():
        words = np.unique(tokens([text for _, text in some]).words).tolist()
        returned = f"delete from {shape.table} where segment = %s and word = any(%s) returning part, word, places"
        rows = _rows(connection, returned, (segment, words))
        gone = np.array([seq & ((1 << shape.texts) - 1) for seq, _ in some], np.uint32)
        for part in sorted({row[0] for row in rows}):
            held = unpacked([row[1:] for row in rows if row[0] == part])
            left = ~np.isin(held.places >> np.uint32(shape.words), gone)
            _insert(connection, shape, segment, part, [Postings(held.words[left], held.places[left])])


def found(connection: Connection, shape: Shape, query: Query) -> Iterator[list[int]]:
    """The ``seq`` of the texts in which the query may hold, the newest first, a few segments at a time."""
    words = sorted(set(words_of(query)))
    lengths: dict[int, dict[int, int]] = {}
    for segment, word, length in _lengths(connection, shape, words):
        lengths.setdefault(segment, {})[word] = length
    answers = {segment: at_most(query, lengths[segment]) for segment in sorted(lengths, reverse=True)}
    left, many = [segment for segment, count in answers.items() if count], 1
    while left:
        count = size = some = 0
        while some < len(left) and (some < many or (count < _ENOUGH and size < _BYTES)):
            count, size, some = count + answers[left[some]], size + sum(lengths[left[some]].values()), some + 1
        part, left, many = left[:some], left[some:], 2 * some
        if seqs := _seqs(connection, shape, query, part, words):
            yield seqs


def _lengths(connection: Connection, shape: Shape, words: list[int]) -> Sequence[Any]:
    """How many bytes there are in each segment for each of the words; the lists themselves are not touched."""
    segments = f"array(select distinct segment from {_PARTS} where of = %s)"
    return connection.exec_driver_sql(
        f"select segment, word, sum(length(places)) from {shape.table}"
        f" where segment = any({segments}) and word = any(%s) group by segment, word",
        (shape.table, words),
    ).all()


def _seqs(connection: Connection, shape: Shape, query: Query, segments: list[int], words: list[int]) -> list[int]:
    """The ``seq`` of the texts of segments in which the query may hold, the newest first."""
    rows = _rows(
        connection,
        f"select segment, word, places from {shape.table}"
        " where segment = any(%s) and word = any(%s) order by segment desc, word, part",
        (segments, words),
    )
    seqs: list[int] = []
    for segment, lists in groupby(rows, key=lambda row: row[0]):
        texts = np.flatnonzero(marked(query, Lists([row[1:] for row in lists], shape)))
        seqs += (texts[::-1] + (segment << shape.texts)).tolist()
    return seqs


def problems(connection: Connection, shape: Shape, seqs: Iterable[int]) -> Iterator[str]:
    """What is wrong with the index; ``seqs`` are those of the texts that there are."""
    there: dict[int, list[int]] = {}
    for seq in seqs:
        there.setdefault(shape.segment(seq), []).append(seq)
    rows = connection.exec_driver_sql(f"select segment from {shape.table} group by segment order by segment")
    for segment in rows.scalars().all():
        lists = _rows(connection, f"select word, places from {shape.table} where segment = %s", (segment,))
        texts = np.unique(unpacked(lists).places >> np.uint32(shape.words))
        unknown = np.setdiff1d(texts + (segment << shape.texts), there.get(segment, []))
        if len(unknown):
            yield f"{shape.table}: the index of words is damaged: it has {len(unknown)} texts that are not there"


def _write(connection: Connection, shape: Shape, segment: int, postings: Sequence[Postings]) -> None:
    """A new part of a segment."""
    parts = _parts(connection, shape, [segment]).get(segment, {})
    part = max(parts, default=-1) + 1
    _insert(connection, shape, segment, part, postings)
    row = (shape.table, segment, part, sum(len(some.words) for some in postings))
    insert(connection, Insert(_PARTS, ("of", "segment", "part", "words"), [row]))


def _insert(connection: Connection, shape: Shape, segment: int, part: int, postings: Sequence[Postings]) -> None:
    rows = [(segment, word, part, places) for word, places in packed(postings)]
    insert(connection, Insert(shape.table, ("segment", "word", "part", "places"), rows))


def _merge(connection: Connection, shape: Shape, segment: int, *, small: bool) -> None:
    """Makes one part of the small parts of a segment where they are too many, or of all its parts."""
    parts = _parts(connection, shape, [segment]).get(segment, {})
    merged = [part for part, words in parts.items() if not small or words < _SMALL]
    if len(merged) < (_FEW if small else 2):
        return
    of = "of = %s and segment = %s and part = any(%s)"
    connection.exec_driver_sql(f"delete from {_PARTS} where {of}", (shape.table, segment, merged))
    returned = f"delete from {shape.table} where segment = %s and part = any(%s) returning word, places"
    _write(connection, shape, segment, [unpacked(_rows(connection, returned, (segment, merged)))])


def _rows(connection: Connection, statement: str, parameters: tuple[Any, ...]) -> list[Any]:
    """Rows with their bytes as they are, where SQLAlchemy would have each one sent as two letters."""
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101
    with driver.cursor(binary=True) as cursor:
        found: list[Any] = cursor.execute(statement, parameters).fetchall()
    return found


def _parts(connection: Connection, shape: Shape, segments: list[int]) -> dict[int, dict[int, int]]:
    """The parts of segments with the number of their words."""
    rows = connection.exec_driver_sql(
        f"select segment, part, words from {_PARTS} where of = %s and segment = any(%s)", (shape.table, segments)
    )
    found: dict[int, dict[int, int]] = {}
    for segment, part, words in rows:
        found.setdefault(segment, {})[part] = words
    return found
