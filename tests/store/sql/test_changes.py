"""The state of a database has one name as long as nothing is written, and another one after that, whoever writes."""

from __future__ import annotations

import os
from pathlib import Path

from reportedly.model import Judgement, Verdict
from reportedly.store import Subject, open_store
from tests.store.inventing import SAID, reading

NOW = "2026-07-01T00:00:00+00:00"


def test_whatever_is_written_has_another_name(database: str) -> None:
    """By this program or by another one; looking at it changes nothing."""
    with open_store(database) as store, open_store(database) as other:
        names = [store.state()]
        receipt = store.writer.add([reading(("Ida Moss", SAID[0]))])[0]
        names.append(store.state())
        other.writer.add([reading(("Tom Reed", SAID[1]))])
        names.append(store.state())
        other.writer.judge([Judgement(left="a1", right="a2", verdict=Verdict.SAME, by="ida", at=NOW)])
        names.append(store.state())
        store.writer.forget(Subject.DOCUMENT, receipt.document, by="ida", why="asked")
        names.append(store.state())
        assert len(set(names)) == len(names)
        for seen in (store, other):
            seen.view().counts()
        assert store.state() == names[-1]


def test_a_file_that_is_away_has_no_name(tmp_path: Path) -> None:
    """And another one in its place has a name that was never given; no empty one is left there."""
    here, there, other = (tmp_path / name for name in ("desk.db", "away.db", "other.db"))
    with open_store(f"sqlite:///{other}") as second:
        second.writer.add([reading(("Tom Reed", SAID[1]))])
    with open_store(f"sqlite:///{here}") as store:
        first = store.state()
        os.replace(here, there)
        assert store.state() is None
        assert not here.exists()
        os.replace(other, here)
        assert store.state() not in {first, None}


def test_a_desk_in_memory_does_not_say() -> None:
    """So nothing is kept of it."""
    with open_store("memory:") as store:
        assert store.state() is None
