"""The same claim over a whole OUTPUT: features, pairs, judgements, rumours; what was done is not done again.

What is worked out lies in ``_join``, under a name that stands for the shards and the models; the tables ``rumours`` and
``judgements`` are written at the end, whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct

from reportedly.batch.joining.bins import bin_cells, bin_documents, gather
from reportedly.batch.joining.cells import PIVOTS, ShardCells, read_cells, write_pivots
from reportedly.batch.joining.claims import Claims, read_claims
from reportedly.batch.joining.comparing import BinComparer
from reportedly.batch.joining.comparing import schema as judgement_schema
from reportedly.batch.joining.features import ShardFeatures
from reportedly.batch.joining.grouping import rumours
from reportedly.batch.joining.passages import BinSharing, ShardBands, bin_families, pairs_of_bands
from reportedly.batch.joining.passages import schema as copy_schema
from reportedly.batch.joining.screening import BinScreener
from reportedly.batch.joining.screening import schema as screened_schema
from reportedly.batch.joining.sharing import sharing_pairs
from reportedly.batch.output import Output
from reportedly.batch.running import Answer, Spread, answers
from reportedly.batch.values import Work
from reportedly.errors import ReportedlyError
from reportedly.linking.comparison import Repeats
from reportedly.linking.linker import Embed
from reportedly.model import Document
from reportedly.rumours.threads import rumour_id

_JOIN = "_join"
_STEPS = 2  # the version of what lies in the folder
_DONE = "done.json"

Worker = Callable[[str], object]
"""What is done with a shard or a bin, by its name; when it returns, there is a file."""


class Means(Struct, frozen=True, kw_only=True):
    """What joins: ``model`` names it, ``embed`` and ``repeats`` make the encoder's two halves in each worker.

    Without a second look ``repeats`` makes None.
    """

    model: str
    embed: Callable[[], Embed]
    repeats: Callable[[], Repeats | None]


class Joined(Struct, frozen=True, kw_only=True):
    """What came of a join; ``known`` are the claims that say enough to be known again, ``pairs`` those
    compared, ``copies`` the pairs of documents that share words."""

    shards: int
    known: int
    pairs: int
    judgements: int
    rumours: int
    joined: int
    copies: int


def join(output: Output, engine: Spread, means: Means, told: Callable[[str, int, int], None]) -> Joined:
    """Joins all that is done in OUTPUT. ``told`` hears a step's name, and how many of how many parts are done.

    Raises ReportedlyError where there is nothing to join, or a part of it cannot be worked out.
    """
    shards = sorted(output.done())
    if not shards:
        raise ReportedlyError(f"{output.address}: no shard of it is done; run 'reportedly batch' first")
    key = hashlib.sha256(msgspec.json.encode([_STEPS, shards, means.model])).hexdigest()[:16]
    for old in output.names(_JOIN):
        if old != key:
            output.drop(f"{_JOIN}/{old}")
    return _Join(output, engine, means, told, f"{_JOIN}/{key}", shards).run()


class _Bins(Struct, frozen=True):
    """How many pairs were put in how many bins."""

    pairs: int
    bins: int

    @property
    def names(self) -> list[str]:
        return [str(number) for number in range(self.bins)]


class _Join(Struct, frozen=True):
    """One join: step by step, each in its own folder, with what its workers found."""

    output: Output
    engine: Spread
    means: Means
    told: Callable[[str, int, int], None]
    folder: str
    shards: Sequence[str]

    def run(self) -> Joined:
        """Does what is missing."""
        self._each("features", "features", self.shards, ShardFeatures, self.means.embed)
        claims = read_claims(self.output, self._in("features"), self.shards)
        if PIVOTS not in self.output.names(self.folder):
            write_pivots(self.output, self.folder, self.shards, claims.firsts())
        self._each("cells", "cells", self.shards, ShardCells)
        near = self._once("near", partial(self._near, claims))
        self._each("pairs", "near/found", near.names, BinScreener)
        rule = self._once("rule", partial(self._rule, claims, near))
        self._each("judged", "rule/found", rule.names, BinComparer, self.means.repeats)
        self._each("bands", "bands", self.shards, ShardBands)
        copies = self._once("copies", self._copies)
        self._each("copies", "copies/found", copies.names, BinSharing)
        return self._written(claims, rule, copies)

    def _in(self, name: str) -> str:
        return f"{self.folder}/{name}"

    def _each(self, step: str, into: str, items: Sequence[str], work: Callable[..., Worker], *more: object) -> None:
        """Work for each item of which there is no file in a folder, by whatever the engine has of workers."""
        folder = self._in(into)
        done = {name.removesuffix(".parquet") for name in self.output.names(folder)}
        missing = {item: item for item in items if item not in done}
        self.told(step, len(items) - len(missing), len(items))

        def there(names: Iterable[str]) -> Iterator[Answer]:
            now = set(self.output.names(folder))
            return (Answer(item=name) for name in names if f"{name}.parquet" in now)

        make = partial(_work, work, self.output.address, folder.removesuffix("/found"), *more)
        failures = []
        for number, answer in enumerate(answers(self.engine, make, missing, there), 1):
            if answer.failure is not None:
                failures.append(answer.failure)
            self.told(step, len(items) - len(missing) + number, len(items))
        if failures:
            raise ReportedlyError(f"{failures[0].target}: {failures[0].reason}; run the same again")

    def _once(self, name: str, make: Callable[[], _Bins]) -> _Bins:
        """The bins of a folder; where they are not there, or not all of them, they are made anew."""
        folder = self._in(name)
        if _DONE in self.output.names(folder):
            return self.output.read_value(f"{folder}/{_DONE}", _Bins)
        self.output.drop(folder)
        made = make()
        self.output.write_value(f"{folder}/{_DONE}", made)
        return made

    def _near(self, claims: Claims) -> _Bins:
        """Claims that may be near one another or share what is rare; of copies, the first one stands for all."""
        firsts, files = claims.firsts(), [self._in(f"features/{name}.parquet") for name in self.shards]
        pairs = sharing_pairs([self.output.whole(name) for name in files], firsts, self.engine)
        cells = read_cells(self.output, self._in("cells"), self.shards, firsts)
        members, bins = bin_cells(self.output, self._in("near"), claims.only(firsts), cells, pairs)
        gather(self.output, members, files, ["document", "day", "feature"], self._in("near/members"))
        return _Bins(pairs.num_rows, bins)

    def _rule(self, claims: Claims, near: _Bins) -> _Bins:
        """What the rule is asked about, with the profiles of the claims."""
        files = [self._in(f"features/{name}.parquet") for name in self.shards]
        screened = self._found("near", near.names, screened_schema())
        members, bins, pairs = bin_documents(self.output, self._in("rule"), claims, screened)
        gather(self.output, members, files, ["profile"], self._in("rule/members"))
        return _Bins(pairs, bins)

    def _copies(self) -> _Bins:
        """The documents that may share words, those of one part together."""
        pairs = pairs_of_bands(f"{self.output.whole(self._in('bands'))}/*.parquet", self.engine).to_arrow()
        members, bins = bin_families(pairs)
        files = [f"documents/{name}.parquet" for name in self.shards]
        gather(self.output, members, files, list(Document.__struct_fields__), self._in("copies/members"))
        return _Bins(pairs.num_rows, bins)

    def _found(self, name: str, bins: Sequence[str], kind: Any) -> Any:
        """What was found in all bins, as one table."""
        import pyarrow as pa  # type: ignore[import-untyped]

        return pa.concat_tables([kind.empty_table(), *self._tables(name, bins)])

    def _tables(self, name: str, bins: Sequence[str]) -> Iterator[Any]:
        return (self.output.read_arrow(self._in(f"{name}/found/{number}.parquet")) for number in bins)

    def _written(self, claims: Claims, rule: _Bins, copies: _Bins) -> Joined:
        """Writes the judgements, the rumours that follow from them, and the copies."""
        import pyarrow as pa

        kind = pa.schema({"rumour": pa.string(), "claim": pa.string()})
        count = 0

        def tables() -> Iterator[Any]:
            nonlocal count
            for groups in rumours(self.output, self._in("rule/found"), rule.names, claims):
                count += len(groups)
                named = [rumour_id(group) for group in groups for _ in group]
                yield pa.table([named, [claim for group in groups for claim in group]], schema=kind)

        judged, shared = judgement_schema(), copy_schema()
        judgements = self.output.write_tables("judgements/all.parquet", self._tables("rule", rule.names), judged)
        shares = self.output.write_tables("copies/all.parquet", self._tables("copies", copies.names), shared)
        joined = self.output.write_tables("rumours/all.parquet", tables(), kind)
        return Joined(
            shards=len(self.shards),
            known=len(claims.n),
            pairs=rule.pairs,
            judgements=judgements,
            rumours=count,
            joined=joined,
            copies=shares,
        )


def _work(make: Callable[..., Worker], address: str, folder: str, *more: object) -> Work:
    """What a worker does with an item, as the engine wants it."""
    return partial(_answered, make(address, folder, *more))


def _answered(work: Worker, item: str) -> str:
    work(item)
    return msgspec.json.encode(Answer(item=item)).decode()
