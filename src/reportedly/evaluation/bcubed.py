"""How well groups agree with the true ones: B-cubed (Bagga and Baldwin 1998), and which joined pairs are wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from msgspec import Struct


class Agreement(Struct, frozen=True, kw_only=True):
    """B-cubed in fractions of one; ``wrong_joins`` of the pairs that were put together, 0 where there are none."""

    precision: float
    recall: float
    f1: float
    wrong_joins: float
    groups: int


def agreement(found: Sequence[Hashable], gold: Sequence[Hashable]) -> Agreement:
    """Compares two labellings of the same items, of which there is at least one."""
    cells, rows, columns = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    precision = sum(n * n / rows[row] for (row, _), n in cells.items()) / len(found)
    recall = sum(n * n / columns[column] for (_, column), n in cells.items()) / len(found)
    joined = sum(n * (n - 1) for n in rows.values())
    right = sum(n * (n - 1) for n in cells.values())
    return Agreement(
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall),
        wrong_joins=1 - right / joined if joined else 0.0,
        groups=len(rows),
    )
