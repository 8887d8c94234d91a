"""Pairs judged by the desk's own rule, document by document: so many doubts of each are looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import msgspec

from reportedly.batch.columns import Row, fields
from reportedly.batch.output import Output
from reportedly.linking.comparison import Repeats, compare_all
from reportedly.linking.judgements import judged, worth_keeping
from reportedly.linking.linker import Compared
from reportedly.linking.profiles import Profile
from reportedly.linking.weighing import CLAIMS
from reportedly.model import Judgement

_PROFILE = msgspec.msgpack.Decoder(Profile)


def schema() -> Any:
    """The columns of judgements (a pyarrow Schema)."""
    import pyarrow as pa  # type: ignore[import-untyped]

    return pa.schema(fields(Judgement))


class BinComparer:
    """Compares the pairs of bins; ``repeats`` makes what reads two claims together, or None for no second look."""

    def __init__(self, address: str, folder: str, repeats: Callable[[], Repeats | None]) -> None:
        self._output, self._folder, self._make = Output(address), folder, repeats
        self._repeats: Repeats | None = None
        self._made = False

    def __call__(self, number: str) -> int:
        """Takes on a bin; how many judgements are worth keeping."""
        if not self._made:
            self._repeats, self._made = self._make(), True
        members = f"{self._folder}/members/bin={number}"
        rows = [row for name in self._output.names(members) for row in self._output.read_table(f"{members}/{name}")]
        profiles = {row["n"]: _PROFILE.decode(row["profile"]) for row in rows}
        pairs = self._output.read_table(f"{self._folder}/pairs/{number}.parquet")
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        found = [
            msgspec.to_builtins(judged(compared, at))
            for _, own in groupby(pairs, key=lambda pair: pair["document"])
            for compared in compared_for(list(own), profiles, self._repeats)
            if worth_keeping(compared)
        ]
        self._output.write_table(f"{self._folder}/found/{number}.parquet", found, schema())
        return len(found)


def compared_for(pairs: Sequence[Row], profiles: Mapping[int, Profile], repeats: Repeats | None) -> Iterator[Compared]:
    """The comparisons of the claims of one document with earlier ones; pairs are in order of the claims."""
    claims = [
        (profiles[later], [(profiles[pair["earlier"]], pair["cosine"]) for pair in own])
        for later, own in groupby(pairs, key=lambda pair: int(pair["later"]))
    ]
    for (claim, others), row in zip(claims, compare_all(claims, CLAIMS, repeats), strict=True):
        for (other, _), comparison in zip(others, row, strict=True):
            yield Compared(left=min(claim.id, other.id), right=max(claim.id, other.id), comparison=comparison)
