"""One segment of the index of words."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.store.query import Query, matches, parse
from reportedly.store.sql.postings import Postings, packed
from reportedly.store.sql.segments import Lists, Shape, marked, words_of
from reportedly.store.sql.tokens import tokens
from tests.store.sql.test_words_index import QUERIES

SHAPE = Shape("claim_words", 3, 3)


def _lists(texts: list[str]) -> Lists:
    found = tokens(texts)
    places = SHAPE.places(np.arange(len(texts)), found)
    return Lists(packed([Postings(found.words, places)]), SHAPE)


@given(query=QUERIES, texts=st.lists(st.lists(st.sampled_from("abcd"), max_size=20).map(" ".join), max_size=8))
def test_no_text_that_matches_is_left_out(query: Query, texts: list[str]) -> None:
    """Also of texts with more words than places are counted."""
    found = marked(query, _lists(texts))
    assert len(found) == 8
    assert all(found[number] for number, text in enumerate(texts) if matches(query, text))


def test_a_phrase_is_found_as_one() -> None:
    """Words that only stand in the same text do not answer it."""
    assert marked(parse('"a b"'), _lists(["a b", "b a", "a c b", "c a b"])).tolist()[:4] == [True, False, False, True]


def test_every_word_of_a_query_is_looked_for() -> None:
    """Not those that are left out."""
    assert list(words_of(parse('("a b" OR c) NOT d'))) == tokens(["a b c"]).words.tolist()
