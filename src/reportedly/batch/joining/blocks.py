"""The pairs of claims that may be one: those in one block, near in time, and alike enough in meaning and words.

A block is two rare keys that claims share, or a pivot that their vectors are nearest to. The engine gathers the claims
of each block, which are few, and inside it the bound of ``screening`` keeps what may matter. In a block of more than
``MOST`` claims, each is compared with those that are nearest to it in time. So the work grows with the claims, not
with their square.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.batch.joining.features import unpacked
from reportedly.batch.running import Spread
from reportedly.linking.candidates import LIMIT, WINDOW
from reportedly.linking.nearest import ALIKE
from reportedly.linking.traits import NAMES
from reportedly.linking.weighing import CLAIMS

MOST = 2_000  # claims of a block of which every two are compared
PER_PIVOT = 400  # claims to one pivot, about
NEAREST = 3  # pivots of a claim
_CHUNK = 500
_LEAST = float(np.log(CLAIMS.unsure / (1 - CLAIMS.unsure)))
_ROUNDING = 0.01  # what keeping weights in half precision may make a trait smaller

Floats = NDArray[np.float32]
Pair = dict[str, Any]


def candidate_pairs(features: str, engine: Spread) -> Any:
    """The pairs (a frame of ``left``, ``right``, ``cosine``) among the features at an address, each once."""
    import daft

    engine.start()
    every = daft.read_parquet(features)
    heads = every.groupby("copy").agg(daft.col("n").min())
    claims = every.join(heads.select("n"), on="n", how="semi")
    pivots = _pivots(claims)

    def nearest(features: Any) -> list[list[int]]:
        return _cells(pivots, features)

    kind: Any = daft.DataType.list(daft.DataType.int64())
    cells = daft.func.batch(return_dtype=kind, use_process=False)(nearest)

    held = claims.select("n", "day", "feature", "keys")
    by_key = held.select("n", "keys").explode("keys").where(daft.col("keys").not_null())
    crowded = by_key.groupby("keys").agg(daft.col("n").count().alias("size")).where(daft.col("size") > 1)
    shared = by_key.join(crowded.select("keys"), on="keys").select(daft.col("keys").alias("block"), "n")
    shared = shared.join(held.select("n", "day", "feature"), on="n").select("block", "n", "day", "feature")
    near = held.select("n", "day", "feature", cells(daft.col("feature")).alias("block")).explode("block")
    blocks = shared.concat(near.select("block", "n", "day", "feature"))
    grouped = blocks.groupby("block").agg(
        daft.col("n").list_agg(), daft.col("day").list_agg(), daft.col("feature").list_agg()
    )
    kind = daft.DataType.list(
        daft.DataType.struct(
            {"left": daft.DataType.int64(), "right": daft.DataType.int64(), "cosine": daft.DataType.float32()}
        )
    )
    paired = daft.func.batch(return_dtype=kind, batch_size=64, use_process=False)(_paired)
    pairs = grouped.select(paired(daft.col("n"), daft.col("day"), daft.col("feature")).alias("pair")).explode("pair")
    pairs = pairs.where(daft.col("pair").not_null())
    flat = pairs.select(*(daft.col("pair").get(name).alias(name) for name in ("left", "right", "cosine")))
    return flat.groupby("left", "right").agg(daft.col("cosine").max())


def _pivots(claims: Any) -> Floats:
    """Vectors that stand for their surroundings: those of some claims, evenly drawn by their numbers."""
    count = claims.count_rows()
    wanted = max(1, count // PER_PIVOT)
    drawn = claims.sort("n").select("n", "feature").limit(8 * wanted) if count > 8 * wanted else claims
    features = drawn.select("feature").to_pydict()["feature"][:: 8 if count > 8 * wanted else 1][:wanted]
    vectors: Floats = unpacked(features)["vector"].astype(np.float32) if features else np.zeros((0, 1), np.float32)
    return vectors


def _cells(pivots: Floats, features: Any) -> list[list[int]]:
    """The pivots that each vector is nearest to, as numbers that no key has; none where there are too few."""
    vectors = unpacked(features.to_pylist())["vector"].astype(np.float32)
    wanted = min(NEAREST, len(pivots))
    found: list[list[int]] = []
    for start in range(0, len(vectors), _CHUNK):
        cosines = vectors[start : start + _CHUNK] @ pivots.T
        found += np.argpartition(-cosines, wanted - 1, axis=1)[:, :wanted].tolist()
    return found


def _paired(claims: Any, days: Any, features: Any) -> list[list[Pair]]:
    """The pairs of each of some blocks."""
    blocks = zip(claims.to_pylist(), days.to_pylist(), features.to_pylist(), strict=True)
    return [list(block_pairs(np.array(n), np.array(day), unpacked(feature))) for n, day, feature in blocks]


def block_pairs(claims: NDArray[np.int64], days: NDArray[np.int64], features: NDArray[Any]) -> Iterator[Pair]:
    """The pairs of one block, the lesser number first; of each claim with those that come after it in time."""
    order = np.lexsort((claims, days))
    claims, days, features = claims[order], days[order], features[order]
    vectors = features["vector"].astype(np.float32)
    for start in range(0, len(claims), _CHUNK):
        end = min(len(claims), start + _CHUNK + MOST)
        rows = slice(start, min(len(claims), start + _CHUNK))
        cosines = vectors[rows] @ vectors[start:end].T
        one, other = np.nonzero(np.triu(_possible(cosines, days[rows], days[start:end]), 1))
        near = cosines[one, other]
        good = bound(features[rows][one], features[start:end][other], near) >= _LEAST
        one, other, near = one[good], other[good], near[good]
        best = _best(one, near)
        for a, b, cosine in zip((one + start)[best], (other + start)[best], near[best], strict=True):
            left, right = sorted((int(claims[a]), int(claims[b])))
            if left != right:
                yield {"left": left, "right": right, "cosine": round(float(cosine), 5)}


def _possible(cosines: Floats, ours: NDArray[np.int64], theirs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs are near in time, as far as it is known, and not plainly different in meaning."""
    apart = np.abs(ours[:, None] - theirs[None, :]) > WINDOW
    dated = (ours[:, None] != 0) & (theirs[None, :] != 0)
    possible: NDArray[np.bool_] = (cosines >= ALIKE / 2) & ~(apart & dated)
    return possible


