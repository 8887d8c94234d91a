"""One-to-one pairing of the greatest total weight (the assignment problem)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Pair = tuple[int, int]
UNREACHED = np.iinfo(np.int64).max // 2


def assign(weights: Mapping[Pair, int]) -> list[Pair]:
    """The pairs of the one-to-one pairing with the greatest total weight, in order.

    ``weights`` holds positive whole numbers, below 2**58 each, for the pairs ``(left, right)`` that are allowed.
    Each connected component is solved alone, so that the time grows with the largest one, not with all of them.
    The answer is determined: among equal pairings the one that lower numbers reach first wins.
    """
    found: list[Pair] = []
    for lefts, rights in _components(weights):
        flip = len(lefts) > len(rights)
        rows, columns = (rights, lefts) if flip else (lefts, rights)
        cost = np.array([[-weights.get((c, r) if flip else (r, c), 0) for c in columns] for r in rows], dtype=np.int64)
        for row, column in enumerate(_cheapest(cost)):
            pair = (columns[column], rows[row]) if flip else (rows[row], columns[column])
            if pair in weights:
                found.append(pair)
    return sorted(found)


def _components(weights: Mapping[Pair, int]) -> list[tuple[list[int], list[int]]]:
    """The connected components of the graph of allowed pairs: sorted left and right numbers of each."""
    rights_of: dict[int, list[int]] = {}
    lefts_of: dict[int, list[int]] = {}
    for left, right in weights:
        rights_of.setdefault(left, []).append(right)
        lefts_of.setdefault(right, []).append(left)
    found, seen = [], set[int]()
    for first in sorted(rights_of):
        if first in seen:
            continue
        lefts, rights, waiting = {first}, set[int](), [first]
        while waiting:
            for right in set(rights_of[waiting.pop()]) - rights:
                rights.add(right)
                waiting += set(lefts_of[right]) - lefts
                lefts.update(lefts_of[right])
        seen |= lefts
        found.append((sorted(lefts), sorted(rights)))
    return found


def _cheapest(cost: NDArray[np.int64]) -> list[int]:
    """The column of each row in the cheapest assignment (Kuhn-Munkres by augmenting paths, O(rows² columns)).

    There are at least as many columns as rows. Column 0 of the work arrays holds the row being added.
    """
    rows, columns = cost.shape
    row_price = np.zeros(rows + 1, dtype=np.int64)
    column_price = np.zeros(columns + 1, dtype=np.int64)
    row_at = np.zeros(columns + 1, dtype=np.int64)
    for row in range(1, rows + 1):
        row_at[0] = row
        before = np.zeros(columns + 1, dtype=np.int64)
        slack = np.full(columns + 1, UNREACHED, dtype=np.int64)
        visited = np.zeros(columns + 1, dtype=bool)
        here = 0
        while row_at[here] or here == 0:
            visited[here] = True
            reduced = cost[row_at[here] - 1] - row_price[row_at[here]] - column_price[1:]
            nearer = np.flatnonzero(~visited[1:] & (reduced < slack[1:])) + 1
            slack[nearer], before[nearer] = reduced[nearer - 1], here
            here = int(np.argmin(np.where(visited[1:], UNREACHED, slack[1:]))) + 1
            step = slack[here]
            row_price[row_at[visited]] += step
            column_price[visited] -= step
            slack[~visited] -= step
        while here:
            row_at[here] = row_at[before[here]]
            here = int(before[here])
    column_of = {int(row_at[column]) - 1: column - 1 for column in range(1, columns + 1) if row_at[column]}
    return [column_of[row] for row in range(rows)]
