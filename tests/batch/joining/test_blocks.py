"""The pairs of claims that may be one."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("daft", reason="the extra 'batch' is not installed")

from reportedly.batch.joining.blocks import block_pairs, blocks_of, bound, candidate_pairs
from reportedly.batch.joining.features import ShardFeatures, claims_of, id_of, unpacked
from reportedly.linking.comparison import compare
from reportedly.linking.placing import claim_profile
from tests.batch.made import Hashed, Loop, output, told

STORIES = [
    ["Tomas Brill closed the harbour of Port Amsel for repairs", "the harbour of Port Amsel was closed by Tomas Brill"],
    ["wheat prices in Quarrie doubled after the drought", "the drought has doubled wheat prices in Quarrie"],
    ["Ada Prout resigned as minister of railways on Friday", "railways minister Ada Prout has resigned"],
    ["nine miners were rescued from the Esk pit", "nine miners are out of the Esk pit alive", "12 miners left Esk pit"],
]
TEXTS = [text for story in STORIES for text in story]


def _rows(folder: Path, published: str = "2026-05-04") -> tuple[str, list[dict[str, object]], dict[str, str]]:
    """Where the features of the stories lie, their rows, and each claim's words."""
    made = output(folder, [told([text], n, published) for n, text in enumerate(TEXTS)], shards=2)
    words, found = {}, []
    for name in sorted(made.done()):
        ShardFeatures(made.address, "_join/features", Hashed)(name)
        found += made.read_table(f"_join/features/{name}.parquet")
        words |= {claim.id: claim.content for claim in claims_of(made, made.read("claims", name))}
    return made.whole("_join/features"), found, words


def test_the_bound_is_never_under_the_score(tmp_path: Path) -> None:
    """Or a pair would be lost that the desk joins."""
    made = output(tmp_path / "out", [told([text], n) for n, text in enumerate(TEXTS)], shards=1)
    (name,) = made.done()
    ShardFeatures(made.address, "_join/features", Hashed)(name)
    features = {
        id_of(row["n"], "a"): unpacked([row["feature"]]) for row in made.read_table(f"_join/features/{name}.parquet")
    }
    profiles = {claim.id: claim_profile(claim) for claim in claims_of(made, made.read("claims", name))}
    for one, other in combinations(sorted(features), 2):
        cosine = float(np.dot(features[one]["vector"][0].astype(float), features[other]["vector"][0].astype(float)))
        score = compare(profiles[one], profiles[other], cosine).score
        most = bound(features[one], features[other], np.array([cosine], np.float32))[0]
        assert score == 0 or most >= math.log(score / (1 - score)) - 1e-3


def test_the_pairs_of_a_block_are_those_that_may_matter(tmp_path: Path) -> None:
    """Each once, and none of different stories that share nothing."""
    _, rows, words = _rows(tmp_path / "out")
    columns = [np.array([row[name] for row in rows]) for name in ("n", "day")]
    found = list(block_pairs(*columns, unpacked([row["feature"] for row in rows])))  # type: ignore[misc]
    pairs = [(words[id_of(pair["left"], "a")], words[id_of(pair["right"], "a")]) for pair in found]
    stories = {text: number for number, story in enumerate(STORIES) for text in story}
    assert len(set(pairs)) == len(pairs)
    assert {stories[one] for one, other in pairs if stories[one] == stories[other]} == {0, 1, 2, 3}


def test_claims_far_apart_in_time_are_no_pair(tmp_path: Path) -> None:
    """Where both days are known."""
    _, rows, _ = _rows(tmp_path / "out")
    numbers, feature = np.array([row["n"] for row in rows]), unpacked([row["feature"] for row in rows])  # type: ignore[misc]
    far = np.arange(len(rows)) * 400 + 1
    assert list(block_pairs(numbers, far, feature)) == []
    assert list(block_pairs(numbers, np.zeros(len(rows), int), feature))


def test_a_key_that_many_have_is_a_block_only_with_another() -> None:
    """One that nobody else has is none."""
    counts = np.zeros(1 << 24, np.uint32)
    counts[[1, 2, 3, 4]] = 1, 2, 500, 900
    assert blocks_of([1, 2], counts) == [2]
    assert blocks_of([1, 3], counts) == []
    assert len(blocks_of([2, 3, 4], counts)) == 2
    assert blocks_of([4, 3], counts) == blocks_of([3, 4], counts)
    assert blocks_of([], counts) == []


def test_the_engine_finds_the_pairs_of_all_blocks(tmp_path: Path) -> None:
    """Whatever shard a claim is in; each pair once."""
    folder, _, words = _rows(tmp_path / "out")
    found = candidate_pairs(f"{folder}/*.parquet", Loop()).to_pydict()
    pairs = [
        {words[id_of(left, "a")], words[id_of(right, "a")]}
        for left, right in zip(found["left"], found["right"], strict=True)
    ]
    for story in STORIES:
        assert set(story[:2]) in pairs
    assert len({tuple(sorted(pair)) for pair in pairs}) == len(pairs)
