"""The provenance and the briefing of one rumour leave the desk whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from prov.model import ProvDerivation, ProvDocument, ProvEntity

from reportedly.cli import run
from tests.cli.rumour_desk import DENIED, RESIGNED, rumour_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two rumours in three documents."""
    with pytest.MonkeyPatch.context() as patch:
        yield rumour_desk(tmp_path_factory.mktemp("desk"), patch)


def exported(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> bytes:
    """What the command prints."""
    assert run(["export", *arguments]) == 0
    return capsysbinary.readouterr().out


@pytest.fixture
def rumour(desk: str, capsysbinary: pytest.CaptureFixture[bytes]) -> dict[str, str]:
    """The row of the rumour that somebody denies."""
    lines = exported(capsysbinary, "rumours", "--db", desk, "--format", "jsonl").splitlines()
    return next(row for row in map(json.loads, lines) if row["claim"] == RESIGNED[1])


def test_a_briefing_quotes_and_counts(
    desk: str, rumour: dict[str, str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Who says so, who denies it, and how many apparent origins there are at most."""
    page = exported(capsysbinary, "briefing", "--db", desk, "--rumour", rumour["id"]).decode()
    assert f"Ida Moss said that “{RESIGNED[1]}”" in page
    assert f"The harbour office said that “{DENIED[1]}”" in page
    assert "How many sources it is: at most " in page
    assert " apparent origin" in page


def test_a_briefing_says_what_a_person_decided(
    desk: str, rumour: dict[str, str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """By name, in their words."""
    assert run(["close", rumour["id"], "probably false", "--why", "in office", "--by", "ida", "--db", desk]) == 0
    capsysbinary.readouterr()
    page = exported(capsysbinary, "briefing", "--db", desk, "--rumour", rumour["id"]).decode()
    assert "that its status is “probably false”: in office" in page


def test_the_same_rumour_gives_the_same_briefing(
    desk: str, rumour: dict[str, str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """As often as it is asked for."""
    arguments = ["briefing", "--db", desk, "--rumour", rumour["id"]]
    assert exported(capsysbinary, *arguments) == exported(capsysbinary, *arguments)


def test_provenance_as_a_graph(desk: str, rumour: dict[str, str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Its documents are nodes."""
    found = exported(capsysbinary, "provenance", "--db", desk, "--rumour", rumour["id"], "--format", "graphml")
    graph = nx.read_graphml(BytesIO(found))
    assert sum(data["kind"] == "document" for _, data in graph.nodes(data=True)) >= 2


def test_provenance_is_read_by_the_library_of_prov(
    desk: str, rumour: dict[str, str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Every derivation is between entities that are there, and PROV-N can be written of it."""
    content = exported(capsysbinary, "provenance", "--db", desk, "--rumour", rumour["id"])
    read = ProvDocument.deserialize(content=content.decode(), format="json")
    entities = {record.identifier for record in read.get_records(ProvEntity)}
    assert len(entities) >= 2
    for derived in read.get_records(ProvDerivation):
        assert {value for _, value in derived.formal_attributes if value is not None} <= entities
    assert "entity(reportedly:" in read.get_provn()


def test_a_pdf_is_made_of_the_page(
    desk: str, rumour: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same page that --format html gives."""
    monkeypatch.setattr("reportedly.exports.pdf.pdf", lambda html: html.encode())
    for name in ("page.html", "page.pdf"):
        target = str(tmp_path / name)
        assert run(["export", "briefing", "--db", desk, "--rumour", rumour["id"], "--output", target]) == 0
    assert (tmp_path / "page.pdf").read_bytes() == (tmp_path / "page.html").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["briefing"], "a briefing is of one rumour; give --rumour ID"),
        (["provenance", "--rumour", "r0"], "there is no rumour and no claim 'r0'"),
        (["briefing", "--rumour", "r0", "--outlet", "x"], "cannot be filtered by --outlet"),
        (["briefing", "--rumour", "r0", "--format", "csv"], "cannot be taken out as csv; give --format html or pdf"),
    ],
)
def test_what_cannot_be_exported_is_one_line(
    desk: str, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    """With the way out."""
    assert run(["export", *arguments, "--db", desk]) == 2
    shown = capsys.readouterr()
    assert words in shown.err
    assert (shown.out, shown.err.count("\n")) == ("", 1)


def test_a_pdf_that_cannot_be_made_leaves_no_file(
    desk: str,
    rumour: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    """And says what to install."""
    monkeypatch.setattr("reportedly.exports.pdf._weasyprint", lambda: None)
    monkeypatch.setattr("reportedly.exports.pdf.BROWSERS", ())
    target = tmp_path / "briefing.pdf"
    assert run(["export", "briefing", "--db", desk, "--rumour", rumour["id"], "--output", str(target)]) == 1
    assert b"reportedly[pdf]" in capsysbinary.readouterr().err
    assert not target.exists()
