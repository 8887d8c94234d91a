"""Passwords are looked at two at a time, beside the pages, and no more than twenty wait for it."""

from __future__ import annotations

import asyncio
import threading

import pytest

from reportedly.people.signing_in import TooOftenError
from reportedly.web.queueing import AT_ONCE, WAITING, Queue
from tests.web.looping import waited


def test_two_at_a_time_and_no_more_than_twenty() -> None:
    """Whoever comes then is told to come again soon; when there is room, everybody is let in."""
    queue, go = Queue(), threading.Event()
    most, running = [0], [0]

    def work() -> str:
        running[0] += 1
        most[0] = max(most[0], running[0])
        go.wait(10)
        running[0] -= 1
        return "in"

    async def crowd() -> list[str]:
        tasks = [asyncio.create_task(queue.run(work)) for _ in range(WAITING)]
        await asyncio.sleep(0)
        with pytest.raises(TooOftenError) as refused:
            await queue.run(work)
        assert refused.value.seconds == 10
        go.set()
        answers = await asyncio.gather(*tasks)
        return [*answers, await queue.run(work)]

    assert waited(crowd()) == ["in"] * (WAITING + 1)
    assert most[0] <= AT_ONCE
    queue.close()


def test_what_goes_wrong_comes_back() -> None:
    """And leaves its place to the next."""
    queue = Queue()

    def work() -> None:
        raise ValueError("wrong")

    async def tries() -> None:
        for _ in range(WAITING + 1):
            with pytest.raises(ValueError, match="wrong"):
                await queue.run(work)

    waited(tries())
    queue.close()
