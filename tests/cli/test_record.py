"""`reportedly record` shows how closed rumours turned out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.model import Reading
from reportedly.store import open_store
from tests.cli.rumour_desk import quick_encoder, rumour_desk
from tests.new_desks import new_desk
from tests.store.inventing import reading


def test_the_record_of_a_source_and_of_an_outlet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who denied what was found false is borne out; one case is too few for a share; open rumours are left out."""
    url = rumour_desk(tmp_path, monkeypatch)
    assert run(["rumours", "--json", "--denied", "--db", url]) == 0
    name = json.loads(capsys.readouterr().out)["id"]
    assert run(["close", name, "confirmed-false", "--why", "she signs letters", "--by", "Ana", "--db", url]) == 0
    capsys.readouterr()
    assert run(["record", "The Harbour Office", "--db", url]) == 0
    shown = capsys.readouterr().out
    assert "1 closed, 1 of them decided, 1 of those borne out; too few for a share, which needs 10 decided." in shown
    assert f"confirmed false · denied · 2026-05-06 · {name}" in shown
    assert run(["record", "weir", "--outlet", "--json", "--db", url]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["closed"], found["borne_out"], found["share"]) == (1, 0, None)
    assert [case["side"] for case in found["cases"]] == ["carried"]


def test_nobody_of_that_name_has_a_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said in one line, with the names that are near; a blank name is refused, and no closings are none."""
    url = rumour_desk(tmp_path, monkeypatch)
    for call, told in (
        (["Xyz Qqq"], "this desk has no source 'Xyz Qqq'; 'reportedly sources' shows all\n"),
        (["“Ida Mos”"], "this desk has no source 'Ida Mos'; the nearest: 'Ida Moss'\n"),
        (["Weer", "--outlet"], "this desk has no outlet 'Weer'; the nearest: 'The Weir'\n"),
        ([' "" '], "NAME is empty; give a source's name, or an outlet's with --outlet\n"),
    ):
        assert run(["record", *call, "--db", url]) == 2
        assert capsys.readouterr().err == f"reportedly: {told}"
    assert run(["record", " 'TOM  reed' ", "--db", url]) == 0
    assert capsys.readouterr().out == "Tom Reed (source)\n\nNothing that was closed on this desk.\n"


def test_a_source_goes_by_each_name_of_the_person_that_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was said under any of them counts; a name that two people share is taken alone; an id does as well."""
    quick_encoder(monkeypatch)
    spoken = [
        ("Dr Ana Reis", "the pier has cracks"),
        ("Ana Reis", "the lighthouse at Brill will be sold"),
        ("Bo Reis", "it rains"),
    ]
    url = new_desk(tmp_path / "desk.db", lambda store: store.writer.add(_by(spoken), at="2026-07-01"))
    assert run(["rumours", "--json", "--db", url]) == 0
    rumours = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    for rumour in rumours:
        assert run(["close", rumour, "probably true", "--why", "a photo", "--db", url]) == 0
    with open_store(url) as store:
        stored = {source.name: source.id for source in store.view().sources().items}
    ana = stored["Ana Reis"]
    assert run(["join", ana, stored["Dr Ana Reis"], "--db", url]) == 0
    counts = {}
    for name in ("ana reis", "Dr Ana Reis", ana, "Bo Reis"):
        capsys.readouterr()
        assert run(["record", name, "--json", "--db", url]) == 0
        found = json.loads(capsys.readouterr().out)
        counts[name] = (found["closed"], {found["name"], *found["also"]})
    both = (2, {"Ana Reis", "Dr Ana Reis"})
    assert counts == {"ana reis": both, "Dr Ana Reis": both, ana: both, "Bo Reis": (1, {"Bo Reis"})}


def _by(spoken: list[tuple[str, str]]) -> list[Reading]:
    return [reading(said, outlet="The Weir") for said in spoken]
