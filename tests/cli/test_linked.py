"""Tests of what the commands about rumours share."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

import pytest

from reportedly.cli.linked import claim_named, decided, group_named, index_path, linked, named, update
from reportedly.errors import UsageError
from reportedly.linking.desk import Desk
from reportedly.model import Verdict
from reportedly.rumours.threads import Thread, thread
from reportedly.store import open_store
from tests.cli.rumour_desk import SOLD, rumour_desk
from tests.store.inventing import reading


def large(found: Desk) -> Thread:
    """The rumour of three documents."""
    (group,) = (group for group in found.groups if len(group) == 3)
    return thread(found.sightings[claim] for claim in group)


def test_what_is_new_is_linked_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All rumours, or those that are named by an id or by a claim; then nothing is left to link."""
    with open_store(rumour_desk(tmp_path, monkeypatch)) as store:
        assert store.view().unlinked() != ()
        every = linked(store)
        assert store.view().unlinked() == ()
        assert sorted(len(group) for group in every.groups) == [1, 3]
        alone = next(claim for claim, sighting in every.sightings.items() if sighting.text == SOLD[1])
        assert linked(store, about=[alone]).groups == ((alone,),)
        assert [len(group) for group in linked(store, about=[large(every).id]).groups] == [3]
        assert linked(store, about=["r000000000000"]).groups == ()


def test_where_nothing_may_be_written_it_is_said_what_is_not_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rumours are those that are there; of a desk that is joined wholly, nothing is said."""
    url, allowed = rumour_desk(tmp_path, monkeypatch), os.access
    with open_store(url) as store:
        update(store)
        assert capsys.readouterr().err == ""
        store.writer.add([reading(("Ida Moss", "the pier is shut"))])
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path and allowed(path, mode))
    with open_store(url, make=False) as store:
        assert sorted(len(group) for group in linked(store).groups) == [1, 3]
    assert capsys.readouterr().err == (
        "reportedly: some documents are not joined with the others yet, and this desk may not be written to\n"
    )


def test_an_earlier_moment_is_worked_out_from_its_judgements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything was judged, each claim was a rumour."""
    with open_store(rumour_desk(tmp_path, monkeypatch)) as store:
        assert [len(group) for group in linked(store, "2026-07-02").groups] == [1, 1, 1, 1]


def test_a_rumour_goes_by_its_id_or_any_of_its_claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a claim it stands for its heading; for what is not there, the error says how to find it."""
    with open_store(rumour_desk(tmp_path, monkeypatch)) as store:
        found = linked(store)
    rumour = large(found)
    group = group_named(found, rumour.id)
    assert [group_named(found, claim) for claim in group] == [group] * 3
    assert claim_named(found, rumour.id) == rumour.heading
    assert claim_named(found, group[-1]) == group[-1]
    with pytest.raises(UsageError, match="'reportedly rumours' lists the rumours"):
        group_named(found, "r000000000000")


def test_who_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name given, else that of the login; nobody may sign as a rule."""
    monkeypatch.setattr(getpass, "getuser", lambda: "ida")
    assert decided("a1", "a2", Verdict.SAME, None).by == "ida"
    assert decided("a1", "a2", Verdict.SAME, "Tom Reed", ("seen",)).reasons == ("seen",)
    with pytest.raises(UsageError, match="name of a rule"):
        decided("a1", "a2", Verdict.SAME, "rule:join@5")


def test_a_machine_may_have_no_name_for_who_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container, say; one line tells the way out."""

    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1000")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert named("Ida Moss") == "Ida Moss"
    with pytest.raises(UsageError, match="give yours with --by"):
        named(None)


def test_the_index_lies_beside_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made when something is linked, and not before."""
    url = rumour_desk(tmp_path, monkeypatch)
    assert index_path(url) == tmp_path / "desk.db.index"
    assert not index_path(url).exists()
    with open_store(url) as store:
        update(store)
    assert index_path(url).is_dir()
