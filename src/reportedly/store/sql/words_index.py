"""The index of words, the one thing that the two databases have nothing in common for: FTS5, and an index of our own.

Each finds all that may answer a query, the last that came in first; as for every store, ``query.matches`` has the last
word. PostgreSQL's part is in ``inverted_index``, which needs NumPy and is loaded only there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, FromClause, Table, column, select, table, text
from sqlalchemy.exc import DatabaseError

from reportedly.store.encoding import decoded
from reportedly.store.query import Both, Either, Query, Term
from reportedly.store.records import searched_in
from reportedly.store.sql.asking import claim_contents, labels
from reportedly.store.sql.inserting import Insert, among, insert
from reportedly.store.sql.rows import decompressed
from reportedly.store.sql.schema import claims, documents, readings
from reportedly.store.words import for_tokenizer

if TYPE_CHECKING:
    from reportedly.store.sql.inverted_index import Gathered
    from reportedly.store.sql.segments import Shape

_PART = 1_000
_FIRST, _MOST = 600, 10_000  # rows that a database is told to look at in one statement, the first and any
_MEMORY = 16 * 1024 * 1024
_MERGED_AT_ONCE, _PUT_OFF = (4, 16), (0, 1_000)  # FTS5's automerge and crisismerge: as they are by default, and in bulk
_FTS = {documents.name: "document_words", claims.name: "claim_words"}


class Texts(Struct, frozen=True, array_like=True):
    """Texts to index, each with the ``seq`` of its row ``of`` documents or claims, ready for the tokenizer.

    The ``labels`` of each are words that an index may hold beside those of the text; nobody looks for them but filters.
    """

    of: str
    rows: Sequence[tuple[int, str]]
    labels: Sequence[str] = ()

    @property
    def labelled(self) -> Sequence[tuple[int, str]]:
        """The texts with their labels."""
        if not self.labels:
            return self.rows
        return [(seq, f"{text} {labels}") for (seq, text), labels in zip(self.rows, self.labels, strict=True)]


class Match:
    """How rows of a table that may match are found: ``source`` to select from, ``condition`` and ``newest`` order."""

    def __init__(self, source: FromClause, condition: ColumnElement[bool], newest: ColumnElement[int]) -> None:
        self.source = source
        self.condition = condition
        self.newest = newest


class Gathering:
    """Texts of new rows that wait to be indexed, where it pays to index very many at once: in PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._gathered: dict[str, Gathered] = {}
        if pays(connection):
            from reportedly.store.sql.inverted_index import Gathered

            self._gathered = {str(of.name): Gathered(_shape(of.name)) for of in (documents, claims)}

    def add(self, texts: Texts) -> None:
        """Takes in texts of new rows, in their order."""
        if texts.of in self._gathered:
            self._gathered[texts.of].add(texts.labelled)

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return any(gathered.full for gathered in self._gathered.values())

    def write(self, connection: Connection, *, whole: bool) -> dict[str, int]:
        """Writes what was gathered, or as much as is full: up to which ``seq`` of each table all is written now."""
        written = {of: gathered.write(connection, whole=whole) for of, gathered in self._gathered.items()}
        return {of: last for of, last in written.items() if last is not None}

    def give_up(self) -> None:
        """Gathers no more, as what was gathered was not written: ``fill`` has to make up for it."""
        self._gathered.clear()


def pays(connection: Connection) -> bool:
    """Whether it pays to gather texts; else they are best put with their rows."""
    return connection.dialect.name != "sqlite"


def matches(connection: Connection, of: Table, query: Query, labels: str) -> Iterator[Match]:
    """Finds the rows of ``documents`` or ``claims`` whose words may answer the query, the newest match first.

    Those without one of the labels may be left out.
    """
    if connection.dialect.name == "sqlite":
        index = table(_FTS[of.name], column("rowid"))
        found = text(f"{index.name} match :query").bindparams(query=fts5(query))
        yield Match(index.join(of, of.c.seq == index.c.rowid), found, index.c.rowid)  # type: ignore[arg-type]
        return
    from reportedly.store.sql import inverted_index

    many = _FIRST
    # What filters ask of a document sorts out more than what the labels have left, so that documents are joined first.
    connection.exec_driver_sql("set local join_collapse_limit = 1")
    labelled = Both((query, *(Term((label,)) for label in labels.split()))) if labels else query
    for seqs in inverted_index.found(connection, _shape(of.name), labelled):
        start = 0
        while start < len(seqs):
            yield Match(of, among(connection, of.c.seq, seqs[start : start + many]), of.c.seq)
            start, many = start + many, min(4 * many, _MOST)


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


