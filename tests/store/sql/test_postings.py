"""Lists of places as bytes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.store.sql.postings import Postings, packed, unpacked
from reportedly.store.sql.tokens import BITS

NUMBERS = st.integers(0, (1 << BITS) - 1)
PLACES = st.one_of(st.integers(0, 300), st.integers(0, 2**32 - 1))


@given(found=st.lists(st.tuples(st.one_of(st.integers(0, 3), NUMBERS), PLACES)))
def test_what_is_packed_can_be_unpacked(found: list[tuple[int, int]]) -> None:
    """Every place of every word, each once, in order."""
    words, places = np.array(found, np.uint32).reshape(-1, 2).T
    lists = list(packed(Postings(words, places)))
    assert [word for word, _ in lists] == sorted({word for word, _ in found})
    back = unpacked(lists)
    assert list(zip(back.words.tolist(), back.places.tolist(), strict=True)) == sorted(set(found))


def test_near_places_take_a_byte() -> None:
    """The distance counts, not the place."""
    places = np.arange(1_000_000, 1_000_100, dtype=np.uint32)
    [(_, content)] = packed(Postings(np.zeros(100, np.uint32), places))
    assert len(content) == 102
