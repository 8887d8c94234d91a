"""The project's own 200 hard pairs: what only looks the same, and what says the same in other words.

A line of ``hard_pairs.jsonl`` has two fictional claims, the ``answer`` and its ``kind``; ``vectors`` marks the pairs
that only a real encoder can tell: paraphrases with no word in common, and one name with two stories.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

from reportedly.linking.comparison import Answer, Repeats, compare
from reportedly.linking.linker import Embed
from reportedly.linking.profiles import profile
from reportedly.reading.claim_encoder import SHIPPED, ClaimEncoder
from tests.linking.embedding import embed

PATH = Path(__file__).parent.parent / "resources" / "hard_pairs.jsonl"


class Pair(Struct, frozen=True, kw_only=True):
    """One line."""

    kind: str
    left: str
    right: str
    answer: Answer
    vectors: bool


PAIRS = [msgspec.json.decode(line, type=Pair) for line in PATH.read_bytes().splitlines()]


def answers(pairs: list[Pair], encoder: Embed, repeats: Repeats | None = None) -> list[Answer]:
    """What the comparison makes of each pair."""
    lefts, rights = encoder([pair.left for pair in pairs]), encoder([pair.right for pair in pairs])
    likeness = (lefts * rights).sum(axis=1).tolist()
    return [
        compare(profile("a", pair.left), profile("b", pair.right), similarity, repeats=repeats).answer
        for pair, similarity in zip(pairs, likeness, strict=True)
    ]


def test_the_set_is_whole() -> None:
    """Two hundred pairs, at least twenty of each kind."""
    assert len(PAIRS) == 200
    assert min(Counter(pair.kind for pair in PAIRS).values()) >= 20


def test_the_rules_need_no_model() -> None:
    """Figures, denials, people, days and roles are told apart by words alone."""
    pairs = [pair for pair in PAIRS if not pair.vectors]
    found = answers(pairs, embed)
    assert sum(a is p.answer for a, p in zip(found, pairs, strict=True)) >= 0.95 * len(pairs)


@pytest.mark.skipif(not (SHIPPED / "manifest.json").exists(), reason="the encoder of claims is not in this checkout")
def test_at_least_nine_in_ten_are_right() -> None:
    """With the shipped encoder, over all kinds, and with its second look, as a desk has it."""
    encoder = ClaimEncoder()
    found = answers(PAIRS, encoder.embed, encoder.repeats)
    assert sum(a is p.answer for a, p in zip(found, PAIRS, strict=True)) >= 0.9 * len(PAIRS)


def test_no_two_people_are_joined() -> None:
    """However alike the vectors and a second look say they are."""
    people = [pair for pair in PAIRS if pair.kind == "person"]
    sure: Repeats = lambda _, __: 1.0  # noqa: E731
    found = [compare(profile("a", p.left), profile("b", p.right), 1.0, repeats=sure).answer for p in people]
    assert [p.left for p, a in zip(people, found, strict=True) if a is not Answer.NOT_SAME] == []
