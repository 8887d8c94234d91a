"""`reportedly review` asks about what the rule leaves open."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.model import Judgement, Verdict
from reportedly.store import open_store
from tests.cli.rumour_desk import rumour_desk


def opened(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a desk with two pairs that the rule is unsure of."""
    url = rumour_desk(folder, monkeypatch)
    assert run(["rumours", "--db", url]) == 0
    capsys.readouterr()
    with open_store(url) as store:
        a, b, c, d = sorted(claim.id for claim in store.view().claims().items)
        store.writer.judge(
            Judgement(
                left=x,
                right=y,
                verdict=Verdict.UNSURE,
                by="rule:join@1",
                at="2036-01-01",
                score=s,
                reasons=("unsure", "both speak of boats"),
            )
            for x, y, s in ((a, b, 0.4), (c, d, 0.3))
        )
    return url


def asked(url: str, keys: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Runs the queue with what a person types."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{key}\n" for key in keys)))
    return run(["review", "--by", "Ida Moss", "--db", url])


def waiting(url: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """What is open."""
    assert run(["review", "--json", "--db", url]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_queue_has_the_likeliest_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the words of both claims and the reasons."""
    scores = [line["score"] for line in waiting(opened(tmp_path, capsys, monkeypatch), capsys)]
    assert scores[-2:] == [0.4, 0.3]


@pytest.mark.parametrize(
    ("keys", "left"), [("yn", 0), ("ss", 2), ("sn", 1), ("yzss", 2), ("u", 1), ("?y", 1), ("zq", 2), ("", 2)]
)
def test_each_key_does_what_it_says(
    keys: str, left: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Yes, no and unsure decide; skip does not; undo takes back; anything else shows the keys; the end ends it."""
    url = opened(tmp_path, capsys, monkeypatch)
    before = len(waiting(url, capsys))
    assert asked(url, keys, monkeypatch) == 0
    capsys.readouterr()
    assert len(waiting(url, capsys)) == before - 2 + left
