"""The tables of a desk leave it as they are listed, and annotations with the claims that pass."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.desk import filled
from tests.cli.exporting import printed, refused


@pytest.fixture
def desk(tmp_path: Path) -> str:
    """Three claims in two documents."""
    return filled(tmp_path)


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


def test_annotations_are_of_the_claims_that_pass(desk: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """And not of the others in the same document."""
    page = json.loads(printed(capsysbinary, "claims", "--db", desk, "--format", "annotations", "--source", "moss"))
    assert len(page["items"]) == 3
    assert page["items"][0]["body"][1]["value"] == "Ida Moss"


def test_the_desk_as_it_was(desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything was added there was nothing."""
    assert "there is nothing to export" in refused(capsys, "claims", "--db", desk, "--as-of", "2026-06-30")
