"""`reportedly evaluate known-claims` reads, searches and shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.reading.claim_encoder import SHIPPED


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two checked claims and a query that repeats the second in other words."""
    claims = [
        {"id": "1", "claim": "The mayor sold the bridge.", "title": "Sold?"},
        {"id": "2", "claim": "A ferry sank."},
    ]
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(claim) + "\n" for claim in claims))
    path = tmp_path / "queries.jsonl"
    path.write_text(json.dumps({"id": "q", "text": "omg the #ferry went down", "claim_id": "2"}))
    return path


def test_one_flat_object(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The search, its parts and a second model's vectors, each with both measures."""
    assert run(["evaluate", "known-claims", "--data", str(data), "--plain", str(SHIPPED), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["queries"], report["claims"], report["map_at_5"], report["recall_at_50"]) == (1, 2, 1.0, 1.0)
    assert report["plain_map_at_5"] == report["vectors_map_at_5"]
    assert "tfidf_recall_at_50" in report


def test_without_its_claims_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line that names what is missing."""
    (tmp_path / "q.jsonl").write_text('{"id": "q", "text": "x", "claim_id": "1"}')
    assert run(["evaluate", "known-claims", "--data", str(tmp_path / "q.jsonl")]) == 1
    assert "claims.jsonl: cannot be read" in capsys.readouterr().err
