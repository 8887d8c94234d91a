"""Records as rows of tables."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Certainty, SourceKind
from reportedly.store.sql.rows import code, number, text_id, value_of


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**64 - 1))
def test_ids_are_numbers_in_the_same_order(one: int, other: int) -> None:
    """There and back, and sorted alike, within what a column holds."""
    first, second = f"d{one:016x}", f"d{other:016x}"
    assert text_id("d", number(first)) == first
    assert (first < second) == (number(first) < number(second))
    assert -(2**63) <= number(first) < 2**63


def test_values_are_numbers() -> None:
    """There and back, none for none; the numbers never change, since they are stored."""
    assert [value_of(Certainty, code(value)) for value in Certainty] == list(Certainty)
    assert code(None) is None
    assert value_of(Certainty, None) is None
    assert code(SourceKind.PERSON) == 0
    assert code(SourceKind.AUTHOR) == 10
    assert msgspec.json.encode(value_of(Certainty, 2)) == b'"factbank:PS+"'
