"""Pairs that may matter, by vectors and the heaviest words."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pa = pytest.importorskip("pyarrow")
pytest.importorskip("fsspec")

from reportedly.batch.joining.cells import NO_CELL
from reportedly.batch.joining.features import ShardFeatures, claims_of, number, unpacked
from reportedly.batch.joining.screening import (
    BinScreener,
    Pairs,
    bound,
    most_of_each,
    near_pairs,
    sharing,
    words_shared,
)
from reportedly.batch.output import Output
from reportedly.linking.candidates import LIMIT, WINDOW
from reportedly.linking.comparison import compare
from reportedly.linking.nearest import ALIKE
from reportedly.linking.placing import claim_profile
from reportedly.linking.profiles import Profile
from tests.batch.made import STORIES, TEXTS, Hashed, output, told


def _made(folder: Path) -> tuple[Output, list[dict[str, Any]], list[Profile]]:
    """An OUTPUT of the stories, the rows of its features, and the profiles in the same order."""
    made = output(folder, [told([text], n) for n, text in enumerate(TEXTS)], shards=1)
    (name,) = made.done()
    ShardFeatures(made.address, "f", Hashed)(name)
    profiles = {number(claim.id): claim_profile(claim) for claim in claims_of(made, made.read("claims", name))}
    rows = made.read_table(f"f/{name}.parquet")
    return made, rows, [profiles[row["n"]] for row in rows]


def _every_pair(vectors: Any) -> Pairs:
    """All pairs of rows."""
    pairs = np.array(list(combinations(range(len(vectors)), 2))).T
    return sharing(pairs[0], pairs[1], np.arange(len(vectors)), vectors)


def test_the_bound_is_never_under_the_score(tmp_path: Path) -> None:
    """Or a pair would be lost that the desk joins."""
    _, rows, profiles = _made(tmp_path / "out")
    features = unpacked([row["feature"] for row in rows])
    pairs = _every_pair(features["vector"].astype(np.float32))
    for one, other, cosine, most in zip(pairs.earlier, pairs.later, pairs.cosine, bound(features, pairs), strict=True):
        score = compare(profiles[one], profiles[other], float(cosine)).score
        assert score == 0 or most >= math.log(score / (1 - score)) - 1e-3


def test_what_is_shared_is_weighed_as_the_later_claim_weighs_it(tmp_path: Path) -> None:
    """All of it with itself, nothing with a claim of other words."""
    _, rows, profiles = _made(tmp_path / "out")
    features = unpacked([row["feature"] for row in rows])
    pairs = _every_pair(features["vector"].astype(np.float32))
    found = words_shared(features, pairs)
    for one, other, weight in zip(pairs.earlier, pairs.later, found, strict=True):
        mine, yours = profiles[other].words, profiles[one].words
        assert weight == pytest.approx(sum(w**2 for word, w in mine.items() if word in yours), abs=0.01)
    same = Pairs(np.arange(len(rows)), np.arange(len(rows)), np.ones(len(rows), np.float32))
    assert words_shared(features, same) == pytest.approx(1, abs=0.01)


def test_each_claim_looks_back_at_those_of_its_cell() -> None:
    """That are near in meaning, and in time where both days are known."""
    vectors = Hashed()([*TEXTS, *TEXTS])
    cells = np.repeat([0, 1], len(TEXTS))
    days = np.r_[np.zeros(len(TEXTS), int), 1 + np.arange(len(TEXTS)) * (WINDOW + 1)]
    (first, second) = near_pairs(cells, days, vectors)
    cosines = vectors @ vectors.T
    wanted = {(a, b) for a, b in combinations(range(len(TEXTS)), 2) if cosines[a, b] >= ALIKE}
    assert set(zip(first.earlier.tolist(), first.later.tolist(), strict=True)) == wanted
    assert len(second.later) == 0
    assert list(near_pairs(np.full(3, NO_CELL), np.zeros(3, int), vectors[:3])) == []


def test_of_very_many_each_claim_looks_at_the_nearest_alone() -> None:
    """As many as in a desk."""
    chance = np.random.default_rng(3)
    vectors = 1 + 0.3 * chance.standard_normal((4 * LIMIT, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    (pairs,) = near_pairs(np.zeros(len(vectors), int), np.zeros(len(vectors), int), vectors)
    assert (pairs.earlier < pairs.later).all()
    last = len(vectors) - 1
    best = np.argsort(-(vectors[:last] @ vectors[last]))[:LIMIT]
    assert set(pairs.earlier[pairs.later == last].tolist()) == set(best.tolist())
    assert np.bincount(pairs.later).max() == LIMIT


def test_the_first_of_each_owner_are_kept() -> None:
    """In the order that is asked for; of equals by the next."""
    owners = np.repeat([7, 3], 2 * LIMIT)
    one = np.tile(np.arange(2 * LIMIT) // 2, 2)
    other = np.tile(np.arange(2 * LIMIT), 2)
    kept = most_of_each(owners, one, -other)
    assert len(kept) == 2 * LIMIT
    assert set(other[kept].tolist()) == set(range(LIMIT))


def test_a_bin_gives_the_pairs_that_may_matter(tmp_path: Path) -> None:
    """Those of its cells and those that are given, each once, and none of different stories that share nothing."""
    made, rows, profiles = _made(tmp_path / "out")
    twice = [row | {"cell": cell} for row in rows for cell in (0, 1)]
    columns = ("n", "document", "day", "feature", "cell")
    table = pa.table({name: [row[name] for row in twice] for name in columns})
    made.write_arrow("near/members/bin=0/part.parquet", table)
    order = sorted(rows, key=lambda row: (row["day"], row["document"], row["n"]))
    ends = {"earlier": [order[0]["n"]] * 2, "later": [order[1]["n"]] * 2}
    made.write_arrow("near/pairs/0.parquet", pa.table(ends))
    BinScreener(made.address, "near")("0")
    found = made.read_table("near/found/0.parquet")
    words = {row["n"]: own.text for row, own in zip(rows, profiles, strict=True)}
    stories = {text: number for number, story in enumerate(STORIES) for text in story}
    pairs = [(words[row["earlier"]], words[row["later"]]) for row in found]
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    assert {stories[one] for one, other in pairs if stories[one] == stories[other]} == set(range(len(STORIES)))
    place = {row["n"]: place for place, row in enumerate(order)}
    assert all(place[row["earlier"]] < place[row["later"]] for row in found)
