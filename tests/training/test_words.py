"""The table of rare words, from files of stories."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.errors import DataError
from reportedly.linking import rarity
from reportedly.linking.rarity import shipped
from reportedly.training.words import rarity_of

HEADLINES = """{"claim_id": "1", "headline": "Ferry sinks off Ansel"}
{"claim_id": "1", "headline": "The ferry sank"}
{"claim_id": "2", "headline": "A ferry for Brill"}
"""
TEXTS = """{"id": "a", "text": "The ferry burned."}
{"id": "b", "text": "Cheese is dear."}
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two headlines of one story, one of another, and two texts of a story each."""
    found = [tmp_path / "headlines.jsonl", tmp_path / "texts.jsonl"]
    for path, content in zip(found, (HEADLINES, TEXTS), strict=True):
        path.write_text(content, encoding="utf-8")
    return found


def test_lines_of_one_claim_are_one_story(files: list[Path]) -> None:
    """Any other line is its own; words of fewer than three stories are left out."""
    found = rarity_of(files)
    assert found.stories == 4
    assert found.counts["ferry"] == 3
    assert "chees" not in found.counts


def test_what_the_command_writes_is_what_claims_are_compared_with(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It can be put in the place of the shipped table as it is; no input is written over."""
    data = [part for path in files for part in ("--data", str(path))]
    assert run(["train", "words", *data, "--output", str(tmp_path / "words.tsv")]) == 0
    assert "in 4 stories" in capsys.readouterr().err
    monkeypatch.setattr(rarity, "TABLE", tmp_path / "words.tsv")
    shipped.cache_clear()
    try:
        assert shipped() == rarity_of(files)
    finally:
        shipped.cache_clear()
    assert run(["train", "words", *data, "--output", str(files[0])]) == 2


@pytest.mark.parametrize(("line", "reason"), [('{"claim_id": "1"}', "neither"), ("", "no story")])
def test_data_without_words_are_refused(line: str, reason: str, tmp_path: Path) -> None:
    """With the line, or the way out."""
    (tmp_path / "bad.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(DataError, match=reason):
        rarity_of([tmp_path / "bad.jsonl"])
