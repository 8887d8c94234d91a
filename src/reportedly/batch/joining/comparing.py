"""Pairs judged by the desk's own comparison: a bin of some thousands, with the claims that they are about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec

from reportedly.batch.columns import fields
from reportedly.batch.output import Output
from reportedly.linking.comparison import Repeats, compare
from reportedly.linking.judgements import judged, worth_keeping
from reportedly.linking.linker import Compared
from reportedly.linking.profiles import Profile
from reportedly.linking.weighing import CLAIMS
from reportedly.model import Judgement

PAIRS = 4_000  # of a bin
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
        at, found = datetime.now(UTC).isoformat(timespec="microseconds"), []
        for pair in self._output.read_table(f"{self._folder}/pairs/{number}.parquet"):
            one, other = profiles[pair["left"]], profiles[pair["right"]]
            comparison = compare(one, other, pair["cosine"], CLAIMS, self._repeats)
            compared = Compared(left=min(one.id, other.id), right=max(one.id, other.id), comparison=comparison)
            if worth_keeping(compared):
                found.append(msgspec.to_builtins(judged(compared, at)))
        self._output.write_table(f"{self._folder}/judged/{number}.parquet", found, schema())
        return len(found)
