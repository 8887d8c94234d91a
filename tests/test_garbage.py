"""Looking for garbage less often."""

from __future__ import annotations

import gc

import pytest

from reportedly.garbage import collected_seldom


def test_it_is_as_it_was_afterwards() -> None:
    """Also where what is done meanwhile fails."""
    before = gc.get_threshold()
    with collected_seldom():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before

    @collected_seldom()
    def fail() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert gc.get_threshold() == before


def test_threads_that_overlap_leave_it_as_it_was() -> None:
    """Whoever ends last puts back what was there before the first began."""
    before = gc.get_threshold()
    first, second = collected_seldom(), collected_seldom()
    with first:
        second.__enter__()
    assert gc.get_threshold() != before
    second.__exit__(None, None, None)
    assert gc.get_threshold() == before
