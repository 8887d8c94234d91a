"""`reportedly trace` shows one document's way back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.store import open_store
from tests.cli.rumour_desk import rumour_desk


def the_document(url: str, outlet: str) -> str:
    """The id of the first document of an outlet."""
    with open_store(url) as store:
        return min((d.published or "", d.id) for d in store.view().documents().items if d.outlet == outlet)[1]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A desk with two rumours."""
    return rumour_desk(tmp_path, monkeypatch)


def test_a_way_back_ends_at_its_origin(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With the count of the whole rumour, and the reason of each step."""
    assert run(["trace", the_document(url, "The Weir"), "--db", url]) == 0
    shown = capsys.readouterr().out
    assert "at most 2 apparent origins (2 named)" in shown
    assert "  ← Ida Moss (named source): quotes Ida Moss" in shown
    assert "Ends at Ida Moss" in shown


def test_the_json_has_the_graph_and_the_same_count(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An object for each rumour of the document."""
    assert run(["trace", the_document(url, "Coastal Courier"), "--json", "--db", url]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(found) == 2
    for one in found:
        counts = one["origins"]
        assert len(counts["origins"]) == counts["named"] + counts["unnamed"] + counts["unknown"]
        assert {node["id"] for node in one["provenance"]["nodes"]} >= {o["node"] for o in one["trail"]["origins"]}


@pytest.mark.parametrize(("option", "begins"), [("--dot", "digraph"), ("--prov", "{"), ("--svg", "<svg")])
def test_the_graph_of_one_rumour_in_other_forms(
    url: str, capsys: pytest.CaptureFixture[str], option: str, begins: str
) -> None:
    """Of a document in two rumours one must be named."""
    weir, courier = the_document(url, "The Weir"), the_document(url, "Coastal Courier")
    assert run(["trace", weir, option, "--db", url]) == 0
    assert capsys.readouterr().out.startswith(begins)
    assert run(["trace", courier, option, "--db", url]) == 2
    assert "name one with --rumour" in capsys.readouterr().err
    assert run(["trace", weir, "--json", "--db", url]) == 0
    rumour = json.loads(capsys.readouterr().out)["rumour"]
    assert run(["trace", courier, option, "--rumour", rumour, "--db", url]) == 0
    assert capsys.readouterr().out.startswith(begins)


def test_what_cannot_be_traced_is_said_in_one_line(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No such document, a document that only denies, two forms at once."""
    assert run(["trace", "d0000000000000000", "--db", url]) == 2
    assert "there is no document" in capsys.readouterr().err
    with open_store(url) as store:
        last = max((d.published or "", d.id) for d in store.view().documents().items)[1]
    assert run(["trace", last, "--db", url]) == 2
    assert "carries no claim of a rumour that somebody asserts" in capsys.readouterr().err
    assert run(["trace", last, "--dot", "--svg", "--db", url]) == 2
    assert "exclude one another" in capsys.readouterr().err
