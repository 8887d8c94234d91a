"""The index of words: each language of queries means what the query means."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.store.query import Both, Either, Query, Term, matches, parse
from reportedly.store.sql.connecting import reading, writing
from reportedly.store.sql.store import SqlStore
from reportedly.store.sql.words_index import fts5, tsquery
from tests.store.test_copying import fill

WORDS = ("a", "b", "c")
TERMS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(lambda words: Term(tuple(words)))


def _combined(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
    both = st.builds(Both, parts, st.lists(inner, max_size=2).map(tuple))
    return both | st.builds(Either, parts)


QUERIES = st.recursive(TERMS, _combined, max_leaves=6)
TEXTS = st.lists(st.sampled_from((*WORDS, "d")), max_size=6).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES, text=TEXTS)
def test_each_database_understands_the_query(query: Query, text: str, opened: list[SqlStore]) -> None:
    """FTS5 finds exactly what matches; a tsvector, which knows no places, never too little."""
    sqlite, postgresql = opened
    with sqlite.engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
        alone.exec_driver_sql("create virtual table if not exists temp.tried using fts5(words, tokenize='ascii')")
        alone.exec_driver_sql("delete from temp.tried")
        alone.exec_driver_sql("insert into temp.tried values (?)", (text,))
        asked = "select count(*) from temp.tried where tried match ?"
        found = alone.exec_driver_sql(asked, (fts5(query),)).scalar_one()
    assert bool(found) == matches(query, text)
    with reading(postgresql.engine) as connection:
        asked = "select %s::tsvector @@ %s::tsquery"
        found = connection.exec_driver_sql(asked, (text, tsquery(query))).scalar_one()
    assert found or not matches(query, text)
    if not any(len(term.words) > 1 for term in _all_terms(query)):
        assert found == matches(query, text)


def _all_terms(query: Query) -> list[Term]:
    match query:
        case Term():
            return [query]
        case Either(parts):
            return [term for part in parts for term in _all_terms(part)]
        case Both(parts, without):
            return [term for part in (*parts, *without) for term in _all_terms(part)]


@pytest.mark.parametrize("text", ['"a b" -c', "a OR (b c)"])
def test_languages_can_be_read(text: str) -> None:
    """Every term in quotation marks for FTS5; the words alone for a tsquery."""
    query = parse(text)
    assert '"a b"' in fts5(query) or '"a" OR' in fts5(query)
    assert '"' not in tsquery(query)


def test_nothing_is_left_of_a_removed_text(database: str) -> None:
    """What is removed is found no more, and the index is sound."""
    with SqlStore(database) as store:
        fill(store)
        document = store.view().documents().items[0]
        assert store.view().search("bridge").items
        from reportedly.store import Subject

        store.writer.forget(Subject.DOCUMENT, document.id, by="ida", why="")
        assert not store.view().search("bridge").items
        with writing(store.engine) as connection:
            if connection.dialect.name == "sqlite":
                left = connection.exec_driver_sql("select count(*) from claim_words_idx").scalar_one()
                assert left == 0
        assert store.view().check() == ()
