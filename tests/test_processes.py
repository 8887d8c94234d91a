"""Work in processes that may die."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from reportedly.processes import Pool, Process
from tests.batch.workers import echo, mortal


def test_a_process_answers_and_stays() -> None:
    """One process for all items, which is not this one."""
    process = Process(echo)
    first, second = (str(process.ask(item)).split() for item in ("a", "b"))
    process.close()
    assert (first[0], second[0]) == ("a", "b")
    assert first[1] == second[1]


def test_a_process_that_dies_is_begun_anew(tmp_path: Path) -> None:
    """Until it has died three times over one item; the next item has its own chances."""
    process = Process(partial(mortal, str(tmp_path)))
    assert process.ask("2-a") == "2-a"
    assert process.ask("3-b") is None
    assert process.ask("0-c") == "0-c"
    process.close()


def test_a_pool_has_so_many_processes() -> None:
    """Whoever asks gets an answer, however many ask at once."""
    with Pool(echo, 2) as pool, ThreadPoolExecutor(6) as askers:
        answers = [str(answer).split() for answer in askers.map(pool.ask, [str(n) for n in range(12)])]
    assert [answer[0] for answer in answers] == [str(n) for n in range(12)]
    assert len({answer[1] for answer in answers}) == 2


def test_a_closed_process_is_not_begun_again() -> None:
    """Whoever still asks is told nothing."""
    process = Process(echo)
    assert process.ask("a") is not None
    process.close()
    assert process.ask("b") is None
