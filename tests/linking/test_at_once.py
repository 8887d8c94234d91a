"""Tests of work on many things at a time."""

from __future__ import annotations

import threading

import pytest

from reportedly.linking import at_once as module
from reportedly.linking.at_once import at_once


def test_the_order_is_that_of_the_things(monkeypatch: pytest.MonkeyPatch) -> None:
    """Although the first waits here for the second."""
    monkeypatch.setattr(module, "_THREADS", 2)
    later = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            assert later.wait(10)
        later.set()
        return 10 * number

    assert list(at_once(work, [0, 1, 2])) == [0, 10, 20]


def test_what_fails_is_told() -> None:
    """And one thing alone needs no thread."""
    with pytest.raises(ZeroDivisionError):
        list(at_once(lambda n: 1 // n, [1, 0]))
    assert list(at_once(lambda _: threading.current_thread(), ["one"])) == [threading.main_thread()]
