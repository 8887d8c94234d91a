"""Documents that name nobody: hearsay originates nothing, so they are roots only where nothing else can be.

Such a document leads to the source that a copy of it, or a text that credits it, names; else to the earliest document
with an origin that was there before it, or may have been; else to the earliest of those that name nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportedly.model import Edge, EdgeKind, Node, NodeKind, Relation, Standing, TimeOrder
from reportedly.rumours.provenance.clocks import order, place
from reportedly.rumours.provenance.structure import Structure, structure

_GUESS = 0.3


def hearsay(nodes: Mapping[str, Node], edges: Sequence[Edge], silent: frozenset[str]) -> Iterator[Edge]:
    """Edges from the roots that know nobody, to where they may have it from.

    These are the documents ``silent``, which name nobody, and then the outlets whose text is not here, unless a text
    that is theirs by its credit gives themselves as the source, or somebody is said to have it from them.
    """
    found = list(_folded(nodes, edges, silent, frozenset()))
    yield from found
    outlets = {node.id for node in nodes.values() if node.kind is NodeKind.OUTLET}
    unseen = frozenset(outlets - _own_words(edges) - _told_by(nodes, edges))
    yield from _folded(nodes, [*edges, *found], unseen, silent)


def _own_words(edges: Sequence[Edge]) -> set[str]:
    """What a text both credits as where it stood before, and names as who says so."""
    credited = {(e.derived, e.origin) for e in edges if e.kind in (EdgeKind.CREDIT, EdgeKind.AGENCY)}
    return {e.origin for e in edges if e.kind is EdgeKind.CHAIN and (e.derived, e.origin) in credited}


def _told_by(nodes: Mapping[str, Node], edges: Sequence[Edge]) -> set[str]:
    """What somebody is said to have it from: "Reis said, citing the Courier"."""
    return {e.origin for e in edges if e.kind is EdgeKind.CHAIN and nodes[e.derived].kind is NodeKind.SOURCE}


def _folded(
    nodes: Mapping[str, Node], edges: Sequence[Edge], roots: frozenset[str], barred: frozenset[str]
) -> Iterator[Edge]:
    """The edges of the ends of the graph that have one of ``roots`` and no voice, to none that has one ``barred``."""
    shape = structure(sorted(nodes), edges)
    at = {number: place(nodes[key].at, key) for number, key in enumerate(shape.ids)}
    members = {end: [nodes[shape.ids[n]] for n in shape.parts[end]] for end in shape.ends}
    mute = {end for end, inside in members.items() if all(n.standing is Standing.UNKNOWN for n in inside)}
    empty = [end for end in shape.ends if end in mute and any(n.id in roots for n in members[end])]
    if not empty:
        return
    left_out = {end for end in mute if any(node.id in barred for node in members[end])}
    sound = set(shape.ends) - set(empty) - left_out or set(empty) - mute
    empty = [end for end in empty if end not in sound]
    grounded = shape.downstream(member for end in sound for member in shape.parts[end])
    first = _first(nodes, shape, grounded)
    left = []
    for end in empty:
        root = min((n for n in shape.parts[end] if shape.ids[n] in roots), key=lambda n: at[n])
        found = _own_way(shape, nodes, root, sound) or _after(shape, nodes, shape.parts[end], first, roots)
        if found is None:
            left.append(root)
        else:
            yield _edge(shape.ids[root], *found)
    ordered = sorted((root for root in left if nodes[shape.ids[root]].kind is NodeKind.DOCUMENT), key=lambda n: at[n])
    for root in ordered[1:]:
        why = f"names no source; {nodes[shape.ids[ordered[0]]].name} had it before, and names none either"
        yield _edge(shape.ids[root], shape.ids[ordered[0]], why)


def _first(nodes: Mapping[str, Node], shape: Structure, grounded: set[int]) -> list[Node]:
    """The earliest document with an origin, and one without a date, which may be earlier still."""
    documents = [node for node in (nodes[shape.ids[n]] for n in grounded) if node.kind is NodeKind.DOCUMENT]
    ordered = sorted(documents, key=lambda node: place(node.at, node.id))
    return [*ordered[:1], *[node for node in ordered[1:] if node.at is None][:1]]


def _own_way(shape: Structure, nodes: Mapping[str, Node], root: int, sound: set[int]) -> tuple[str, str] | None:
    """The origin of a document that came from this one, or shares its text, and names somebody."""
    family = shape.downstream([root])
    ends = sorted(shape.part[n] for n in shape.upstream(family) if shape.part[n] in sound)
    if not ends:
        return None
    origin = shape.ids[shape.parts[ends[0]][0]]
    return origin, f"{_nobody(nodes[shape.ids[root]])}; a text that has it from there leads to {nodes[origin].name}"


def _after(
    shape: Structure, nodes: Mapping[str, Node], end: Sequence[int], first: Sequence[Node], roots: frozenset[str]
) -> tuple[str, str] | None:
    """One of the documents ``first``, unless this end is certainly older; an outlet is as old as who credits it."""
    members = [nodes[shape.ids[n]] for n in end if shape.ids[n] in roots]
    told = {n for member in end for n in shape.after[member]}
    members = [m for m in members if m.kind is NodeKind.DOCUMENT] or [nodes[shape.ids[n]] for n in sorted(told)]
    for other in first:
        if any(order(node.at, other.at) is not TimeOrder.AGAINST for node in members):
            return other.id, f"{_nobody(members[0])}; {other.name} had it before, or may have had it"
    return None


def _nobody(node: Node) -> str:
    return "names no source" if node.kind is NodeKind.DOCUMENT else "its text is not here"


def _edge(derived: str, origin: str, why: str) -> Edge:
    return Edge(
        derived=derived,
        origin=origin,
        relation=Relation.DERIVED,
        kind=EdgeKind.HEARSAY,
        why=why,
        confidence=_GUESS,
    )
