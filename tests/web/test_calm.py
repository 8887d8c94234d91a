"""Work that nobody waits for begins when the desk is calm, after a time in any case, and never once it is closed."""

from __future__ import annotations

import threading
import time

from reportedly.web.calm import Calm


def test_a_calm_desk_lets_work_begin() -> None:
    """At once."""
    assert Calm().wait()


def test_work_waits_for_people() -> None:
    """Until nobody has asked for a while."""
    calm, begun = Calm(seconds=0.05), time.monotonic()
    calm.stir()
    assert calm.wait()
    assert time.monotonic() - begun >= 0.05


def test_a_busy_desk_lets_work_begin_in_the_end() -> None:
    """Or its numbers would never be there."""
    calm = Calm(seconds=3_600, patience=0.05)
    calm.stir()
    assert calm.wait()


def test_nothing_begins_once_the_desk_is_closed() -> None:
    """And who waits is let go."""
    calm = Calm(seconds=3_600)
    calm.stir()
    answers: list[bool] = []
    waiting = threading.Thread(target=lambda: answers.append(calm.wait()))
    waiting.start()
    calm.close()
    waiting.join(10)
    assert answers == [False]
