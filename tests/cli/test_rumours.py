"""`reportedly rumours` lists what is said in more than one place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.store import open_store
from tests.cli.rumour_desk import RESIGNED, SOLD, rumour_desk
from tests.store.inventing import reading


def listed(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    """The lines of the command's JSON."""
    assert run(["rumours", "--json", *options]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_each_with_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All counts are numbers."""
    url = rumour_desk(tmp_path, monkeypatch)
    first, second = listed(capsys, "--db", url)
    assert first["claim"] == RESIGNED[1]
    assert (first["documents"], first["outlets"], first["denials"], first["first_seen"]) == (3, 2, 1, "2026-05-04")
    assert (second["claim"], second["documents"], second["origins"]) == (SOLD[1], 1, 1)
    assert [line["origins"] for line in listed(capsys, "--db", url)] == [first["origins"], 1]
    assert all(isinstance(first[name], int) for name in ("claims", "outlets", "sources", "denials", "origins"))


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--least", "2"], 1),
        (["--denied"], 1),
        (["--outlet", "the weir"], 1),
        (["--source", "reed"], 2),
        (["--since", "2026-05-06"], 1),
        (["--until", "2026-05-05"], 1),
        (["--sort", "spread"], 2),
        (["--sort", "disputed", "--limit", "1"], 1),
    ],
)
def test_filters_and_orders(
    options: list[str],
    count: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What spread furthest and what is disputed is the same one here."""
    found = listed(capsys, "--db", rumour_desk(tmp_path, monkeypatch), *options)
    assert len(found) == count
    assert found[0]["claim"] == RESIGNED[1]


def test_what_tells_too_little_comes_last_of_one_moment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After what is in several documents and what says something; a later moment comes before all of it."""
    url = rumour_desk(tmp_path, monkeypatch)
    thin = [("Ida Moss", words) for words in ("it", "that", "this", "comment on it", "“It is,”")]
    telling = [("Ida Moss", "the ferry to Brill will stop on Sunday")]
    with open_store(url) as store:
        store.writer.add([reading(*thin, *telling, published="2026-05-06")])
        store.writer.add([reading(("Tom Reed", "so it is"), published="2026-05-07")])
    for options in ([], ["--as-of", "2099-01-01"]):
        claims = [line["claim"] for line in listed(capsys, "--db", url, *options)]
        assert claims[:3] == ["so it is", RESIGNED[1], telling[0][1]]
        assert set(claims[3:-1]) == {words for _, words in thin}
        assert claims[-1] == SOLD[1]


def test_a_table_for_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the id to go on with."""
    assert run(["rumours", "--db", rumour_desk(tmp_path, monkeypatch)]) == 0
    shown = capsys.readouterr().out
    assert shown.split()[:2] == ["Claim", "Documents"]
    assert "2026-05-04   r" in shown


def test_the_list_of_an_earlier_moment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the documents were added there is none; before they were linked each claim is by itself."""
    url = rumour_desk(tmp_path, monkeypatch)
    assert listed(capsys, "--db", url, "--as-of", "2026-06-30") == []
    then = listed(capsys, "--db", url, "--as-of", "2026-07-02", "--sort", "spread")
    assert [line["documents"] for line in then] == [1, 1, 1, 1]
    now = listed(capsys, "--db", url, "--as-of", "2100-01-01")
    assert now == listed(capsys, "--db", url)
