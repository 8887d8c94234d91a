"""Work beside the pages is done once, in order, when it may be, and its failures are told."""

from __future__ import annotations

import threading
import time
from contextlib import closing

import pytest

from reportedly.web.beside import Beside
from reportedly.web.calm import Calm


def until(done: threading.Event) -> None:
    """Waits for something that comes soon."""
    assert done.wait(20)


def counted(beside: Beside, number: int) -> None:
    """Waits until so many pieces are over."""
    end = time.monotonic() + 20
    while sum(map(beside.done, ("this", "that", "a number"))) < number:
        assert time.monotonic() < end
        time.sleep(0.001)


def test_what_is_under_way_is_not_begun_again() -> None:
    """Of one kind and key; another kind is done at the same time, and once it is over it may be asked for anew."""
    free, begun, other = threading.Event(), threading.Event(), threading.Event()
    times: list[str] = []

    def work() -> None:
        times.append("work")
        begun.set()
        until(free)

    with closing(Beside()) as beside:
        for _ in range(3):
            beside.begin("this", 1, work, waited_for=True)
        until(begun)
        beside.begin("this", 2, lambda: times.append("next"), waited_for=True)
        beside.begin("that", 1, other.set, waited_for=True)
        until(other)
        assert times == ["work"]
        free.set()
        counted(beside, 3)
        assert times == ["work", "next"]
        beside.begin("this", 1, work, waited_for=True)
        counted(beside, 4)
    assert times == ["work", "next", "work"]


def test_a_failure_is_told_and_the_next_piece_is_done(caplog: pytest.LogCaptureFixture) -> None:
    """It counts as over, so that it is tried again when it is asked for again."""
    told: list[str] = []
    with closing(Beside()) as beside:
        beside.begin("a number", 1, lambda: 1 // 0, waited_for=True)
        beside.begin("a number", 2, lambda: told.append("done"), waited_for=True)
        counted(beside, 2)
    assert told == ["done"]
    assert "a number could not be had" in caplog.text


def test_what_nobody_waits_for_begins_when_it_is_calm() -> None:
    """While people ask, it is not begun; and what they wait for is."""
    made, calm = threading.Event(), threading.Event()
    with closing(Beside(Calm(seconds=3_600))) as beside:
        beside.stir()
        beside.begin("later", 1, calm.set, waited_for=False)
        beside.begin("now", 1, made.set, waited_for=True)
        until(made)
        assert not calm.is_set()
    assert not calm.is_set()


def test_nothing_is_begun_once_it_is_closed() -> None:
    """Nor is that an error."""
    done: list[int] = []
    beside = Beside()
    beside.begin("this", 1, lambda: done.append(1), waited_for=True)
    counted(beside, 1)
    beside.close()
    beside.begin("this", 2, lambda: done.append(2), waited_for=True)
    assert done == [1]
