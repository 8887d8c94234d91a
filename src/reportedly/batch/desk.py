"""An OUTPUT brought into a desk: its readings, what was refused, and into an empty desk what it was joined to."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import chain, islice
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from reportedly.batch.columns import Row, readings
from reportedly.batch.output import Output
from reportedly.errors import ReportedlyError
from reportedly.linking.anew import linker
from reportedly.linking.placing import headed, placement
from reportedly.model import Judgement, Reading, Refusal
from reportedly.reading.claim_encoder import shipped_version
from reportedly.store import Linking, Placement, Store

Item = TypeVar("Item")

MANY = 5_000  # documents, from which on getting ready for them pays
_TOGETHER = 500  # documents, or claims of rumours, that are written at once
_JUDGEMENTS = 5_000
_ALL = 2**31 - 1


class Loaded(Struct, frozen=True, kw_only=True):
    """What came into a desk; ``joined`` is how many claims came with their rumour, 0 where the desk joins itself."""

    shards: int
    documents: int
    refused: int
    joined: int


def load_output(output: Output, store: Store, told: Callable[[int], object] = int) -> Loaded:
    """Loads all shards that are done; ``told`` hears how many documents there are so far.

    What is there already is kept once, so it can be run again after it was stopped. Nobody else may use the desk
    meanwhile. Raises ReportedlyError where nothing is done.
    """
    names = sorted(output.done())
    if not names:
        raise ReportedlyError(f"{output.address}: no shard of it is done; run 'reportedly batch' first")
    empty = store.view().counts().documents == 0
    documents = refused = 0
    many = sum(manifest.rows["documents"] for manifest in output.manifests()) > MANY
    with store.bulk() if many else nullcontext(store.writer) as writer:
        for name in names:
            for some in _batched(_readings(output, name), _TOGETHER):
                writer.add(some)
                documents += len(some)
                told(documents)
    for name in names:
        refusals = [_refusal(row) for row in output.read("refusals", name)]
        store.writer.refuse(refusals)
        refused += len(refusals)
    joined = _join(output, store) if empty and output.names("rumours") else 0
    return Loaded(shards=len(names), documents=documents, refused=refused, joined=joined)


def _readings(output: Output, name: str) -> Iterator[Reading]:
    by_document: dict[str, list[Row]] = {}
    for row in output.read("attributions", name):
        by_document.setdefault(row["document"], []).append(row)
    return readings(iter(output.read("documents", name)), by_document)


def _refusal(row: Row) -> Refusal:
    return Refusal(target=row["target"], reason=row["reason"], remedy=row["remedy"])


def _join(output: Output, store: Store) -> int:
    """Keeps the judgements and the places of all claims; how many claims share a rumour."""
    least: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for row in output.read_table("rumours/all.parquet"):
        groups.setdefault(row["rumour"], []).append(row["claim"])
    for claims in groups.values():
        least |= dict.fromkeys(claims, min(claims))
    made = (msgspec.convert(row, Judgement) for row in output.read_table("judgements/all.parquet"))
    for some in _batched(made, _JUDGEMENTS):
        _keep(store, judgements=some)
    for part in _parts(groups.values()):
        _keep(store, placed=_places(store, part, least))
    marks = store.view().unlinked(limit=_ALL)
    for documents in _batched([mark.document for mark in marks], _TOGETHER):
        alone = [claim.id for claim in store.view().claims_in(documents) if claim.id not in least]
        _keep(store, placed=_places(store, [[claim] for claim in alone], least))
    _keep(store, done=marks)
    return len(least)


def _parts(groups: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """The groups, some at a time, by the number of their claims."""
    part: list[Sequence[str]] = []
    for group in groups:
        part.append(group)
        if sum(map(len, part)) >= _TOGETHER:
            yield part
            part = []
    if part:
        yield part


def _places(store: Store, groups: Sequence[Sequence[str]], least: Mapping[str, str]) -> tuple[Placement, ...]:
    """The places of the claims of whole rumours."""
    view = store.view()
    claims = {claim.id: claim for claim in view.claims_named(list(chain.from_iterable(groups)))}
    documents = {d.id: d for d in view.documents_named(sorted({c.document for c in claims.values()}))}
    found: list[Placement] = []
    for group in groups:
        there = [claims[claim] for claim in group if claim in claims]
        alone = [placement(claim, documents.get(claim.document)) for claim in there]
        placed = [msgspec.structs.replace(p, rumour=least.get(p.claim, p.claim)) for p in alone]
        found += headed(placed, claims)
    return tuple(found)


def _batched(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """The items, so many at a time (``itertools.batched`` is of Python 3.12)."""
    rest = iter(items)
    while some := tuple(islice(rest, size)):
        yield some


def _keep(store: Store, **what: Any) -> None:
    by = linker(shipped_version())
    store.writer.link(Linking(before=store.view().linked(), after=secrets.token_hex(8), by=by, **what))
