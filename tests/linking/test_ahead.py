"""Tests of vectors that are made beside other work."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
import pytest

from reportedly.linking.ahead import Ahead
from reportedly.linking.linker import Floats
from tests.linking.embedding import embed

TEXTS = [f"the ferry {word} sank" for word in "one two three four five six seven eight nine ten".split()]


def test_the_vectors_are_those_of_the_encoder() -> None:
    """Whether they were wanted before, some of them, or none, and a text may be asked for twice."""
    expected = embed(TEXTS)
    with Ahead(embed) as ahead:
        ahead.want(TEXTS[3:7])
        assert (ahead(TEXTS) == expected).all()
        assert (ahead([TEXTS[4], TEXTS[0], TEXTS[4]]) == expected[[4, 0, 4]]).all()


def test_no_text_is_read_twice() -> None:
    """Neither one that was wanted, nor one that is wanted and asked for by turns, as batches come."""
    asked: list[str] = []

    def noted(texts: Sequence[str]) -> Floats:
        asked.extend(texts)
        return embed(texts)

    with Ahead(noted) as ahead:
        ahead.want(TEXTS[:4])
        for start in range(0, 8, 4):
            ahead.want(TEXTS[start + 4 : start + 8])
            assert (ahead(TEXTS[start : start + 4]) == embed(TEXTS[start : start + 4])).all()
    assert sorted(asked) == sorted(set(asked))


def test_it_reads_before_it_is_asked() -> None:
    """In another thread, so that this one can go on."""
    read = threading.Event()

    def noted(texts: Sequence[str]) -> Floats:
        assert threading.current_thread() is not threading.main_thread()
        read.set()
        return np.ones((len(texts), 2), dtype=np.float32)

    with Ahead(noted) as ahead:
        ahead.want(TEXTS[:1])
        assert read.wait(10)


def test_what_fails_is_told_to_who_asks() -> None:
    """And not before."""

    def broken(texts: Sequence[str]) -> Floats:
        raise ZeroDivisionError

    with Ahead(broken) as ahead:
        ahead.want(TEXTS)
        with pytest.raises(ZeroDivisionError):
            ahead(TEXTS[:1])
