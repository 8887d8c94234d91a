"""Tests of the table of rare words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import ModelError
from reportedly.linking import rarity
from reportedly.linking.rarity import counted, shipped, table


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    """What is in no story weighs most, what is in nearly all next to nothing."""
    assert shipped().weight("qzxv") == 1
    assert shipped().weight("people"[:5]) < 0.2 < shipped().weight("lighthous")


def test_a_table_counts_stories_not_texts() -> None:
    """Ten texts of one story count once, and a word of too few stories is left out."""
    found = counted([["the ferry sank"] * 10, ["a ferry sinks"], ["Ferry", "ferry"]], least=3)
    assert found.counts == {"ferry": 3}
    assert found.small == {"ferry"} | ({"the"} & found.small) | ({"sank"} & found.small)


def test_a_table_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing and reading give the same."""
    made = counted([["a ferry sank"], ["the ferry sinks"]], least=1)
    (tmp_path / "words.tsv").write_text(table(made), encoding="utf-8")
    monkeypatch.setattr(rarity, "TABLE", tmp_path / "words.tsv")
    shipped.cache_clear()
    try:
        assert shipped() == made
    finally:
        shipped.cache_clear()


def test_a_missing_table_is_one_line_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with a file missing says so."""
    monkeypatch.setattr(rarity, "TABLE", tmp_path / "none.tsv")
    shipped.cache_clear()
    try:
        with pytest.raises(ModelError, match="install the package again"):
            shipped()
    finally:
        shipped.cache_clear()
