"""Texts are named by their hash, so that labels need not hold them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.evaluation.texts import ID, half, read_texts, require
from reportedly.model import text_sha256


def test_by_hash(tmp_path: Path) -> None:
    """Each text once, whatever else its line says."""
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "It rains.", "id": 1}\n{"text": "It rains."}\n{"text": "It pours."}\n')
    assert read_texts(path) == {text_sha256(text)[:ID]: text for text in ("It rains.", "It pours.")}


def test_missing(tmp_path: Path) -> None:
    """A label whose text is not there is an error that says which."""
    require({"a": "It rains."}, ["a"], tmp_path)
    with pytest.raises(DataError, match="the text b is not in the data"):
        require({"a": "It rains."}, ["a", "b"], tmp_path)


def test_halves() -> None:
    """About half of the labels are held back, the same ones every time."""
    halves = [half(text_sha256(str(n))) for n in range(400)]
    assert halves == [half(text_sha256(str(n))) for n in range(400)]
    assert 150 < halves.count("held") < 250
