"""The index of words, the one thing that the two databases have nothing in common for: FTS5, and GIN over numbers.

FTS5 keeps the places of words and finds phrases itself. In PostgreSQL a column of each row has a number for each of its
words, at half the size and time of a tsvector; a phrase is looked for as its words, and two words may share a number.
So, as for every database, ``query.matches`` has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

import zstandard
from sqlalchemy import ColumnElement, Connection, FromClause, Table, and_, column, literal, or_, select, table, text
from sqlalchemy.exc import DatabaseError

from reportedly.store.encoding import decoded
from reportedly.store.query import Both, Either, Query, Term
from reportedly.store.records import searched_in
from reportedly.store.sql.inserting import Insert, insert
from reportedly.store.sql.schema import claims, documents, readings
from reportedly.store.words import for_tokenizer, words

_PART = 1_000
_MEMORY = 16 * 1024 * 1024
_MERGED_AT_ONCE, _PUT_OFF = (4, 16), (0, 1_000)  # FTS5's automerge and crisismerge: as they are by default, and in bulk
_VOCABULARY = 500_000
_FTS = {documents.name: "document_words", claims.name: "claim_words"}


class Match:
    """How rows of a table that may match are found: ``source`` to select from, ``condition`` and ``newest`` order."""

    def __init__(self, source: FromClause, condition: ColumnElement[bool], newest: ColumnElement[int]) -> None:
        self.source = source
        self.condition = condition
        self.newest = newest


class _Numbers(dict[str, str]):
    """The number of each word that was met, in digits: its CRC-32 as a signed one."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _VOCABULARY:
            self.clear()
        found = self[word] = str((crc32(word.encode("ascii")) ^ 0x80000000) - 0x80000000)
        return found


_NUMBERS = _Numbers()


def array(text: str) -> str:
    """The numbers of the words of ``text``, each once, as PostgreSQL reads them."""
    return f"{{{','.join(map(_NUMBERS.__getitem__, set(words(text).split())))}}}"


def match(connection: Connection, of: Table, query: Query) -> Match:
    """Finds the rows of ``documents`` or ``claims`` whose words may answer the query."""
    if connection.dialect.name == "sqlite":
        index = table(_FTS[of.name], column("rowid"))
        found = text(f"{index.name} match :query").bindparams(query=fts5(query))
        return Match(index.join(of, of.c.seq == index.c.rowid), found, index.c.rowid)  # type: ignore[arg-type]
    return Match(of, holding(column("words", _selectable=of), query), of.c.seq)


def fts5(query: Query) -> str:
    """The query in FTS5's language."""
    match query:
        case Term(words):
            return f'"{" ".join(words)}"'
        case Either(parts):
            return f"({' OR '.join(map(fts5, parts))})"
        case Both(parts, without):
            found = f"({' AND '.join(map(fts5, parts))})"
            return f"({found} NOT ({' OR '.join(map(fts5, without))}))" if without else found


def holding(held: ColumnElement[str], query: Query) -> ColumnElement[bool]:
    """What the numbers of the words must hold where the query does: it may find too much, never too little."""
    match query:
        case Term(words):
            return held.bool_op("@>")(literal(array(" ".join(words))).op("::")(text("int[]")))
        case Either(parts):
            return or_(*(holding(held, part) for part in parts))
        case Both(parts):
            return and_(*(holding(held, part) for part in parts))


def create(connection: Connection) -> None:
    """Makes the empty index; the tables of the schema are there."""
    for name, index in _FTS.items():
        if connection.dialect.name == "sqlite":
            # Without a copy of the words: they can be worked out again from what is stored.
            statement = f"create virtual table {index} using fts5(words, content='', columnsize=0, tokenize='ascii')"
            connection.exec_driver_sql(statement)
            _configure(connection, index, "hashsize", _MEMORY)
        else:
            connection.exec_driver_sql(f"alter table {name} add column words int[]")
            connection.exec_driver_sql(f"alter table {name} alter column words set storage external")
    if connection.dialect.name != "sqlite":
        for statement in lookups():
            connection.exec_driver_sql(statement)


