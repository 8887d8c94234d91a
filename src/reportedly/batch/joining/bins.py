"""Pairs in bins, each with the claims that it is about; what bins are looked at by comes to them through the engine."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.batch.joining.cells import NO_CELL
from reportedly.batch.joining.claims import Claims, are_in, components, distinct
from reportedly.batch.joining.screening import most_of_each
from reportedly.batch.output import Output
from reportedly.linking.nearest import ALIKE

ROWS = 30_000  # of a bin of cells
PAIRS = 4_000  # of a bin of documents, about
AT_ONCE = 1_000_000  # rows that are gathered in one pass, since the engine holds them all

Numbers = NDArray[np.int64]


def bin_cells(output: Output, folder: str, claims: Claims, cells: NDArray[Any], pairs: Any) -> tuple[Any, int]:
    """Bins of cells: writes for each the ``pairs`` (a table of ``left`` and ``right``) that are in it.

    ``cells`` [n, NEAREST] are those of each claim, ``NO_CELL`` for none. Gives the members of the bins (a pyarrow
    Table of ``n``, ``cell`` and ``bin``), and how many bins there are.
    """
    import pyarrow as pa  # type: ignore[import-untyped]

    sizes = np.bincount(cells[cells != NO_CELL], minlength=1)
    bins = (np.cumsum(sizes) - 1) // ROWS
    left, right = (claims.places(pairs[end].to_numpy()) for end in ("left", "right"))
    ranks = claims.in_time()
    back = ranks[left] > ranks[right]
    earlier, later = np.where(back, right, left), np.where(back, left, right)
    where = bins[cells[later, 0]]
    order = np.lexsort((later, where))
    count = int(bins[-1]) + 1
    ends = np.searchsorted(where[order], np.arange(count + 1))
    for number in range(count):
        part = order[ends[number] : ends[number + 1]]
        table = pa.table({"earlier": claims.n[earlier[part]], "later": claims.n[later[part]]})
        output.write_arrow(f"{folder}/pairs/{number}.parquet", table)
    owners, column = np.nonzero(cells != NO_CELL)
    own = cells[owners, column]
    known, wanted = distinct(owners * count + bins[own]), distinct(earlier * count + where)
    beside = wanted[~are_in(known, wanted)]
    members = np.concatenate([owners, beside // count])
    own = np.concatenate([own, np.full(len(beside), NO_CELL)])
    where = np.concatenate([bins[own[: len(owners)]], beside % count])
    return pa.table({"n": claims.n[members], "cell": own, "bin": where}), count


def bin_documents(output: Output, folder: str, claims: Claims, screened: Any) -> tuple[Any, int, int]:
    """Bins of whole documents: writes for each the pairs of its claims with earlier ones, as many as a desk looks at.

    Of ``screened`` (a table) each claim keeps the nearest earlier ones and those that share most with it, ``LIMIT`` of
    either. Bins are in such an order that documents with pairs in common are together. Gives the members of the bins
    (a pyarrow Table of ``n`` and ``bin``), how many bins there are, and how many pairs.
    """
    import pyarrow as pa

    earlier, later = (claims.places(screened[end].to_numpy()) for end in ("earlier", "later"))
    kept = np.unique(later * len(claims.n) + earlier, return_index=True)[1]
    cosine, shared = (screened[name].to_numpy()[kept] for name in ("cosine", "shared"))
    earlier, later, ranks = earlier[kept], later[kept], claims.in_time()
    near = np.flatnonzero(cosine >= ALIKE)
    near = near[most_of_each(later[near], -cosine[near], ranks[earlier[near]])]
    kept = distinct(np.concatenate([near, most_of_each(later, -shared, -ranks[earlier])]))
    earlier, later, cosine = earlier[kept], later[kept], cosine[kept]
    documents = np.unique(claims.document, return_inverse=True)[1]
    own = documents[later]
    label = components(documents[earlier], own, int(documents.max(initial=-1)) + 1)
    order = np.lexsort((ranks[earlier], -cosine, claims.n[later], own, claims.day[later], label[own]))
    earlier, later, cosine, own = earlier[order], later[order], cosine[order], own[order]
    firsts = np.flatnonzero(np.r_[True, own[1:] != own[:-1]]) if len(own) else np.empty(0, np.int64)
    where = np.repeat(firsts // PAIRS, np.diff([*firsts, len(own)]))
    where = np.unique(where, return_inverse=True)[1]
    count = int(where.max(initial=-1)) + 1
    ends = np.searchsorted(where, np.arange(count + 1))
    for number in range(count):
        part = slice(ends[number], ends[number + 1])
        columns = {"earlier": claims.n[earlier[part]], "later": claims.n[later[part]], "cosine": cosine[part]}
        output.write_arrow(f"{folder}/pairs/{number}.parquet", pa.table({**columns, "document": own[part]}))
    both = distinct(np.concatenate([earlier, later]) * count + np.concatenate([where, where]))
    return pa.table({"n": claims.n[both // max(1, count)], "bin": both % max(1, count)}), count, len(own)


def gather(output: Output, members: Any, files: Sequence[str], columns: Sequence[str], folder: str) -> None:
    """Writes some columns of the rows that are members of a bin, beside what is said of them, a folder for each bin.

    The first column of ``members`` (a table) is the key of the rows in ``files``. The engine joins them, some bins in
    each pass.
    """
    import daft
    import pyarrow as pa

    members = members.sort_by("bin")
    bins = members["bin"].to_numpy()
    starts = [0]
    while starts[-1] < len(bins):
        end = min(len(bins), starts[-1] + AT_ONCE)
        starts.append(int(np.searchsorted(bins, bins[end], "left")) if end < len(bins) else end)
        if starts[-1] == starts[-2]:
            starts[-1] = int(np.searchsorted(bins, bins[starts[-2]], "right"))
    key = members.column_names[0]
    for start, end in pairwise(starts):
        wanted = pa.table(members.slice(start, end - start))
        rows = daft.read_parquet([output.whole(name) for name in files]).select(key, *columns)
        joined = rows.join(daft.from_arrow(wanted), on=key)
        joined.write_parquet(output.whole(folder), partition_cols=["bin"])
