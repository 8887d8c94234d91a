"""Documents that name nobody, and outlets whose text is not here: they originate nothing where anything else can.

Where a way of the graph ends with one of them, it leads to the source that a copy of it, or a text that credits it,
names; else to what was there before it, or may have been.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from reportedly.model import Edge, EdgeKind, Node, NodeKind, Relation, TimeOrder
from reportedly.rumours.provenance.clocks import order, place
from reportedly.rumours.provenance.structure import Structure, structure

_GUESS = 0.3


class Ignorance(Struct, frozen=True):
    """What may have it from others that it does not name: ``silent`` documents, and ``unseen`` outlets.

    ``sound`` are the voices and documents that stand for themselves. ``at`` is when the text of each document was first
    there, None for a document without a date, which may be older.
    ``ended`` are those of the silent and unseen with which ways ended before further printings were looked at.
    """

    silent: frozenset[str]
    unseen: frozenset[str]
    sound: frozenset[str]
    at: Mapping[str, str | None]
    ended: frozenset[str] = frozenset()


class _End(Struct, frozen=True):
    """An end of the graph: its places, those that lead there, and the first document of them.

    ``roots`` are those of its nodes that may have it from others, ``free`` whether one of them names nobody at all.
    ``sound`` is whether anything that leads there stands for itself.
    """

    number: int
    members: Sequence[int]
    family: frozenset[int]
    first: Node
    roots: tuple[int, ...]
    free: bool
    sound: bool
    rank: tuple[datetime, str]


def hearsay(nodes: Mapping[str, Node], edges: Sequence[Edge], known: Ignorance) -> Iterator[Edge]:
    """Edges from the ends that know nobody, to where they may have it from.

    A document that names nobody may have it from any other end, an outlet whose text is not here from those with
    something that stands for itself. Where that is one that knows of its source, one edge is enough.
    """
    shape = structure(sorted(nodes), edges)
    ends = [_end(shape, nodes, known, number) for number in shape.ends]
    if len(ends) < 2 or not any(end.roots for end in ends):
        return
    ends.sort(key=lambda end: end.rank)
    for end in ends:
        if end.roots:
            yield from _onward(shape, nodes, known, end, [other for other in ends if other is not end])


def _end(shape: Structure, nodes: Mapping[str, Node], known: Ignorance, number: int) -> _End:
    members = shape.parts[number]
    family = frozenset(shape.downstream(members))
    documents = [nodes[shape.ids[n]] for n in family if nodes[shape.ids[n]].kind is NodeKind.DOCUMENT]
    first = min(documents or [nodes[shape.ids[members[0]]]], key=lambda node: _place(node, known))
    roots = [n for n in members if shape.ids[n] in known.silent or shape.ids[n] in known.unseen]
    return _End(
        number,
        members,
        family,
        first,
        tuple(sorted(roots, key=lambda n: _place(nodes[shape.ids[n]], known))),
        free=any(shape.ids[n] in known.silent for n in roots),
        sound=any(shape.ids[n] in known.sound for n in family),
        rank=_place(first, known),
    )


def _place(node: Node, known: Ignorance) -> tuple[datetime, str]:
    return place(known.at.get(node.id), node.id)


def _onward(
    shape: Structure, nodes: Mapping[str, Node], known: Ignorance, end: _End, others: Sequence[_End]
) -> Iterator[Edge]:
    """The edges of one end: to one that knows, else to the first of each kind of those that do not."""
    allowed = [other for other in others if end.free or other.sound]
    related = [other for other in allowed if not end.family.isdisjoint(other.family)]
    before = [other for other in allowed if _may_be_before(shape, known, other, end)]
    knowing = [other for other in (*related, *before) if not other.roots]
    kinds = ([o for o in before if o.sound], [o for o in before if o.free], [o for o in before if not o.free])
    targets = knowing[:1] or [*related, *(kind[0] for kind in kinds if kind)]
    root = nodes[shape.ids[end.roots[0]]]
    for number in sorted({target.number for target in targets}):
        target = next(other for other in others if other.number == number)
        if target in related:
            origin = nodes[shape.ids[target.members[0]]]
            why = f"{_nobody(root)}; a text that has it from there leads to {origin.name}"
        else:
            origin = target.first
            why = f"{_nobody(root)}; {origin.name} had it before, or may have had it"
        yield Edge(
            derived=root.id,
            origin=origin.id,
            relation=Relation.DERIVED,
            kind=EdgeKind.HEARSAY,
            why=why,
            confidence=_GUESS,
        )


def _may_be_before(shape: Structure, known: Ignorance, other: _End, end: _End) -> bool:
    """Whether the other end's first document is not certainly later; an outlet is as old as who credits it."""
    roots = {*end.roots, *(n for n in end.family if shape.ids[n] in known.ended)}
    texts = {n for n in roots if shape.ids[n] in known.silent}
    told = {n for root in roots - texts for n in shape.after[root]}
    if any(known.at.get(shape.ids[n], "") is None for n in other.family):
        return True
    first = known.at.get(other.first.id)
    return any(order(known.at.get(shape.ids[n]), first) is not TimeOrder.AGAINST for n in {*texts, *told})


def _nobody(node: Node) -> str:
    return "names no source" if node.kind is NodeKind.DOCUMENT else "its text is not here"
