"""Marked predicates and posts as batches, and what is learnt of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.examples import UNKNOWN
from reportedly.training.network import Network
from reportedly.training.worth import (
    Marked,
    Predicate,
    collate,
    grouped_by_length,
    joined,
    marked_posts,
    marked_predicates,
    worth_loss,
)

SUNK = Marked("It has sunk.", (Predicate(7, 1.1, 1.0),))
MAY = Marked("She may have left him there.", (Predicate(13, -0.2, 0.5),))


def test_predicates_of_one_sentence_come_together(tmp_path: Path) -> None:
    """A sentence is there once, with the place of each of its predicates."""
    path = tmp_path / "p.jsonl"
    lines = [{"tokens": ["It", "sank", "and", "burnt"], "predicate": p, "factuality": 1.0} for p in (1, 3)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    (found,) = marked_predicates(path)
    assert [found.text[p.start :].split()[0] for p in found.predicates] == ["sank", "burnt"]


def test_posts_without_a_known_label_are_left_out(tmp_path: Path) -> None:
    """One label is enough; a word that PHEME does not have is none."""
    path = tmp_path / "p.jsonl"
    lines = [
        {"text": "a", "certainty": "uncertain", "evidentiality": None},
        {"text": "b", "certainty": "perhaps"},
        {"text": "c"},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert marked_posts(path) == [Marked("a", certainty=2, evidence=UNKNOWN)]


def test_joining_keeps_every_mark() -> None:
    """However sentences are put together, each predicate is still at its word."""
    texts = [Marked(f"Number {n} sank.", (Predicate(8 + len(str(n)), float(n), 1.0),)) for n in range(60)]
    found = joined(texts, np.random.default_rng(1))
    marks = sorted((p.factuality, text.text[p.start : p.start + 4]) for text in found for p in text.predicates)
    assert marks == [(float(n), "sank") for n in range(60)]
    assert len(found) < 60


def test_groups_hold_every_text_once() -> None:
    """Long and short ones, none lost."""
    texts = [Marked("word " * n) for n in range(1, 40)]
    groups = grouped_by_length(texts, 64, np.random.default_rng(1))
    assert sorted(len(t.text) for group in groups for t in group) == [5 * n for n in range(1, 40)]
    assert len(groups) > 3


def test_a_predicate_is_at_its_piece(tokenizer: Any) -> None:
    """The piece that is marked is that of the predicate's first letters; the first piece is the encoder's."""
    batch = collate([SUNK, MAY], tokenizer)
    words = [tokenizer.id_to_token(int(batch.ids[row, piece])) for row, piece in batch.places]
    assert words == ["sunk", "left"]
    assert batch.factuality.tolist() == pytest.approx([1.1, -0.2])


def test_the_encoder_and_the_head_learn(network: Network, tokenizer: Any) -> None:
    """Predicates give a gradient to what they are read by."""
    worth_loss(network, collate([SUNK, MAY], tokenizer)).backward()
    still = [n for n, v in network.worth.factuality.named_parameters() if v.grad is None or not v.grad.any()]
    assert still == []
    assert network.encoder.layers[0].query.weight.grad.any()


def test_a_text_without_marks_teaches_nothing(network: Network, tokenizer: Any) -> None:
    """Neither a predicate nor a label: the loss is nought."""
    assert worth_loss(network, collate([Marked("Rain fell.")], tokenizer)).item() == 0.0
