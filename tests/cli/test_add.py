"""`reportedly add` takes things in, says what became of them, and can be stopped at any time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.intake import taking
from reportedly.store import open_store
from tests.loading.conftest import Gazette, gazette

__all__ = ["gazette"]

TEXT = "Ida said that bridge {n} over the weir would hold until the spring, and that nobody had asked her.\n"
PAGE = "<!doctype html><html><body><article><h1>Bridge</h1><p>{words}</p></article></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three stories and a file that cannot be read."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n))
    (folder / "report.pdf").write_bytes(b"%PDF-1.7")
    return folder


@pytest.fixture
def db(tmp_path: Path) -> str:
    """The URL of a database that is not there yet."""
    return f"sqlite:///{tmp_path / 'desk.db'}"


def _summary(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    summed: dict[str, object] = json.loads(capsys.readouterr().out)
    return {name: value for name, value in summed.items() if value and name not in ("seconds", "reasons")}


@pytest.mark.usefixtures("quick_reader")
def test_a_folder_is_taken_in_once(folder: Path, db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The second call knows everything; the refused file is named each time."""
    assert run(["add", str(folder), "--db", db]) == 1
    captured = capsys.readouterr()
    assert captured.out == "3 documents added, with 3 claims\n1 refused:\n  1 is a PDF\n"
    assert captured.err == f"reportedly: {folder / 'report.pdf'}: is a PDF; convert it to plain text first\n"
    assert run(["add", str(folder), "--db", db, "--json"]) == 1
    assert _summary(capsys) == {"known": 3, "refused": 1}
    with open_store(db) as store:
        assert [refusal.reason for refusal in store.view().refusals()] == ["is a PDF"]
        assert store.view().check() == ()


@pytest.mark.usefixtures("quick_reader")
def test_a_feed_is_followed_and_remembered(gazette: Gazette, db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The second call asks for the feed alone, and that conditionally."""
    items = "".join(f"<item><link>/{n}.html</link><title>Bridge {n}</title></item>" for n in range(2))
    gazette.pages["/feed"] = f"<rss><channel>{items}</channel></rss>".encode(), "application/rss+xml"
    for n in range(2):
        gazette.pages[f"/{n}.html"] = PAGE.format(words=TEXT.format(n=n)).encode(), "text/html"
    call = ["add", gazette.url("/feed"), "--db", db, "--allow-private", "--json"]
    assert run(call) == 0
    assert _summary(capsys) == {"added": 2, "claims": 2}
    gazette.asked.clear()
    assert run(call) == 0
    assert _summary(capsys) == {"unchanged": 1}
    assert [path for path, _ in gazette.asked] == ["/feed"]
    assert "If-None-Match" in gazette.asked[0][1]


@pytest.mark.usefixtures("quick_reader")
def test_a_stop_from_the_keyboard_keeps_what_was_written(
    folder: Path, db: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The summary is told, and the next call goes on."""
    monkeypatch.setattr(taking, "BATCH_DOCUMENTS", 1)
    commit = taking.Intake.commit
    calls = []

    def interrupted(intake: taking.Intake) -> None:
        commit(intake)
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(taking.Intake, "commit", interrupted)
    assert run(["add", str(folder), "--db", db]) == 130
    captured = capsys.readouterr()
    assert captured.out.startswith("2 documents added")
    assert captured.err == "reportedly: the same call again goes on from here\nreportedly: stopped\n"
    monkeypatch.setattr(taking.Intake, "commit", commit)
    assert run(["add", str(folder), "--db", db, "--json"]) == 1
    assert _summary(capsys) == {"added": 1, "known": 2, "claims": 1, "refused": 1}


def test_a_wrong_database_is_a_wrong_call(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With one line."""
    assert run(["add", str(folder), "--db", "nonsense"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_database_may_be_named_by_the_environment(
    folder: Path, db: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, quick_reader: None
) -> None:
    """As the documentation says."""
    monkeypatch.setenv("REPORTEDLY_DB", db)
    assert run(["add", str(folder / "0.txt")]) == 0
    with open_store(db) as store:
        assert store.view().counts().documents == 1


def test_killed_from_outside_and_run_again(tmp_path: Path, db: str) -> None:
    """Three SIGKILLs at different moments of the real program; then everything is there once and whole."""
    rows = (json.dumps({"id": f"a{n}", "text": TEXT.format(n=n)}) for n in range(120))
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(rows))
    call = [sys.executable, "-c", "from reportedly.cli import main; main()", "add", str(path), "--db", db]
    for seconds in (0.4, 1.0, 1.6):
        process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert subprocess.run(call, stdout=subprocess.DEVNULL, check=False).returncode == 0
    with open_store(db) as store:
        view = store.view()
        assert view.check() == ()
        assert view.counts().documents == 120
        assert {record.reading.document.text for record in view.records()} == {TEXT.format(n=n) for n in range(120)}
