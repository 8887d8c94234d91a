"""Documents of one publisher that name nobody: they have it from what that publisher printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from reportedly.model import Edge, EdgeKind, NodeKind, TimeOrder
from reportedly.rumours.provenance.carriers import Carriers, publishers
from reportedly.rumours.provenance.edges import leads
from reportedly.rumours.provenance.telling import Names, label

_WEAK = 0.5


def published(known: Carriers, named: Mapping[str, Names], families: Mapping[str, str]) -> Iterator[Edge]:
    """Documents that name nobody lead to all of their publisher that were there before, or may have been.

    But what a document says in its own voice alone was surely had from one that neither names anybody nor vouches for
    it only where that was there before.
    """
    nameless = {document for document, names in named.items() if _outlets_alone(names)}
    for name, every in publishers(known, families):
        for report, other in product((r for r in every if r.document in nameless), every):
            when = known.order(report.document, other.document)
            alone = not named[report.document].every and not named[report.document].silent
            told = other.document not in nameless or named[other.document].vouching
            if report is other or when is TimeOrder.AGAINST:
                continue
            if told or not alone or when is TimeOrder.AFTER:
                why = f"{label(other)}, of the same publisher ({name}), has it too"
                yield leads(report.document, other.document, EdgeKind.PUBLISHER, why, _WEAK, order=when)


def _outlets_alone(names: Names) -> bool:
    """Whether a document names outlets at most."""
    voices = all(node.kind is NodeKind.OUTLET for found in names.ways for node in found)
    return voices and all(key.startswith("outlet:") for key in names.credited)
