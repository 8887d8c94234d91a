"""`reportedly export` takes the desk's tables out, and says in one line why it does not."""

from __future__ import annotations

import csv
import json
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import stix2
from openpyxl import load_workbook

from reportedly.cli import run
from tests.cli.desk import filled
from tests.cli.rumour_desk import RESIGNED, rumour_desk


@pytest.fixture
def desk(tmp_path: Path) -> str:
    """Three claims in two documents."""
    return filled(tmp_path)


@pytest.fixture
def rumours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Two rumours in three documents."""
    return rumour_desk(tmp_path, monkeypatch)


def printed(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> bytes:
    """What the command prints."""
    assert run(["export", *arguments]) == 0
    return capsysbinary.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line of a command that fails and prints nothing else."""
    assert run(["export", *arguments]) in {1, 2}
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    return shown.err


@pytest.mark.parametrize(("what", "count"), [("documents", 2), ("claims", 3), ("sources", 3)])
def test_a_table_as_csv(desk: str, capsysbinary: pytest.CaptureFixture[bytes], what: str, count: int) -> None:
    """A line of names and a line for each."""
    lines = list(csv.DictReader(printed(capsysbinary, what, "--db", desk).decode().splitlines()))
    assert len(lines) == count
    assert all(line["id"] for line in lines)


