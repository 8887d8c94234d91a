"""Joining a whole OUTPUT: the rumours of a desk, and what was done is not done again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("daft", reason="the extra 'batch' is not installed")

from reportedly.batch.joining.running import Joined, Means, in_order, join
from reportedly.batch.output import Output
from reportedly.errors import ReportedlyError
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.updating import link_new
from reportedly.model import Reading
from reportedly.store import open_store
from tests.batch.joining.test_blocks import STORIES, TEXTS
from tests.batch.made import Hashed, Loop, output, told

COPIED = (
    "the harbour of Port Amsel will stay closed for a month while divers look at the cracks in its eastern pier, which "
    "was built ninety years ago"
)


def _readings() -> list[Reading]:
    """Each text in a document of its own, and one long sentence in two."""
    alone = [told([text], number) for number, text in enumerate(TEXTS)]
    return [*alone, told([COPIED], 100), told([COPIED], 101)]


def _means() -> Means:
    return Means(model="made@1", embed=Hashed, repeats=lambda: None)


def _joined(made: Output, engine: Loop) -> tuple[Joined, list[tuple[str, int, int]]]:
    steps: list[tuple[str, int, int]] = []
    found = join(made, engine, _means(), lambda name, done, of: steps.append((name, done, of)))
    return found, steps


def _groups(made: Output) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for row in made.read_table("rumours/all.parquet"):
        groups.setdefault(row["rumour"], set()).add(row["claim"])
    return set(map(frozenset, groups.values()))


def _desk(folder: Path, readings: Sequence[Reading]) -> set[frozenset[str]]:
    with open_store(f"sqlite:///{folder / 'desk.db'}") as store:
        store.writer.add(readings)
        link_new(store, KeptIndex(folder / "desk.index", "made@1"), Hashed())
        groups: dict[str, set[str]] = {}
        for placement in store.view().placements():
            groups.setdefault(placement.rumour, set()).add(placement.claim)
    return {frozenset(group) for group in groups.values() if len(group) > 1}


def test_the_rumours_are_those_of_a_desk(tmp_path: Path) -> None:
    """Of the same readings."""
    readings = _readings()
    made = output(tmp_path / "out", readings)
    found, _ = _joined(made, Loop())
    assert _groups(made) == _desk(tmp_path, readings)
    assert found.rumours == len(_groups(made)) >= len(STORIES)
    assert found.known == len(readings)


def test_documents_that_share_words_are_told(tmp_path: Path) -> None:
    """The pair that was copied, and no other."""
    made = output(tmp_path / "out", _readings())
    found, _ = _joined(made, Loop())
    (row,) = made.read_table("copies/all.parquet")
    assert found.copies == 1
    assert row["extent"] == "copied"


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    """And one that is done costs nothing."""
    made = output(tmp_path / "out", _readings())
    with pytest.raises(ReportedlyError, match="three times"):
        _joined(made, Loop(fails=[9, 0, 0, 0]))
    calm, _ = _joined(made, Loop())
    engine = Loop()
    again, steps = _joined(made, engine)
    assert again == calm
    assert engine.done == 0
    assert all(done == of for name, done, of in steps if name != "pairs")


def test_nothing_cannot_be_joined(tmp_path: Path) -> None:
    """One clear line."""
    with pytest.raises(ReportedlyError, match="no shard of it is done"):
        _joined(output(tmp_path / "out", [], shards=0), Loop())


def test_pairs_of_one_part_lie_together() -> None:
    """So that a bin needs few claims."""
    import numpy as np

    left, right = np.array([1, 5, 2, 7, 5]), np.array([2, 6, 3, 8, 9])
    order = in_order(left, right).tolist()
    assert sorted(order) == [0, 1, 2, 3, 4]
    assert order.index(0) + 1 == order.index(2)
    assert abs(order.index(1) - order.index(4)) == 1
