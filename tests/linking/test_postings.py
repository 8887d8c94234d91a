"""Tests of the lists of places."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.columns import Column
from reportedly.linking.postings import BLANK, Postings, Run, key_of


def empty() -> Postings:
    """Postings in memory."""
    return Postings(lambda name: Run(name, Column("<u8"), Column("<u4")))


@given(st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=4), max_size=40), st.sets(st.integers(0, 39)))
def test_each_key_has_its_places_in_order(claims: list[list[int]], gone: set[int]) -> None:
    """However the runs were merged, and without the places that were taken out."""
    postings, expected = empty(), defaultdict[int, list[int]](list)
    for place, keys in enumerate(claims):
        postings.add(np.array(keys, dtype=np.uint64), np.full(len(keys), place, dtype=np.uint32))
        for key in keys:
            expected[key].append(place)
    postings.blank(gone)
    lists = postings.lists(range(7))
    found = {key: [p for part in lists[key] for p in part.tolist() if p != BLANK] for key in range(7)}
    assert found == {key: [p for p in expected[key] if p not in gone] for key in range(7)}


def test_there_are_few_runs() -> None:
    """A thousand claims one by one lie in a handful."""
    postings = empty()
    for place in range(1_000):
        postings.add(np.array([place % 7], dtype=np.uint64), np.array([place], dtype=np.uint32))
    assert len(postings.runs) <= 6
    assert sum(len(run.keys) for run in postings.runs) == 1_000


def test_words_have_numbers_of_their_own() -> None:
    """The same in every run of the program, for odd characters too."""
    assert key_of("w boat") == key_of("w boat") != key_of("w boats")
    assert 0 <= key_of("w \ud800") < 2**64
