"""Our own gold set is what its marked text says."""

from __future__ import annotations

from pathlib import Path

from reportedly.evaluation.triples import read_gold
from tests.resources.gold import gold_file

GOLD = Path(__file__).parents[1] / "resources" / "gold.jsonl"


def test_the_file_is_made_from_the_marked_text() -> None:
    """Whoever changes a mark writes the file anew: python -m tests.resources.gold."""
    assert GOLD.read_text(encoding="utf-8") == gold_file()


def test_it_can_measure() -> None:
    """At least a dozen articles, each attribution with content, and each kind of quotation among them."""
    gold = read_gold(GOLD)
    assert len(gold) >= 12
    assert all(triple.content for document in gold for triple in document.attributions)
    assert any(len(triple.content) > 1 for document in gold for triple in document.attributions)
    assert any(not triple.source for document in gold for triple in document.attributions)
