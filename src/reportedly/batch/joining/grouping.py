"""Judgements and copies into rumours: each connected part by itself, so that memory does not grow with all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.batch.joining.claims import Claims, components, distinct
from reportedly.batch.joining.features import id_of, number
from reportedly.batch.output import Output
from reportedly.linking.clusters import COPIED, Link, clusters
from reportedly.linking.weighing import CLAIMS
from reportedly.model import Verdict

AT_ONCE = 50_000  # claims that are grouped together, about

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class _Links(Struct, frozen=True):
    """Two claims [n] by their places, the score of the two, and whether they are the same."""

    left: Numbers
    right: Numbers
    score: Floats
    same: Flags

    def only(self, which: NDArray[Any]) -> _Links:
        return _Links(self.left[which], self.right[which], self.score[which], self.same[which])

    @classmethod
    def of_all(cls, parts: Iterable[_Links]) -> _Links:
        columns = zip(*(msgspec.structs.astuple(part) for part in parts), strict=True)
        return cls(*map(np.concatenate, columns))


def rumours(output: Output, folder: str, bins: Sequence[str], claims: Claims) -> Iterator[list[tuple[str, ...]]]:
    """The groups of two claims or more, some at a time, by the judgements of bins in a folder.

    Of copies, only the first is judged.
    """
    heads = claims.heads()
    copies = np.flatnonzero(heads != np.arange(len(heads)))
    copied = _Links(heads[copies], copies, np.full(len(copies), COPIED), np.ones(len(copies), bool))
    links = _Links.of_all([*_judged(output, folder, bins, claims), copied])
    joins = links.only(links.same & (links.score >= CLAIMS.join))
    part = components(joins.left, joins.right, len(heads))
    links = links.only(part[links.left] == part[links.right])
    links = links.only(np.argsort(part[links.left], kind="stable"))
    for some in _whole_parts(part[links.left]):
        yield _grouped(claims, links.only(some))


def _grouped(claims: Claims, links: _Links) -> list[tuple[str, ...]]:
    """The groups of two claims or more among some whole parts."""
    ids = {
        place: id_of(int(claims.n[place]), "a")
        for place in distinct(np.concatenate([links.left, links.right])).tolist()
    }
    rows = zip(links.left.tolist(), links.right.tolist(), links.score.tolist(), links.same.tolist(), strict=True)
    made = [Link(ids[left], ids[right], score, same) for left, right, score, same in rows]
    return [group for group in clusters(ids.values(), made, None, CLAIMS.join) if len(group) > 1]


def _judged(output: Output, folder: str, bins: Sequence[str], claims: Claims) -> Iterator[_Links]:
    """What the judgements say, of each bin."""
    for name in bins:
        table = output.read_arrow(f"{folder}/{name}.parquet", ["left", "right", "score", "verdict"])
        ends = ([number(own) for own in table[end].to_pylist()] for end in ("left", "right"))
        left, right = (claims.places(np.array(end, np.int64)) for end in ends)
        same = [verdict == Verdict.SAME.value for verdict in table["verdict"].to_pylist()]
        yield _Links(left, right, table["score"].to_numpy(), np.array(same, bool))


def _whole_parts(parts: Numbers) -> Iterator[Numbers]:
    """Stretches of links, in order of their parts, that end where a part does."""
    start = 0
    while start < len(parts):
        end = min(len(parts), start + AT_ONCE)
        end = int(np.searchsorted(parts, parts[end - 1], "right"))
        yield np.arange(start, end)
        start = end