def lookups() -> Sequence[str]:
    """What makes the indexes that PostgreSQL looks words up in, where they are not there."""
    return [f"create index if not exists {name}_words on {name} using gin (words)" for name in _FTS]


def drop_lookups(connection: Connection) -> None:
    """Removes what PostgreSQL looks words up in; the column stays."""
    for name in _FTS:
        connection.exec_driver_sql(f"drop index if exists {name}_words")


def put_off(connection: Connection) -> None:
    """Lets FTS5 gather what is indexed without joining it."""
    _join(connection, *_PUT_OFF)


def make_up(connection: Connection) -> None:
    """Joins all that FTS5 has gathered into one, as searches like it best."""
    _join(connection, *_MERGED_AT_ONCE)
    compact(connection)


def fill(connection: Connection) -> None:
    """Indexes everything that is stored."""
    found = select(documents.c.seq, readings.c.body).join(readings)
    for part in connection.execute(found).partitions(_PART):
        texts = [(row.seq, searched_in(decoded(zstandard.decompress(row.body)))) for row in part]
        _index(connection, documents, texts)
    for part in connection.execute(select(claims.c.seq, claims.c.content)).partitions(_PART):
        _index(connection, claims, [(row.seq, row.content) for row in part])


def drop(connection: Connection) -> None:
    """Removes the index."""
    for name, index in _FTS.items():
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"drop table {index}")
        else:
            connection.exec_driver_sql(f"alter table {name} drop column words")


def with_words(dialect: str, given: Insert, texts: Sequence[str]) -> list[Insert]:
    """Rows of ``documents`` or ``claims`` that begin with their ``seq``, and the words of each one's text."""
    if dialect != "sqlite":
        rows = [(*row, array(text)) for row, text in zip(given.rows, texts, strict=True)]
        return [Insert(given.table, (*given.columns, "words"), rows)]
    words_of = [(row[0], for_tokenizer(text)) for row, text in zip(given.rows, texts, strict=True)]
    return [given, Insert(_FTS[given.table], ("rowid", "words"), words_of)]


def remove(connection: Connection, of: Table, rows: Iterable[tuple[int, str]]) -> None:
    """Takes rows out of the index again; ``rows`` are just what was put in."""
    index = _FTS[of.name]
    if connection.dialect.name == "sqlite" and (values := sorted((seq, for_tokenizer(text)) for seq, text in rows)):
        connection.exec_driver_sql(f"insert into {index} ({index}, rowid, words) values ('delete', ?, ?)", values)


def compact(connection: Connection) -> None:
    """Rewrites the index, so that nothing is left in it of what was removed."""
    if connection.dialect.name == "sqlite":
        for index in _FTS.values():
            connection.exec_driver_sql(f"insert into {index} ({index}) values ('optimize')")


def problems(connection: Connection) -> Sequence[str]:
    """What is wrong with the index itself."""
    found = []
    if connection.dialect.name == "sqlite":
        for index in _FTS.values():
            try:
                connection.exec_driver_sql(f"insert into {index} ({index}) values ('integrity-check')")
            except DatabaseError:
                found.append(f"{index}: the index of words is damaged")
    return found


def _index(connection: Connection, of: Table, found: Sequence[tuple[int, str]]) -> None:
    if connection.dialect.name == "sqlite":
        values = sorted((seq, for_tokenizer(text)) for seq, text in found)
        insert(connection, Insert(_FTS[of.name], ("rowid", "words"), values))
        return
    statement = f"update {of.name} set words = %s::int[] where seq = %s"
    connection.exec_driver_sql(statement, [(array(text), seq) for seq, text in found])


def _join(connection: Connection, each: int, most: int) -> None:
    for index in _FTS.values():
        _configure(connection, index, "automerge", each)
        _configure(connection, index, "crisismerge", most)


def _configure(connection: Connection, index: str, name: str, value: int) -> None:
    connection.exec_driver_sql(f"insert into {index} ({index}, rank) values (?, ?)", (name, value))
