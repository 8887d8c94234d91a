"""`reportedly reread` reads again what an older model read."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from reportedly.cli import run
from reportedly.model import Judgement, Verdict
from reportedly.store import open_store

pytestmark = pytest.mark.usefixtures("quick_reader")
TEXT = "Ida said that bridge {n} over the weir would hold until the spring.\n"


@pytest.fixture
def db(tmp_path: Path) -> str:
    """A database with three documents that the first model read."""
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(TEXT.format(n=n))
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    assert run(["add", str(tmp_path / "*.txt"), "--db", url]) == 0
    return url


def _newer_model(monkeypatch: pytest.MonkeyPatch) -> None:
    reader: Any = sys.modules["reportedly.reading.reader"].Reader
    monkeypatch.setattr(reader, "model", "quick@2")


def test_without_an_older_model_nothing_is_read(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And so it says."""
    capsys.readouterr()
    assert run(["reread", "--db", db]) == 0
    assert capsys.readouterr().out == "0 documents read again by quick@1\n"


def test_everything_is_read_again_once(
    db: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What people decided about the claims is kept."""
    with open_store(db) as store:
        left, right = (claim.id for claim in store.view().claims().items[:2])
        judgement = Judgement(left=left, right=right, verdict=Verdict.SAME, by="ida", at="2026-07-06T12:00:00+00:00")
        store.writer.judge([judgement])
    _newer_model(monkeypatch)
    capsys.readouterr()
    assert run(["reread", "--db", db, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"model": "quick@2", "reread": 3, "without_text": 0}
    assert run(["reread", "--db", db]) == 0
    assert capsys.readouterr().out == "0 documents read again by quick@2\n"
    with open_store(db) as store:
        assert len(list(store.view().judgements())) == 1
        assert {document.model for document in store.view().documents().items} == {"quick@2"}


def test_documents_without_their_text_stay_as_they_are(
    db: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are counted."""
    with open_store(db) as store:
        store.writer.keep_full_text(False)
    _newer_model(monkeypatch)
    capsys.readouterr()
    assert run(["reread", "--db", db]) == 0
    expected = "0 documents read again by quick@2\n3 left as they were, since their texts are not kept\n"
    assert capsys.readouterr().out == expected
