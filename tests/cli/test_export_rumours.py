"""What leaves the desk about rumours, and what belongs to one of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import stix2

from reportedly.cli import run
from tests.cli.exporting import printed, refused
from tests.cli.rumour_desk import RESIGNED, rumour_desk


@pytest.fixture(scope="module")
def rumours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two rumours in three documents."""
    with pytest.MonkeyPatch.context() as patch:
        yield rumour_desk(tmp_path_factory.mktemp("desk"), patch)


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


def test_an_unknown_rumour_is_one_line(rumours: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """And no file is made."""
    target = tmp_path / "out.csv"
    line = refused(capsys, "sightings", "--rumour", "r0", "--db", rumours, "--output", str(target))
    assert "there is no rumour and no claim 'r0'" in line
    assert not target.exists()


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


def test_a_review_is_there_only_where_a_person_signed_it(
    rumours: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The last word of who closed it, and none where it was opened again."""
    options = ["rumours", "--db", rumours, "--format", "schema-org", "--outlet", "the weir"]
    (claim,) = json.loads(printed(capsysbinary, *options))["@graph"]
    close = ["close", claim["identifier"], "--by", "ida", "--db", rumours]
    assert run([*close, "probably false", "--why", "she is in office"]) == 0
    capsysbinary.readouterr()
    _, review = json.loads(printed(capsysbinary, *options))["@graph"]
    assert review["author"]["name"] == "ida"
    assert review["reviewRating"]["alternateName"] == "probably false"
    assert run([*close, "under investigation"]) == 0
    capsysbinary.readouterr()
    assert json.loads(printed(capsysbinary, *options))["@graph"] == [claim]


@pytest.mark.parametrize("filters", [[], ["--outlet", "the weir"], ["--source", "reed"], ["--since", "2026-05-06"]])
def test_rumours_of_an_earlier_moment(
    rumours: str, capsysbinary: pytest.CaptureFixture[bytes], filters: list[str]
) -> None:
    """The same as `reportedly rumours` lists: before they were linked, each claim is by itself."""
    options = ["--as-of", "2026-07-02", "--db", rumours, *filters]
    rows = printed(capsysbinary, "rumours", "--format", "jsonl", *options).splitlines()
    assert run(["rumours", "--json", *options]) == 0
    listed = capsysbinary.readouterr().out.splitlines()
    assert [json.loads(row)["id"] for row in rows] == [json.loads(line)["id"] for line in listed]
    assert {json.loads(row)["documents"] for row in rows} == {1}
