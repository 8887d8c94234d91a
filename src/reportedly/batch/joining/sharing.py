"""The pairs of claims that share what is rare: a key that hardly any have, or two that few have or have together.

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
FEWEST = 5  # claims of which one key in common is enough to be a pair
NEXT = 5  # claims of a block larger than FEW that each is paired with
KEYS = 6  # keys of a claim that make blocks: those that fewest others have
LEAST = 2  # keys that two claims share to be a pair
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
    of_numbers = daft.DataType.struct({"block": number, "of": number})
    blocked = daft.func.batch(return_dtype=daft.DataType.list(of_numbers), use_process=False)(_blocking(counts))
    rows = claims.select("n", "day", blocked(col("keys")).alias("at")).explode("at").where(col("at").not_null())
    rows = rows.select("n", "day", *(col("at").get(name).alias(name) for name in ("block", "of")))
    blocks = rows.groupby("block").agg(col("n").list_agg(), col("day").list_agg(), col("of").min())
    ends = daft.DataType.struct({"left": number, "right": number, "of": number})
    together = daft.func.batch(return_dtype=daft.DataType.list(ends), use_process=False)(_together)
    blocks = blocks.where(col("n").list_count() > 1)
    pairs = blocks.select(together(col("n"), col("day"), col("of")).alias("pair")).explode("pair")
    pairs = pairs.where(col("pair").not_null())
    pairs = pairs.select(*(col("pair").get(name).alias(name) for name in ("left", "right", "of")))
    shared = pairs.groupby("left", "right").agg(col("of").sum()).where(col("of") >= LEAST)
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


def blocks_of(keys: Numbers, owners: Numbers, counts: NDArray[np.int32]) -> tuple[Numbers, Numbers, Numbers]:
    """The blocks of claims: each of a claim's keys that few have, and each two that many have.

    ``owners`` [n] are whose each of ``keys`` [n] is, in order. Gives owners in order, their blocks, and of how many
    keys each block is.
    """
    times = counts[keys & (_COUNTED - 1)]
    order = np.lexsort((keys, times, owners))
    order = order[times[order] > 1]
    order = order[_places(owners[order]) < KEYS]
    owners, keys, few = owners[order], keys[order], times[order] <= FEW
    found = [(owners[few], keys[few], np.full(int(few.sum()), 1))]
    order = np.lexsort((keys[~few], owners[~few]))
    owners, keys = owners[~few][order], keys[~few][order]
    for step in range(1, KEYS):
        one = np.flatnonzero(owners[step:] == owners[:-step]) if len(owners) > step else np.empty(0, np.int64)
        both = keys[one].view(np.uint64) * _MIXED ^ keys[one + step].view(np.uint64)
        found.append((owners[one], both.view(np.int64), np.full(len(one), LEAST)))
    owners, blocks, of = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.argsort(owners, kind="stable")
    return owners[order], blocks[order], of[order]


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
    """The blocks of each claim (lists of ``block`` and ``of``)."""
    owners, values = _flat(keys)
    owners, blocks, of = blocks_of(values, owners, counts)
    return _lists(len(keys), owners, {"block": blocks, "of": of})


def _together(claims: Any, days: Any, of: Any) -> Any:
    """The pairs of each block (lists of ``left``, ``right`` and ``of``)."""
    blocks, members = _flat(claims)
    rows, left, right = pairs_of(members, _flat(days)[1], blocks)
    keys = np.where(np.bincount(blocks, minlength=len(claims)) <= FEWEST, LEAST, of.to_arrow().to_numpy())
    return _lists(len(claims), rows, {"left": left, "right": right, "of": keys[rows]})


def _flat(column: Any) -> tuple[Numbers, Numbers]:
    """Lists of a column (a Series) as the row of each value, and the values."""
    lists = column.to_arrow()
    values = lists.flatten().to_numpy(zero_copy_only=False).astype(np.int64, copy=False)
    sizes = lists.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
    return np.repeat(np.arange(len(lists)), sizes), values


def _lists(count: int, rows: Numbers, columns: dict[str, Numbers]) -> Any:
    """Values as lists of structs, for each of so many rows; ``rows`` are whose each value is, in order."""
    import pyarrow as pa

    offsets = np.searchsorted(rows, np.arange(count + 1), "left").astype(np.int32)
    values = pa.StructArray.from_arrays([pa.array(own) for own in columns.values()], names=list(columns))
    return pa.ListArray.from_arrays(pa.array(offsets), values)
