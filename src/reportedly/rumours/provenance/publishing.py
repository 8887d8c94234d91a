"""Documents of one publisher that name nobody: they have it from the publisher's first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from msgspec import Struct

from reportedly.model import Edge, EdgeKind, Node, Relation, Standing, TimeOrder
from reportedly.rumours.provenance.carriers import Carriers, publishers
from reportedly.rumours.provenance.clocks import order
from reportedly.rumours.provenance.reports import Report
from reportedly.rumours.provenance.structure import followed
from reportedly.rumours.provenance.telling import is_hearsay, label, vouches

_WEAK = 0.5

Pair = tuple[Report, Report]


class _Kinds(Struct, frozen=True):
    """Documents by what they lead to: ``named`` to a voice, ``leading`` to anything, ``perhaps`` to a printing."""

    named: frozenset[str]
    leading: frozenset[str]
    perhaps: frozenset[str]


def published(
    known: Carriers, nodes: Mapping[str, Node], edges: Sequence[Edge], families: Mapping[str, str]
) -> list[Edge]:
    """Documents that name nobody lead to the first such of their publisher, and to its first that names somebody.

    So do those that vouch for it themselves, but to the first such, or to one of the others that was there before; and
    the others lead to them. Where the times do not tell which came first, they lead to one another. What prints a text
    that others may have had before leads to all of them, and they to it.
    """
    kinds = _kinds(known, nodes, edges)
    found: list[Edge] = []
    for name, every in publishers(known, families):
        together = [report for report in every if report.document in known.texts[report.document].first]
        pairs = [*_firsts(known, together, kinds), *_perhaps(known, together, every, kinds)]
        edges_here = (_same_publisher(report, other, name) for report, other in pairs)
        found += [edge for edge in edges_here if followed(edge)]
    return found


def _kinds(known: Carriers, nodes: Mapping[str, Node], edges: Iterable[Edge]) -> _Kinds:
    named, leading, perhaps = set(), set(), set()
    for edge in edges:
        if edge.derived not in known.texts or not followed(edge):
            continue
        if nodes[edge.origin].standing is not Standing.UNKNOWN:
            named.add(edge.derived)
        if edge.origin not in known.texts or known.sure(edge.origin):
            leading.add(edge.derived)
        elif known.texts[edge.origin] != known.texts[edge.derived]:
            perhaps.add(edge.derived)
    return _Kinds(frozenset(named), frozenset(leading), frozenset(perhaps))


def _firsts(known: Carriers, together: Sequence[Report], kinds: _Kinds) -> list[Pair]:
    """The pairs among the documents that nobody had before."""
    sure = [report for report in together if known.sure(report.document)]
    first = [report for report in sure if report.document in kinds.named][:1]
    nameless = [report for report in sure if report.document not in kinds.named]
    vouching = [r for r in nameless if r.document not in kinds.leading and not is_hearsay(r)]
    others = [r for r in nameless if r not in vouching]
    pairs = [pair for alike in (vouching, others) for r in alike[1:] for pair in ((r, alike[0]), (alike[0], r))]
    pairs += [*product(nameless, first), *product(others, vouching[:1])]
    return pairs + [p for p in product(vouching, others[:1]) if _after(*p)]


def _perhaps(known: Carriers, together: Sequence[Report], every: Sequence[Report], kinds: _Kinds) -> list[Pair]:
    """The pairs of which one may print what others had before, or have it from who does."""
    unsure = {r.document for r in every if not known.sure(r.document) or r.document in kinds.perhaps}
    found = []
    for report, other in product(together, every) if unsure else ():
        if unsure.isdisjoint((report.document, other.document)) or report.document in kinds.named:
            continue
        alone = report.document not in kinds.leading | kinds.perhaps and not is_hearsay(report)
        if not alone or other.document in kinds.named or vouches(other) or _after(report, other):
            found.append((report, other))
    return [pair for pair in found if known.texts[pair[0].document] != known.texts[pair[1].document]]


def _after(report: Report, other: Report) -> bool:
    return order(report.at, other.at) is TimeOrder.AFTER


def _same_publisher(report: Report, other: Report, name: str) -> Edge:
    return Edge(
        derived=report.document,
        origin=other.document,
        relation=Relation.DERIVED,
        kind=EdgeKind.PUBLISHER,
        why=f"{label(other)}, of the same publisher ({name}), has it too",
        confidence=_WEAK,
        order=order(report.at, other.at),
    )