def create(connection: Connection) -> None:
    """Makes the empty index; the tables of the schema are there."""
    if connection.dialect.name != "sqlite":
        from reportedly.store.sql import inverted_index

        inverted_index.create(connection)
        return
    for index in _FTS.values():
        # Without a copy of the words: they can be worked out again from what is stored.
        statement = f"create virtual table {index} using fts5(words, content='', columnsize=0, tokenize='ascii')"
        connection.exec_driver_sql(statement)
        _configure(connection, index, "hashsize", _MEMORY)


def drop(connection: Connection) -> None:
    """Removes the index."""
    if connection.dialect.name != "sqlite":
        from reportedly.store.sql import inverted_index

        inverted_index.drop(connection)
        return
    for index in _FTS.values():
        connection.exec_driver_sql(f"drop table {index}")


def put_off(connection: Connection) -> None:
    """Lets FTS5 gather what is indexed without joining it."""
    if connection.dialect.name == "sqlite":
        _join(connection, *_PUT_OFF)


def make_up(connection: Connection) -> None:
    """Joins all that FTS5 has gathered into one, as searches like it best."""
    if connection.dialect.name == "sqlite":
        _join(connection, *_MERGED_AT_ONCE)
        compact(connection)


def fill(connection: Connection, after: Mapping[str, int] | None = None) -> None:
    """Indexes everything that is stored, or of each table what is ``after`` a ``seq``."""
    bodies = select(documents.c.seq, readings.c.body).join(readings)
    for of, query, texts_of in ((documents, bodies, _texts_of_documents), (claims, claim_contents(), texts_of_claims)):
        last, gathering = (after or {}).get(of.name, -1), Gathering(connection)
        while rows := connection.execute(query.where(of.c.seq > last).order_by(of.c.seq).limit(_PART)).all():
            texts, last = texts_of(rows), rows[-1].seq
            if not pays(connection):
                put(connection, texts)
            gathering.add(texts)
            if gathering.full:
                gathering.write(connection, whole=False)
        gathering.write(connection, whole=True)


def texts_of_claims(rows: Iterable[Any]) -> Texts:
    """The texts of rows of ``asking.claim_contents``."""
    found = [(row.seq, for_tokenizer(row.content), row) for row in rows]
    of = [labels(row.kind, row.certainty, row.evidence, row.response) for _, _, row in found]
    return Texts(str(claims.name), [(seq, content) for seq, content, _ in found], of)


def _texts_of_documents(rows: Iterable[Any]) -> Texts:
    bodies = ((row.seq, searched_in(decoded(decompressed(row.body)))) for row in rows)
    return Texts(str(documents.name), [(seq, for_tokenizer(content)) for seq, content in bodies])


def put(connection: Connection, texts: Texts) -> None:
    """Indexes texts."""
    if connection.dialect.name == "sqlite":
        insert(connection, Insert(_FTS[texts.of], ("rowid", "words"), texts.rows))
        return
    from reportedly.store.sql import inverted_index

    inverted_index.put(connection, _shape(texts.of), texts.labelled)


def remove(connection: Connection, texts: Texts) -> None:
    """Takes texts out of the index again, which are just what was put in."""
    if connection.dialect.name != "sqlite":
        from reportedly.store.sql import inverted_index

        inverted_index.remove(connection, _shape(texts.of), texts.labelled)
    elif texts.rows:
        index = _FTS[texts.of]
        statement = f"insert into {index} ({index}, rowid, words) values ('delete', ?, ?)"
        connection.exec_driver_sql(statement, sorted(map(tuple, texts.rows)))


def compact(connection: Connection) -> None:
    """Rewrites the index, so that nothing is left in it of what was removed."""
    if connection.dialect.name == "sqlite":
        for index in _FTS.values():
            connection.exec_driver_sql(f"insert into {index} ({index}) values ('optimize')")


def problems(connection: Connection) -> Iterator[str]:
    """What is wrong with the index itself."""
    if connection.dialect.name != "sqlite":
        from reportedly.store.sql import inverted_index

        for of in (documents, claims):
            seqs = connection.execute(select(of.c.seq).order_by(of.c.seq)).scalars().all()
            yield from inverted_index.problems(connection, _shape(of.name), seqs)
        return
    for index in _FTS.values():
        try:
            connection.exec_driver_sql(f"insert into {index} ({index}) values ('integrity-check')")
        except DatabaseError as error:
            if "readonly" in str(error):
                return  # SQLite checks it by what counts as writing
            yield f"{index}: the index of words is damaged"


def _shape(of: str) -> Shape:
    from reportedly.store.sql.segments import CLAIMS, DOCUMENTS

    return {documents.name: DOCUMENTS, claims.name: CLAIMS}[of]


def _join(connection: Connection, each: int, most: int) -> None:
    for index in _FTS.values():
        _configure(connection, index, "automerge", each)
        _configure(connection, index, "crisismerge", most)


def _configure(connection: Connection, index: str, name: str, value: int) -> None:
    connection.exec_driver_sql(f"insert into {index} ({index}, rank) values (?, ?)", (name, value))