def bound(left: NDArray[Any], right: NDArray[Any], cosines: Floats) -> Floats:
    """More than the logit of the score of each pair [n] can be: ``screening.may_matter``, for pairs."""
    found = np.empty(len(cosines), np.float32)
    for start in range(0, len(cosines), 4 * _CHUNK):
        part = slice(start, start + 4 * _CHUNK)
        found[part] = _bound(left[part], right[part], cosines[part])
    return found


def _bound(left: NDArray[Any], right: NDArray[Any], cosines: Floats) -> Floats:
    words, best, held = _shared(left, right, 0)
    roots, _, _ = _shared(left, right, 1)
    both = left["has"] & right["has"]
    named, counted = (both & 1) > 0, (both & 2) > 0
    least = {"named": named.astype(np.float32)}
    most = {
        "similarity": np.maximum(cosines, 0),
        "words": words,
        "roots": roots,
        "rarest": best,
        "held": held,
        "names shared": named,
        "names at odds": named,
        "context": np.zeros(len(cosines)),
        "figures agree": counted,
        "figures at odds": counted,
        "named": named,
    }
    logit = np.full(len(cosines), CLAIMS.bias, np.float32)
    for name, weight in zip(NAMES, CLAIMS.weights, strict=True):
        value = np.minimum(1, most.get(name, 1.0) + _ROUNDING) if weight > 0 else least.get(name, 0.0)
        logit += np.float32(weight) * np.asarray(value, np.float32)
    return logit


def _shared(left: NDArray[Any], right: NDArray[Any], row: int) -> tuple[Floats, Floats, Floats]:
    """The most that two claims may share of their terms: the cosine, the rarest term, and what one has of the other."""
    ours, theirs = (side["weights"][:, row].astype(np.float32) for side in (left, right))
    numbers, others = left["numbers"][:, row], right["numbers"][:, row]
    same = (numbers[:, :, None] == others[:, None, :]) & (numbers[:, :, None] != 0)
    mine, yours = ours * same.any(axis=2), theirs * same.any(axis=1)
    rest = [_rest(weights, terms) for weights, terms in ((ours, numbers), (theirs, others))]
    cosine = np.einsum("nij,ni,nj->n", same, ours, theirs) + np.sqrt(rest[0] * rest[1])
    best = np.maximum(np.minimum(mine.max(axis=1), yours.max(axis=1)), np.sqrt(np.maximum(*rest)))
    held = np.maximum((mine**2).sum(axis=1), (yours**2).sum(axis=1)) + (np.maximum(*rest) > 0)
    return cosine, best, held


def _rest(weights: Floats, numbers: NDArray[np.uint32]) -> Floats:
    """The weight of the terms that are not kept, squared; none where there is room for more."""
    found: Floats = np.where(numbers[:, -1] != 0, np.maximum(0, 1 - (weights**2).sum(axis=1)), 0)
    return found


def _best(one: NDArray[np.int64], cosines: Floats) -> NDArray[np.int64]:
    """The places of the pairs, of each claim the nearest ones alone."""
    order = np.lexsort((-cosines, one))
    firsts = np.searchsorted(one[order], one[order], "left")
    kept: NDArray[np.int64] = order[np.arange(len(order)) - firsts < LIMIT]
    return kept