def test_claims_pass_the_filters(desk: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The same as those of `reportedly claims`."""
    lines = printed(capsysbinary, "claims", "--db", desk, "--format", "jsonl", "--source", "moss").splitlines()
    assert [json.loads(line)["name"] for line in lines] == ["Ida Moss"]


def test_the_format_is_as_the_file_ends(desk: str, tmp_path: Path) -> None:
    """Each can be read by what reads such files."""
    for name in ("claims.xlsx", "claims.parquet", "claims.annotations.jsonld"):
        assert run(["export", "claims", "--db", desk, "--output", str(tmp_path / name)]) == 0
    assert load_workbook(tmp_path / "claims.xlsx")["claims"].max_row == 4
    assert pq.read_table(BytesIO((tmp_path / "claims.parquet").read_bytes())).num_rows == 3
    page = json.loads((tmp_path / "claims.annotations.jsonld").read_bytes())
    assert len(page["items"]) == 9


def test_annotations_are_of_the_claims_that_pass(desk: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """And not of the others in the same document."""
    page = json.loads(printed(capsysbinary, "claims", "--db", desk, "--format", "annotations", "--source", "moss"))
    assert len(page["items"]) == 3
    assert page["items"][0]["body"][1]["value"] == "Ida Moss"


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ([], 2),
        (["--outlet", "the weir"], 1),
        (["--source", "reed"], 2),
        (["--since", "2026-05-06"], 1),
        (["--until", "2026-05-05"], 1),
    ],
)
def test_rumours_as_a_table(
    rumours: str, capsysbinary: pytest.CaptureFixture[bytes], options: list[str], count: int
) -> None:
    """The same counts as `reportedly rumours` shows."""
    lines = list(csv.DictReader(printed(capsysbinary, "rumours", "--db", rumours, *options).decode().splitlines()))
    assert len(lines) == count
    assert RESIGNED[1] in {line["claim"] for line in lines}


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ([], 4),
        (["--outlet", "the weir"], 2),
        (["--source", "reed"], 2),
        (["--since", "2026-05-06"], 1),
        (["--kind", "media"], 0),
        (["--until", "2026-05-05"], 1),
    ],
)
def test_sightings_as_a_table(
    rumours: str, capsysbinary: pytest.CaptureFixture[bytes], options: list[str], count: int
) -> None:
    """A line for each claim of each rumour, with the rumour's id."""
    arguments = ["sightings", "--db", rumours, "--format", "jsonl", *options]
    if count == 0:
        assert run(["export", *arguments]) == 1
        return
    lines = [json.loads(line) for line in printed(capsysbinary, *arguments).splitlines()]
    assert len(lines) == count
    assert all(line["rumour"].startswith("r") for line in lines)


@pytest.mark.parametrize(("what", "count"), [("documents", 3), ("claims", 3), ("sightings", 3), ("rumours", 1)])
def test_what_belongs_to_one_rumour(
    rumours: str, capsysbinary: pytest.CaptureFixture[bytes], what: str, count: int
) -> None:
    """By its id, or by that of a claim in it."""
    every = printed(capsysbinary, "sightings", "--db", rumours, "--format", "jsonl").splitlines()
    one = next(json.loads(line) for line in every if RESIGNED[1] in line.decode())
    options = ["--db", rumours, "--format", "jsonl", "--rumour"]
    found = printed(capsysbinary, what, *options, one["rumour"])
    assert found.count(b"\n") == count
    assert found == printed(capsysbinary, what, *options, one["claim"])


def test_judgements_of_a_rumour(rumours: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Those that join its claims."""
    every = printed(capsysbinary, "sightings", "--db", rumours, "--format", "jsonl").splitlines()
    claims = {one["claim"]: one["rumour"] for one in map(json.loads, every)}
    lines = [
        json.loads(line)
        for line in printed(capsysbinary, "judgements", "--db", rumours, "--format", "jsonl").splitlines()
    ]
    assert lines
    rumour = claims[lines[0]["left"]]
    some = printed(capsysbinary, "judgements", "--db", rumours, "--format", "jsonl", "--rumour", rumour)
    assert {rumour} <= {
        claims[side] for line in map(json.loads, some.splitlines()) for side in (line["left"], line["right"])
    }


def test_the_desk_as_it_was(desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything was added there was nothing."""
    assert "there is nothing to export" in refused(capsys, "claims", "--db", desk, "--as-of", "2026-06-30")


def test_the_same_desk_gives_the_same_bytes(desk: str, tmp_path: Path) -> None:
    """In every format of a table."""
    for suffix in ("csv", "xlsx", "jsonl", "parquet", "annotations.jsonld"):
        files = [tmp_path / f"{turn}.{suffix}" for turn in (1, 2)]
        for file in files:
            assert run(["export", "claims", "--db", desk, "--output", str(file)]) == 0
        assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["judgements"], "there is nothing to export: no judgements"),
        (["claims", "--source", "nobody"], "there is nothing to export"),
        (["sources", "--format", "annotations"], "sources cannot be taken out as annotations; give --format csv or"),
        (["judgements", "--outlet", "x", "--since", "2026-05-04"], "cannot be filtered by --outlet, --since"),
        (["claims", "--rumour", "r1", "--kind", "person"], "--rumour says which claims already; leave out --kind"),
        (["sources", "--rumour", "r1"], "export sightings --rumour ID"),
        (["claims", "--since", "soon"], "which is no ISO 8601 time"),
        (["claims", "--certainty", "sure"], "none of FactBank's values"),
        (["everything"], "Invalid value for 'WHAT'"),
    ],
)
def test_what_cannot_be_exported_is_one_line(
    desk: str, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    """With the way out."""
    assert words in refused(capsys, *arguments, "--db", desk)


def test_an_unknown_rumour_is_one_line(rumours: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """And no file is made."""
    target = tmp_path / "out.csv"
    line = refused(capsys, "sightings", "--rumour", "r0", "--db", rumours, "--output", str(target))
    assert "there is no rumour and no claim 'r0'" in line
    assert not target.exists()


def test_a_file_that_is_there_is_kept(desk: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Unless --force is given."""
    target = tmp_path / "claims.csv"
    target.write_text("mine")
    arguments = ["claims", "--db", desk, "--output", str(target)]
    assert "--force" in refused(capsys, *arguments)
    assert target.read_text() == "mine"
    assert run(["export", *arguments, "--force"]) == 0
    assert target.read_text().startswith("id,")


def test_their_number_is_shown_to_who_watches(
    desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On standard error, so that nothing gets into the table."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run(["export", "claims", "--db", desk, "--output", str(tmp_path / "claims.csv")]) == 0
    assert "3 claims" in capsys.readouterr().err


@pytest.mark.parametrize("options", [[], ["--outlet", "the weir"], ["--rumour"]])
def test_rumours_as_linked_data(rumours: str, capsysbinary: pytest.CaptureFixture[bytes], options: list[str]) -> None:
    """schema.org and STIX hold the rumours that pass, with the addresses of their documents."""
    if options == ["--rumour"]:
        lines = printed(capsysbinary, "rumours", "--db", rumours, "--format", "jsonl", "--outlet", "the weir")
        options = ["--rumour", json.loads(lines)["id"]]
    count = 1 if options else 2
    graph = json.loads(printed(capsysbinary, "rumours", "--db", rumours, "--format", "schema-org", *options))["@graph"]
    assert [thing["@type"] for thing in graph] == ["Claim"] * count
    bundle = stix2.parse(printed(capsysbinary, "rumours", "--db", rumours, "--format", "stix", *options))
    assert {item.name for item in bundle.objects if item.type == "report"} == {thing["text"] for thing in graph}
