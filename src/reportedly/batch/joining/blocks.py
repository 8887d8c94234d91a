"""The pairs of claims that may be one: those in one block, near in time, and alike enough in meaning and words.

A block is a key that few claims have, or two that many have, or a pivot that their vectors are nearest to. How many
have a key is counted over all claims first. The engine gathers the claims of each block, and the bound of ``screening``
keeps the pairs that may matter. In a large block, each claim is paired with those that are nearest to it in time. So
the work grows with the claims, not with their square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.batch.joining.features import unpacked
from reportedly.batch.running import Spread
from reportedly.linking.candidates import LIMIT, WINDOW
from reportedly.linking.nearest import ALIKE
from reportedly.linking.traits import NAMES
from reportedly.linking.weighing import CLAIMS

MOST = 2_000  # claims near one pivot of which every two are compared
FEW = 20  # claims that have a key, or two keys, of which every two are paired
NEXT = 5  # claims of a larger such block that each is paired with
KEYS = 6  # keys of a claim that make blocks: those that fewest others have
_COUNTED = 1 << 24
PER_PIVOT = 400  # claims to one pivot, about
NEAREST = 3  # pivots of a claim
_CHUNK = 500
_PAIRS = 4_096  # that are looked at together
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
    pairs = _sharing(claims, _counts(claims)).concat(_near(claims))
    return pairs.groupby("left", "right").agg(daft.col("cosine").max())


def _counts(claims: Any) -> NDArray[np.uint32]:
    """How many claims have a key, by its last bits, and so at least as many."""
    counts = np.zeros(_COUNTED, np.uint32)
    for part in claims.select("keys").to_arrow_iter():
        keys = np.asarray(part.column("keys").flatten())
        np.add.at(counts, keys & (_COUNTED - 1), 1)
    return counts


def blocks_of(keys: Sequence[int], counts: NDArray[np.uint32]) -> list[int]:
    """The blocks of a claim: each of its keys that few have, and each two that many have."""
    numbers = np.array(keys, np.int64)
    times = counts[numbers & (_COUNTED - 1)]
    order = np.lexsort((numbers, times))
    chosen = [place for place in order.tolist() if times[place] > 1][:KEYS]
    many = sorted(int(numbers[place]) for place in chosen if times[place] > FEW)
    both = [hash((one, other)) for one, other in combinations(many, 2)]
    return [int(numbers[place]) for place in chosen if times[place] <= FEW] + both


def _sharing(claims: Any, counts: NDArray[np.uint32]) -> Any:
    """The pairs that share what is rare. Their features are joined to them once they are known."""
    import daft

    def placed(keys: Any) -> list[list[int]]:
        return [blocks_of(own or [], counts) for own in keys.to_pylist()]

    col = daft.col
    numbers: Any = daft.DataType.list(daft.DataType.int64())
    blocked = daft.func.batch(return_dtype=numbers, use_process=False)(placed)
    keyed = claims.select("n", "day", blocked(col("keys")).alias("keys")).explode("keys").where(col("keys").not_null())
    blocks = keyed.groupby("keys").agg(col("n").list_agg(), col("day").list_agg()).where(col("n").list_count() > 1)
    ends = daft.DataType.struct({"left": daft.DataType.int64(), "right": daft.DataType.int64()})
    together = daft.func.batch(return_dtype=daft.DataType.list(ends), use_process=False)(_together)
    pairs = _flat(blocks.select(together(col("n"), col("day")).alias("pair")), ("left", "right")).distinct()
    held = claims.select("n", "feature")
    for end in ("left", "right"):
        own = held.select(col("n").alias(end), col("feature").alias(f"{end}_feature"))
        pairs = pairs.join(own, on=end)
    judged = daft.func.batch(return_dtype=daft.DataType.float32(), use_process=False, batch_size=_PAIRS)(_cosines)
    found = pairs.select("left", "right", judged(col("left_feature"), col("right_feature")).alias("cosine"))
    return found.where(col("cosine").not_null())


def _near(claims: Any) -> Any:
    """The pairs whose vectors are near the same pivot."""
    import daft

    col, pivots = daft.col, _pivots(claims)

    def nearest(features: Any) -> list[list[int]]:
        return _cells(pivots, features)

    numbers: Any = daft.DataType.list(daft.DataType.int64())
    cells = daft.func.batch(return_dtype=numbers, use_process=False)(nearest)
    placed = claims.select("n", "day", "feature", cells(col("feature")).alias("cell")).explode("cell")
    lists = (col(name).list_agg() for name in ("n", "day", "feature"))
    blocks = placed.groupby("cell").agg(*lists)
    kind = {"left": daft.DataType.int64(), "right": daft.DataType.int64(), "cosine": daft.DataType.float32()}
    made: Any = daft.DataType.list(daft.DataType.struct(kind))
    paired = daft.func.batch(return_dtype=made, batch_size=8, use_process=False)(_paired)
    return _flat(blocks.select(paired(col("n"), col("day"), col("feature")).alias("pair")), tuple(kind))


def _flat(pairs: Any, names: tuple[str, ...]) -> Any:
    """Lists of pairs as rows."""
    import daft

    rows = pairs.explode("pair").where(daft.col("pair").not_null())
    return rows.select(*(daft.col("pair").get(name).alias(name) for name in names))


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


def _together(claims: Any, days: Any) -> list[list[Pair]]:
    """The pairs of each of some blocks, by their claims and days alone."""
    found = []
    for own, when in zip(claims.to_pylist(), days.to_pylist(), strict=True):
        order = sorted(zip(when, own, strict=True))
        most = FEW if len(order) <= FEW else NEXT
        found.append(
            [
                {"left": min(a, b), "right": max(a, b)}
                for place, (day, a) in enumerate(order)
                for other, b in order[place + 1 : place + 1 + most]
                if a != b and (not day or not other or other - day <= WINDOW)
            ]
        )
    return found


def _cosines(left: Any, right: Any) -> list[float | None]:
    """The cosine of each pair, None for one that cannot matter."""
    one, other = (unpacked(side.to_pylist()) for side in (left, right))
    cosines = np.einsum("nd,nd->n", one["vector"].astype(np.float32), other["vector"].astype(np.float32))
    good = (cosines >= ALIKE / 2) & (bound(one, other, cosines) >= _LEAST)
    return [round(c, 5) if may else None for c, may in zip(cosines.tolist(), good.tolist(), strict=True)]


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
