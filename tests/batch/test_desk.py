"""An OUTPUT brought into a desk."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("daft", reason="the extra 'batch' is not installed")

from reportedly.batch.desk import load_output
from reportedly.batch.joining.running import Means, join
from reportedly.errors import ReportedlyError
from reportedly.linking.anew import linker
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.updating import link_new
from reportedly.reading.claim_encoder import shipped_version
from reportedly.store import open_store
from tests.batch.made import TEXTS, Hashed, Loop, output, told
from tests.new_desks import new_desk

READINGS = [told([text, "it was so"], number) for number, text in enumerate(TEXTS)]


def test_the_readings_of_a_desk_are_those_that_were_read(tmp_path: Path) -> None:
    """As if they had been added one by one; loading again changes nothing."""
    made = output(tmp_path / "out", READINGS)
    with open_store(new_desk(tmp_path / "a.db")) as store:
        first = load_output(made, store)
        assert (first.documents, first.joined) == (len(READINGS), 0)
        load_output(made, store)
        found = {reading.document.id: reading for reading in (record.reading for record in store.view().records())}
        assert found == {reading.document.id: reading for reading in READINGS}
        assert store.view().check() == ()


def test_an_empty_desk_takes_the_rumours_too(tmp_path: Path) -> None:
    """With the places that its own join would give, and nothing left to be joined."""
    made = output(tmp_path / "out", READINGS)
    join(made, Loop(), Means(model="made@1", embed=Hashed, repeats=lambda: None), lambda *_: None)
    with open_store(new_desk(tmp_path / "a.db")) as one, open_store(new_desk(tmp_path / "b.db")) as other:
        loaded = load_output(made, one)
        other.writer.add(READINGS)
        link_new(other, KeptIndex(tmp_path / "b.index", "made@1"), Hashed())
        assert loaded.joined > 0
        assert one.view().unlinked(limit=1) == ()
        assert one.view().linked_by() == linker(shipped_version())
        expected = {p.claim: msgspec.structs.replace(p, copy=0, at="") for p in other.view().placements()}
        assert {p.claim: msgspec.structs.replace(p, copy=0, at="") for p in one.view().placements()} == expected


def test_a_desk_that_holds_something_joins_what_comes_itself(tmp_path: Path) -> None:
    """Since nobody has compared the two."""
    made = output(tmp_path / "out", READINGS)
    join(made, Loop(), Means(model="made@1", embed=Hashed, repeats=lambda: None), lambda *_: None)
    with open_store(new_desk(tmp_path / "a.db")) as store:
        store.writer.add([told(["something else altogether has happened in Esk"], 999)])
        assert load_output(made, store).joined == 0
        assert len(store.view().unlinked(limit=99)) == len(READINGS) + 1


def test_very_many_come_in_by_the_quick_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same readings in the end."""
    monkeypatch.setattr("reportedly.batch.desk.MANY", 1)
    with open_store(new_desk(tmp_path / "a.db")) as store:
        load_output(output(tmp_path / "out", READINGS), store)
        assert [record.reading for record in store.view().records()] == sorted(READINGS, key=lambda r: r.document.id)


def test_what_holds_nothing_is_an_error(tmp_path: Path) -> None:
    """One clear line."""
    with open_store(new_desk(tmp_path / "a.db")) as store, pytest.raises(ReportedlyError, match="no shard"):
        load_output(output(tmp_path / "out", [], shards=0), store)
