"""Lists of places as bytes."""

from __future__ import annotations

from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.store.sql import postings
from reportedly.store.sql.postings import Postings, packed, unpacked
from reportedly.store.sql.tokens import BITS

NUMBERS = st.integers(0, (1 << BITS) - 1)
PLACES = st.one_of(st.integers(0, 300), st.integers(0, 2**32 - 1))


@pytest.mark.parametrize("at_once", [3, 1 << 18])
@given(given=st.lists(st.lists(st.tuples(st.one_of(st.integers(0, 3), NUMBERS), PLACES)), max_size=4))
def test_what_is_packed_can_be_unpacked(at_once: int, given: list[list[tuple[int, int]]]) -> None:
    """Every place of every word, each once, in order, also where there are too many to be sorted at once."""
    parts = [Postings(*np.array(part, np.uint32).reshape(-1, 2).T) for part in given]
    found = [pair for part in given for pair in part]
    with mock.patch.object(postings, "_AT_ONCE", at_once):
        lists = list(packed(parts))
    assert [word for word, _ in lists] == sorted({word for word, _ in found})
    back = unpacked(lists)
    assert list(zip(back.words.tolist(), back.places.tolist(), strict=True)) == sorted(set(found))


def test_very_many_are_sorted_as_few() -> None:
    """In the order in which they come, as the words of texts do."""
    words = np.arange(5_000, dtype=np.uint32) * 3_331 % (1 << BITS)
    part = Postings(np.tile(words, 3), np.repeat(np.arange(3, dtype=np.uint32), len(words)))
    with mock.patch.object(postings, "_AT_ONCE", 1_000):
        many = list(packed([part, Postings(words, np.full(len(words), 9, np.uint32))]))
    assert unpacked(many).words.tolist() == np.repeat(np.sort(words), 4).tolist()
    assert unpacked(many).places.tolist() == [0, 1, 2, 9] * len(words)


def test_near_places_take_two_bytes() -> None:
    """The distance counts, not the place."""
    places = np.arange(1_000_000, 1_000_100, dtype=np.uint32)
    [(_, content)] = packed([Postings(np.zeros(100, np.uint32), places)])
    assert len(content) == 202
