"""The index of words: each language of queries means what the query means."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.store.query import Both, Either, Query, Term, matches, parse
from reportedly.store.sql.connecting import writing
from reportedly.store.sql.store import SqlStore
from reportedly.store.sql.words_index import fts5
from reportedly.store.words import for_tokenizer, words
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
def test_fts5_understands_the_query(query: Query, text: str, opened: list[SqlStore]) -> None:
    """FTS5 finds exactly what matches."""
    with opened[0].engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
        alone.exec_driver_sql("create virtual table if not exists temp.tried using fts5(words, tokenize='ascii')")
        alone.exec_driver_sql("delete from temp.tried")
        alone.exec_driver_sql("insert into temp.tried values (?)", (text,))
        asked = "select count(*) from temp.tried where tried match ?"
        found = alone.exec_driver_sql(asked, (fts5(query),)).scalar_one()
    assert bool(found) == matches(query, text)


@given(text=st.text(st.sampled_from("aB1 é’-_\x00\n"), max_size=250))
def test_fts5_cuts_texts_as_we_do(text: str) -> None:
    """What FTS5 is given is cut into the words that every store agrees on, also where one is very long."""
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table tried using fts5(words, tokenize='ascii')")
    database.execute("create virtual table found using fts5vocab(tried, instance)")
    database.execute("insert into tried values (?)", (for_tokenizer(text),))
    cut = [word for (word,) in database.execute("select term from found order by offset")]
    database.close()
    assert cut == words(text).split()


@pytest.mark.parametrize("text", ['"a b" -c', "a OR (b c)"])
def test_the_language_can_be_read(text: str) -> None:
    """Every term in quotation marks for FTS5."""
    assert '"a b"' in fts5(parse(text)) or '"a" OR' in fts5(parse(text))


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
