"""`reportedly export` takes the desk's tables out, and says in one line why it does not."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from reportedly.cli import run
from tests.cli.desk import filled
from tests.cli.exporting import refused


@pytest.fixture
def desk(tmp_path: Path) -> str:
    """Three claims in two documents."""
    return filled(tmp_path)


def test_the_format_is_as_the_file_ends(desk: str, tmp_path: Path) -> None:
    """Each can be read by what reads such files."""
    for name in ("claims.xlsx", "claims.parquet", "claims.annotations.jsonld"):
        assert run(["export", "claims", "--db", desk, "--output", str(tmp_path / name)]) == 0
    assert load_workbook(tmp_path / "claims.xlsx")["claims"].max_row == 4
    assert pq.read_table(BytesIO((tmp_path / "claims.parquet").read_bytes())).num_rows == 3
    page = json.loads((tmp_path / "claims.annotations.jsonld").read_bytes())
    assert len(page["items"]) == 9


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
