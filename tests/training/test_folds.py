"""Folds of marked texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.training.folds import Fold, fold_of


@given(id=st.text(), folds=st.integers(2, 9))
def test_every_text_is_in_one_fold(id: str, folds: int) -> None:
    """The folds are a partition, whatever the id."""
    assert [Fold(k, folds).holds(id) for k in range(1, folds + 1)].count(True) == 1


def test_the_fold_follows_from_the_id_alone() -> None:
    """Teachers trained at different times agree, so the numbers are pinned; the folds are about equally large."""
    assert [fold_of(name, 3) for name in ("bridge", "harbour", "mill", "mine")] == [2, 2, 2, 1]
    sizes = [sum(fold_of(f"text {n}", 3) == k for n in range(3000)) for k in (1, 2, 3)]
    assert min(sizes) > 900


@given(folds=st.integers(2, 999999), data=st.data())
def test_a_fold_reads_as_it_is_written(folds: int, data: st.DataObject) -> None:
    """K/N names one fold, there and back."""
    fold = Fold(data.draw(st.integers(1, folds)), folds)
    assert Fold.parse(str(fold)) == fold


@pytest.mark.parametrize("text", ["", "1", "0/3", "4/3", "1/1", "-1/3", "a/b", "1/3/5", "1/2 "])
def test_what_is_no_fold_is_refused(text: str) -> None:
    """The message shows how to write one."""
    with pytest.raises(UsageError, match="K/N"):
        Fold.parse(text)
