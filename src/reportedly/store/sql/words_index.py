"""The index of words, the one thing that the two databases have nothing in common for: FTS5 and tsvector.

FTS5 keeps the places of words and finds phrases itself. The tsvector columns keep the words alone, at half the size and
time, so a phrase is first looked for as its words; then, as for every database, ``query.matches`` has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import zstandard
from sqlalchemy import ColumnElement, Connection, FromClause, Table, column, literal, select, table, text
from sqlalchemy.exc import DatabaseError

from reportedly.store.encoding import decoded
from reportedly.store.query import Both, Either, Query, Term
from reportedly.store.records import searched_in
from reportedly.store.sql.schema import claims, documents, readings
from reportedly.store.words import words

_PART = 1_000
_MEMORY = 16 * 1024 * 1024
_FTS = {documents.name: "document_words", claims.name: "claim_words"}


class Match:
    """How rows of a table that may match are found: ``source`` to select from, ``condition`` and ``newest`` order."""

    def __init__(self, source: FromClause, condition: ColumnElement[bool], newest: ColumnElement[int]) -> None:
        self.source = source
        self.condition = condition
        self.newest = newest


def match(connection: Connection, of: Table, query: Query) -> Match:
    """Finds the rows of ``documents`` or ``claims`` whose words may answer the query."""
    if connection.dialect.name == "sqlite":
        index = table(_FTS[of.name], column("rowid"))
        found = text(f"{index.name} match :query").bindparams(query=fts5(query))
        return Match(index.join(of, of.c.seq == index.c.rowid), found, index.c.rowid)  # type: ignore[arg-type]
    held: ColumnElement[str] = column("words", _selectable=of)
    condition = held.op("@@")(literal(tsquery(query)).op("::")(text("tsquery")))
    return Match(of, condition, of.c.seq)


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


def tsquery(query: Query) -> str:
    """The query in PostgreSQL's language, a phrase as all of its words: it may find too much, never too little."""
    match query:
        case Term(words):
            return f"({' & '.join(words)})"
        case Either(parts):
            return f"({' | '.join(map(tsquery, parts))})"
        case Both(parts, without):
            left_out = [f"!{found}" for part in without if (found := _surely(part)) is not None]
            return f"({' & '.join([*map(tsquery, parts), *left_out])})"


def _surely(query: Query) -> str | None:
    """A query that finds nothing but what ``query`` does, maybe not all of it; None where there is none."""
    match query:
        case Term(words):
            return words[0] if len(words) == 1 else None
        case Either(parts):
            found = [part for part in map(_surely, parts) if part is not None]
            return f"({' | '.join(found)})" if found else None
        case Both(parts, without):
            sure = [part for part in map(_surely, parts) if part is not None]
            left_out = [f"!{tsquery(part)}" for part in without]
            return f"({' & '.join([*sure, *left_out])})" if len(sure) == len(parts) else None


def create(connection: Connection) -> None:
    """Makes the empty index; the tables of the schema are there."""
    for name, index in _FTS.items():
        if connection.dialect.name == "sqlite":
            # Without a copy of the words: they can be worked out again from what is stored.
            statement = f"create virtual table {index} using fts5(words, content='', columnsize=0, tokenize='ascii')"
            connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"insert into {index} ({index}, rank) values ('hashsize', {_MEMORY})")
        else:
            connection.exec_driver_sql(f"alter table {name} add column words tsvector")
    if connection.dialect.name != "sqlite":
        create_lookup(connection)


def create_lookup(connection: Connection) -> None:
    """Makes what PostgreSQL looks words up in, from the column that has them."""
    for name in _FTS:
        connection.exec_driver_sql(f"create index {name}_words on {name} using gin (words)")


def drop_lookup(connection: Connection) -> None:
    """Removes what PostgreSQL looks words up in; the column stays."""
    for name in _FTS:
        connection.exec_driver_sql(f"drop index {name}_words")


def fill(connection: Connection) -> None:
    """Indexes everything that is stored."""
    found = select(documents.c.seq, readings.c.body).join(readings)
    for part in connection.execute(found).partitions(_PART):
        texts = [(row.seq, words(searched_in(decoded(zstandard.decompress(row.body))))) for row in part]
        _index(connection, documents, texts)
    for part in connection.execute(select(claims.c.seq, claims.c.content)).partitions(_PART):
        _index(connection, claims, [(row.seq, words(row.content)) for row in part])


def drop(connection: Connection) -> None:
    """Removes the index."""
    for name, index in _FTS.items():
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"drop table {index}")
        else:
            connection.exec_driver_sql(f"alter table {name} drop column words")


def put(connection: Connection, of: Table, rows: Iterable[tuple[int, str]]) -> None:
    """Indexes rows of SQLite's by their ``seq`` and their words; PostgreSQL's have them in a column of their own."""
    if connection.dialect.name == "sqlite" and (values := sorted(rows)):
        connection.exec_driver_sql(f"insert into {_FTS[of.name]} (rowid, words) values (?, ?)", values)


def _index(connection: Connection, of: Table, found: Sequence[tuple[int, str]]) -> None:
    if connection.dialect.name == "sqlite":
        put(connection, of, found)
        return
    statement = f"update {of.name} set words = %s::tsvector where seq = %s"
    connection.exec_driver_sql(statement, [(text, seq) for seq, text in found])


def remove(connection: Connection, of: Table, rows: Iterable[tuple[int, str]]) -> None:
    """Takes rows out of the index again; ``rows`` are just what was put in."""
    index = _FTS[of.name]
    if connection.dialect.name == "sqlite" and (values := sorted(rows)):
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
