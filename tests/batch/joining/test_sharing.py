"""Pairs by what is rare."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("daft", reason="the extra 'batch' is not installed")

from hypothesis import given
from hypothesis import strategies as st

from reportedly.batch.joining.claims import read_claims
from reportedly.batch.joining.features import ShardFeatures, claims_of, id_of
from reportedly.batch.joining.sharing import FEW, FEWEST, NEXT, blocks_of, pairs_of, sharing_pairs
from reportedly.linking.candidates import WINDOW
from tests.batch.made import STORIES, TEXTS, Hashed, Loop, output, told


def _blocks(keys: list[int], counts: dict[int, int]) -> set[int]:
    """The blocks of one claim that has these keys."""
    held = np.zeros(1 << 24, np.int32)
    for key, count in counts.items():
        held[key] = count
    _, blocks = blocks_of(np.array(keys, np.int64), np.zeros(len(keys), np.int64), held)
    return set(blocks.tolist())


def test_a_key_that_many_have_is_a_block_only_with_another() -> None:
    """One that nobody else has is none."""
    counts = {1: 1, 2: 2, 3: 500, 4: 900}
    assert _blocks([1, 2], counts) == {2}
    assert _blocks([1, 3], counts) == set()
    assert len(_blocks([2, 3, 4], counts) - {2}) == 1
    assert _blocks([4, 3], counts) == _blocks([3, 4], counts)
    assert _blocks([], counts) == set()


def test_the_blocks_of_claims_are_those_of_each() -> None:
    """Whoever else is looked at with it."""
    counts = {key: 10 * key for key in range(1, 9)}
    held = np.zeros(1 << 24, np.int32)
    held[list(counts)] = list(counts.values())
    every = {0: [1, 2, 3, 4, 5, 6, 7, 8], 2: [8, 7], 3: [1, 5, 6]}
    owners = np.repeat(list(every), [len(keys) for keys in every.values()])
    found = blocks_of(np.concatenate(list(every.values())), owners, held)
    assert sorted(found[0].tolist()) == found[0].tolist()
    for owner, keys in every.items():
        own = found[0] == owner
        assert set(found[1][own].tolist()) == _blocks(keys, counts)


@given(st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 30)), st.integers(0, 400), max_size=60))
def test_all_of_a_small_block_are_paired(days: dict[tuple[int, int], int]) -> None:
    """But those that are far apart in time, where both days are known."""
    members, blocks = (np.array([key[place] for key in days], np.int64) for place in (1, 0))
    found = pairs_of(members, np.array(list(days.values()), np.int64), blocks)
    pairs = set(zip(*(column.tolist() for column in found), strict=True))
    for block in range(3):
        own = [(claim, day) for (b, claim), day in days.items() if b == block]
        wanted = {
            (block, min(a, b), max(a, b))
            for (a, x), (b, y) in combinations(own, 2)
            if not x or not y or abs(x - y) <= WINDOW
        }
        mine = {pair for pair in pairs if pair[0] == block}
        assert mine == wanted if len(own) <= FEW else mine <= wanted


def test_in_a_large_block_each_is_paired_with_those_next_in_time() -> None:
    """So its pairs grow with its claims."""
    count = 10 * FEW
    _, left, right = pairs_of(np.arange(count), np.arange(count) // 2 + 1, np.zeros(count, np.int64))
    assert len(left) == sum(min(NEXT, count - 1 - place) for place in range(count))
    assert (right - left <= NEXT).all()


def test_the_engine_finds_who_shares_what_is_rare(tmp_path: Path) -> None:
    """Whatever shard a claim is in; each pair once, and none of two stories."""
    made = output(tmp_path / "out", [told([text], n) for n, text in enumerate(TEXTS)], shards=2)
    words: dict[str, str] = {}
    for name in sorted(made.done()):
        ShardFeatures(made.address, "f", Hashed)(name)
        words |= {claim.id: claim.content for claim in claims_of(made, made.read("claims", name))}
    claims = read_claims(made, "f", sorted(made.done()))
    files = [made.whole(f"f/{name}.parquet") for name in sorted(made.done())]
    found = sharing_pairs(files, claims.n, Loop())
    pairs = [
        frozenset((words[id_of(left, "a")], words[id_of(right, "a")]))
        for left, right in zip(found["left"].to_pylist(), found["right"].to_pylist(), strict=True)
    ]
    assert len(set(pairs)) == len(pairs)
    stories = {text: number for number, story in enumerate(STORIES) for text in story}
    assert {len({stories[text] for text in pair}) for pair in pairs} == {1}
    assert {stories[text] for pair in pairs for text in pair} == set(range(len(STORIES)))
    (alone, *rest) = claims.n.tolist()
    some = sharing_pairs(files, np.array(rest), Loop())
    assert alone not in {*some["left"].to_pylist(), *some["right"].to_pylist()}


def test_of_a_block_that_is_not_small_only_those_that_meet_again_are_pairs(tmp_path: Path) -> None:
    """One word that more than a few claims have is no ground; two are."""
    named = [f"Quarrie {word}" for word in "adze baize cairn dirge easel flume".split()]
    texts = [f"the {own} was sold at auction by its owner" for own in named[: FEWEST + 1]]
    texts += ["the Quarrie lighthouse was repainted by volunteers", "a choir sang in the Quarrie lighthouse"]
    made = output(tmp_path / "out", [told([text], n) for n, text in enumerate(texts)], shards=1)
    (name,) = made.done()
    ShardFeatures(made.address, "f", Hashed)(name)
    words = {claim.id: claim.content for claim in claims_of(made, made.read("claims", name))}
    claims = read_claims(made, "f", [name])
    rows = sharing_pairs([made.whole(f"f/{name}.parquet")], claims.n, Loop()).to_pylist()
    pairs = {frozenset(texts.index(words[id_of(row[end], "a")]) for end in ("left", "right")) for row in rows}
    first, second = len(texts) - 2, len(texts) - 1
    assert frozenset((first, second)) in pairs
    assert {pair for pair in pairs if first in pair or second in pair} == {frozenset((first, second))}
    assert set(map(frozenset, combinations(range(FEWEST + 1), 2))) <= pairs
