"""Tests of rows that grow."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.columns import Column


@given(st.lists(st.lists(st.integers(0, 9), max_size=5), max_size=6))
def test_rows_in_memory_are_those_that_were_added(parts: list[list[int]]) -> None:
    """However many at a time."""
    column = Column("<i4", 2)
    for part in parts:
        column.append(np.array([[n, -n] for n in part]).reshape(-1, 2))
    assert column.rows.tolist() == [[n, -n] for part in parts for n in part]


def test_rows_in_a_file_are_there_again(tmp_path: Path) -> None:
    """As many as counted; what stands after them is written over."""
    column = Column("<f4", 3, tmp_path / "c")
    column.append(np.ones((4, 3)))
    column.put([1], 7)
    column.sync()
    again = Column("<f4", 3, tmp_path / "c", 2)
    again.append(np.zeros((1, 3)))
    assert again.rows.tolist() == [[1.0] * 3, [7.0] * 3, [0.0] * 3]
    assert len(Column("<f4", 3, tmp_path / "c", 3)) == 3


def test_a_file_that_lost_its_end_is_refused(tmp_path: Path) -> None:
    """Whoever opens it makes it again."""
    Column("<i4", 1, tmp_path / "c").append(np.arange(3))
    with pytest.raises(ValueError, match="too short"):
        Column("<i4", 1, tmp_path / "c", 4)


def test_a_file_has_room_for_more(tmp_path: Path) -> None:
    """So what was read of it before still shows its rows, and most additions leave its size as it was."""
    column = Column("<i4", 1, tmp_path / "c")
    column.append(np.arange(80))
    before, size = column.rows, (tmp_path / "c").stat().st_size
    for number in range(10):
        column.append(np.array([number]))
    assert (tmp_path / "c").stat().st_size == size
    assert before.tolist() == list(range(80))
    assert column.rows.tolist() == [*range(80), *range(10)]
    column.append(np.arange(5))
    assert (tmp_path / "c").stat().st_size > size
    assert Column("<i4", 1, tmp_path / "c", 90).rows.tolist() == [*range(80), *range(10)]
