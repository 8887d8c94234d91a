"""The pairs of claims that share what is rare: they meet in one small block, or in two.

A block is a key that few claims have, or two that many have. How many have a key is counted over all claims first. The
engine gathers the claims of each block and counts in how many two claims meet. In a large block, each claim is paired
with those that come next in time. So the work grows with the claims, not with their square. Nothing but numbers is
moved here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.batch.running import Spread
from reportedly.linking.candidates import WINDOW

FEW = 20  # claims that have a key, or two keys, of which every two are paired
FEWEST = 5  # claims of a block that is enough by itself
NEXT = 5  # claims of a block larger than FEW that each is paired with
KEYS = 6  # keys of a claim that make blocks: those that fewest others have
LEAST = 2  # blocks in which two claims meet to be a pair, where none is so small
_COUNTED = 1 << 24
_MIXED = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio's digits, which scatter numbers well (Knuth 1973)

Numbers = NDArray[np.int64]


def sharing_pairs(features: Sequence[str], heads: Numbers, engine: Spread) -> Any:
    """The pairs among some claims (a pyarrow Table of ``left`` and ``right``), by the keys in features' files."""
    import daft
    import pyarrow as pa  # type: ignore[import-untyped]

    engine.start()
    col, number = daft.col, daft.DataType.int64()
    every = daft.read_parquet(list(features)).select("n", "day", "keys")
    claims = every.join(daft.from_arrow(pa.table({"n": heads})), on="n", how="semi")
    counts = _counts(claims)
    blocked = daft.func.batch(return_dtype=daft.DataType.list(number), use_process=False)(_blocking(counts))
    rows = claims.select("n", "day", blocked(col("keys")).alias("block")).explode("block")
    blocks = rows.where(col("block").not_null()).groupby("block").agg(col("n").list_agg(), col("day").list_agg())
    ends = daft.DataType.struct({"left": number, "right": number, "met": number})
    together = daft.func.batch(return_dtype=daft.DataType.list(ends), use_process=False)(_together)
    blocks = blocks.where(col("n").list_count() > 1)
    pairs = blocks.select(together(col("n"), col("day")).alias("pair")).explode("pair")
    pairs = pairs.where(col("pair").not_null())
    pairs = pairs.select(*(col("pair").get(name).alias(name) for name in ("left", "right", "met")))
    shared = pairs.groupby("left", "right").agg(col("met").sum()).where(col("met") >= LEAST)
    return shared.select("left", "right").to_arrow()


def _blocking(counts: NDArray[np.int32]) -> Callable[[Any], Any]:
    def blocked(keys: Any) -> Any:
        return _blocked(keys, counts)

    return blocked


def _counts(claims: Any) -> NDArray[np.int32]:
    """How many claims have a key, by its last bits, and so at least as many."""
    counts = np.zeros(_COUNTED, np.int32)
    for part in claims.select("keys").to_arrow_iter():
        keys = part.column("keys").flatten().to_numpy()
        places, times = np.unique(keys & (_COUNTED - 1), return_counts=True)
        counts[places] += times.astype(np.int32)
    return counts


def blocks_of(keys: Numbers, owners: Numbers, counts: NDArray[np.int32]) -> tuple[Numbers, Numbers]:
    """The blocks of claims: each of a claim's keys that few have, and each two that many have.

    ``owners`` [n] are whose each of ``keys`` [n] is, in order. Gives owners in order, and their blocks.
    """
    times = counts[keys & (_COUNTED - 1)]
    order = np.lexsort((keys, times, owners))
    order = order[times[order] > 1]
    order = order[_places(owners[order]) < KEYS]
    owners, keys, few = owners[order], keys[order], times[order] <= FEW
    found = [(owners[few], keys[few])]
    order = np.lexsort((keys[~few], owners[~few]))
    owners, keys = owners[~few][order], keys[~few][order]
    for step in range(1, KEYS):
        one = np.flatnonzero(owners[step:] == owners[:-step]) if len(owners) > step else np.empty(0, np.int64)
        both = keys[one].view(np.uint64) * _MIXED ^ keys[one + step].view(np.uint64)
        found.append((owners[one], both.view(np.int64)))
    owners, blocks = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.argsort(owners, kind="stable")
    return owners[order], blocks[order]


def pairs_of(members: Numbers, days: Numbers, blocks: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The pairs of claims [n] that are in blocks: the number of the block, in order, the lesser claim, the other."""
    order = np.lexsort((members, days, blocks))
    members, days, blocks = members[order], days[order], blocks[order]
    few = np.bincount(blocks)[blocks] <= FEW if len(blocks) else np.empty(0, bool)
    found = []
    for step in range(1, FEW):
        one = np.flatnonzero(blocks[step:] == blocks[:-step])
        one = one if step <= NEXT else one[few[one]]
        first, last = days[one], days[one + step]
        one = one[((first == 0) | (last - first <= WINDOW)) & (members[one] != members[one + step])]
        ends = members[one], members[one + step]
        found.append((blocks[one], np.minimum(*ends), np.maximum(*ends)))
    blocks, left, right = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.argsort(blocks, kind="stable")
    return blocks[order], left[order], right[order]


def _places(owners: Numbers) -> Numbers:
    """The place of each row among those of its owner; owners are in order."""
    found: Numbers = np.arange(len(owners)) - np.searchsorted(owners, owners, "left")
    return found


def _blocked(keys: Any, counts: NDArray[np.int32]) -> Any:
    """The blocks of each claim (lists of numbers)."""
    import pyarrow as pa

    owners, values = _flat(keys)
    owners, blocks = blocks_of(values, owners, counts)
    return _lists(len(keys), owners, pa.array(blocks))


def _together(claims: Any, days: Any) -> Any:
    """The pairs of each block (lists of ``left``, ``right`` and ``met``)."""
    import pyarrow as pa

    blocks, members = _flat(claims)
    rows, left, right = pairs_of(members, _flat(days)[1], blocks)
    met = np.where(np.bincount(blocks, minlength=len(claims)) <= FEWEST, LEAST, 1)[rows]
    pairs = pa.StructArray.from_arrays([pa.array(own) for own in (left, right, met)], ["left", "right", "met"])
    return _lists(len(claims), rows, pairs)


def _flat(column: Any) -> tuple[Numbers, Numbers]:
    """Lists of a column (a Series) as the row of each value, and the values."""
    lists = column.to_arrow()
    values = lists.flatten().to_numpy(zero_copy_only=False).astype(np.int64, copy=False)
    sizes = lists.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
    return np.repeat(np.arange(len(lists)), sizes), values


def _lists(count: int, rows: Numbers, values: Any) -> Any:
    """Values (a pyarrow Array) as lists, for each of so many rows; ``rows`` are whose each value is, in order."""
    import pyarrow as pa

    offsets = np.searchsorted(rows, np.arange(count + 1), "left").astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), values)
