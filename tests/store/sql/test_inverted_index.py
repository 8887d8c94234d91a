"""PostgreSQL's index of words: what it finds, whatever parts it is in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from reportedly.store.query import Both, Either, Query, Term, matches, parse
from reportedly.store.sql import inverted_index
from reportedly.store.sql.inverted_index import Gathered
from reportedly.store.sql.segments import Shape
from reportedly.store.sql.store import SqlStore
from tests.store.sql.test_words_index import QUERIES

SHAPE = Shape("claim_words", 2, 3)  # segments of four texts, places counted anew after eight words
TEXTS = st.lists(st.lists(st.sampled_from("abcd"), max_size=12).map(" ".join), max_size=11)


@pytest.fixture
def connection(opened: list[SqlStore]) -> Iterator[Connection]:
    """A transaction in PostgreSQL with an empty index; it is undone."""
    with opened[1].engine.connect() as made, made.execution_options(writes=True).begin() as transaction:
        yield made
        transaction.rollback()


def _empty(connection: Connection) -> None:
    connection.exec_driver_sql("truncate claim_words, parts_of_words")


def _found(connection: Connection, query: Query) -> list[int]:
    return [seq for seqs in inverted_index.found(connection, SHAPE, query) for seq in seqs]


def _expected(query: Query, texts: dict[int, str]) -> list[int]:
    return [seq for seq in sorted(texts, reverse=True) if matches(query, texts[seq])]


def _is_exact(query: Query) -> bool:
    """Whether nothing is left out, which the index leaves to others."""
    match query:
        case Term():
            return True
        case Either(parts):
            return all(map(_is_exact, parts))
        case Both(parts, without):
            return not without and all(map(_is_exact, parts))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(query=QUERIES, texts=TEXTS, cuts=st.sets(st.integers(0, 11)), gone=st.sets(st.integers(0, 10)))
def test_all_that_matches_is_found(
    query: Query, texts: list[str], cuts: set[int], gone: set[int], connection: Connection
) -> None:
    """The newest first, each once, after however many additions and removals; and only that, in short texts."""
    _empty(connection)
    numbered = list(enumerate(texts))
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(texts)], strict=True):
        inverted_index.put(connection, SHAPE, numbered[start:end])
    inverted_index.remove(connection, SHAPE, [(seq, text) for seq, text in numbered if seq in gone])
    left = {seq: text for seq, text in numbered if seq not in gone}
    found, expected = _found(connection, query), _expected(query, left)
    assert [seq for seq in found if seq in expected] == expected
    if _is_exact(query) and all(len(text.split()) <= 8 for text in texts):
        assert found == expected
    assert list(inverted_index.problems(connection, SHAPE, left)) == []


def test_what_is_gathered_is_found_as_what_is_put(connection: Connection) -> None:
    """A part for each segment, of which the last is not full."""
    _empty(connection)
    texts = [(seq, "the bridge is shut" if seq % 3 else "the pier is open") for seq in range(1, 11)]
    gathered = Gathered(SHAPE)
    gathered.add(texts[:2])
    assert not gathered.full
    gathered.add(texts[2:])
    assert gathered.full
    assert gathered.write(connection, whole=False) == 7
    assert not gathered.full
    assert _found(connection, parse('"pier is"')) == [6, 3]
    assert gathered.write(connection) == 10
    assert _found(connection, parse('"pier is"')) == [9, 6, 3]
    parts = "select segment, part from parts_of_words order by segment"
    assert connection.exec_driver_sql(parts).all() == [(0, 0), (1, 0), (2, 0)]


def test_many_small_parts_become_one(connection: Connection) -> None:
    """So that a word has few rows; nothing is lost, and once the next segment has begun there is one part."""
    _empty(connection)
    shape = Shape("claim_words", 6, 3)
    for seq in range(64):
        inverted_index.put(connection, shape, [(seq, f"the pier {seq}")])
        rows = connection.exec_driver_sql("select count(*) from parts_of_words").scalar_one()
        assert rows < inverted_index._FEW
    inverted_index.put(connection, shape, [(64, "the pier")])
    parts = "select segment, count(*) from parts_of_words group by segment order by segment"
    assert connection.exec_driver_sql(parts).all() == [(0, 1), (1, 1)]
    found = [seq for seqs in inverted_index.found(connection, shape, parse("pier")) for seq in seqs]
    assert found == list(range(64, -1, -1))


def test_a_text_that_is_not_there_is_told(connection: Connection) -> None:
    """The index is checked against the rows that there are."""
    _empty(connection)
    inverted_index.put(connection, SHAPE, [(1, "a"), (2, "b")])
    assert list(inverted_index.problems(connection, SHAPE, [1, 2])) == []
    [told] = inverted_index.problems(connection, SHAPE, [2])
    assert "damaged" in told
