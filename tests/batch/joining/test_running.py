"""Joining a whole OUTPUT: the rumours of a desk, and what was done is not done again."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("daft", reason="the extra 'batch' is not installed")

from reportedly.batch.joining.running import Joined, Means, join
from reportedly.batch.output import Output
from reportedly.errors import ReportedlyError
from reportedly.linking.comparison import UNREAD
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.updating import link_new
from reportedly.model import Reading
from reportedly.store import open_store
from tests.batch.made import STORIES, TEXTS, Hashed, Loop, output, told

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


WORDINGS = (
    "the harbour of {} was closed to ferries after the storm",
    "after the storm no ferry could land in the harbour of {}",
    "ferries to {} stay in the harbour in the storm",
    "a storm has closed the harbour of {}",
    "the storm did much damage to the harbour of {}",
    "nothing but a ferry reached the harbour of {} in the storm",
)
PLACES = ("Amsel", "Brill", "Corm")


def _repeats() -> Callable[[str, str], float]:
    return _chance


def _chance(shorter: str, longer: str) -> float:
    """Some answer to a second look, always the same."""
    return zlib.crc32(f"{shorter}|{longer}".encode()) / 2**32


def _doubtful() -> list[Reading]:
    """Documents of several days and of none that say much the same, so that more is in doubt than is read again."""
    texts = [wording.format(place) for place in PLACES for wording in WORDINGS]
    days = ["2026-05-04", "2026-02-01", "2026-05-05", "2025-09-30"]
    return [told(texts[n::4], n, days[n]) for n in range(4)]


def test_the_judgements_are_those_of_a_desk(tmp_path: Path) -> None:
    """To the last reason, also where a document leaves more doubts than are looked at again."""
    readings = sorted(
        [*_doubtful(), *_readings()[:2]], key=lambda reading: (reading.document.published or "", reading.document.id)
    )
    made = output(tmp_path / "out", readings)
    join(made, Loop(), Means(model="made@1", embed=Hashed, repeats=_repeats), lambda *_: None)
    found = {(row["left"], row["right"]): row for row in made.read_table("judgements/all.parquet")}
    with open_store(f"sqlite:///{tmp_path / 'desk.db'}") as store:
        for reading in readings:
            store.writer.add([reading])
            link_new(store, KeptIndex(tmp_path / "desk.index", "made@1"), Hashed(), _chance)
        wanted = {(one.left, one.right): one for one in store.view().judgements()}
    assert found.keys() == wanted.keys()
    for pair, one in wanted.items():
        row = found[pair]
        assert (row["verdict"], row["by"], tuple(row["reasons"])) == (one.verdict.value, one.by, one.reasons)
        assert row["score"] == pytest.approx(one.score, abs=1e-3)
    told_of = [reason for one in wanted.values() for reason in one.reasons]
    assert any(reason == UNREAD for reason in told_of)
    assert any(reason.startswith("read side by side") for reason in told_of)


def test_where_nothing_says_enough_there_are_no_rumours(tmp_path: Path) -> None:
    """Nor where there is one claim alone."""
    for name, texts in (("thin", ["it was so"]), ("alone", TEXTS[:1])):
        made = output(tmp_path / name, [told(texts, 1)])
        found, _ = _joined(made, Loop())
        assert (found.known, found.pairs, found.rumours) == (len(texts) if name == "alone" else 0, 0, 0)
        assert made.read_table("rumours/all.parquet") == []
