"""The one function that counts the origins of a rumour: where all ways of its provenance end.

The number is an upper bound of what the texts show: unseen links can only make it smaller. Where folds rest on likeness
or a guess alone, the caveats say how many do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from reportedly.model import Edge, EdgeKind, Fold, Node, NodeKind, Origin, Origins, Provenance, Standing, TimeOrder
from reportedly.rumours.provenance.clocks import place
from reportedly.rumours.provenance.structure import Structure, followed, structure, ways

_RANK = {Standing.NAMED: 0, Standing.UNNAMED: 1, Standing.UNKNOWN: 2}
_DOUBTFUL = 0.5
_SHOWN = 3
_TEXTS = (NodeKind.DOCUMENT, NodeKind.OUTLET)


def origins(provenance: Provenance) -> Origins:
    """The apparent origins, each with all that was folded into it; a circle of credits counts once.

    What has two origins is listed under both. Linear in the edges, times the origins that a document has.
    """
    nodes = provenance.nodes
    shape = structure([node.id for node in nodes], provenance.edges)
    best = _best(shape, provenance.edges)
    found = []
    for end in shape.ends:
        head = min(shape.parts[end], key=lambda n: _heading(nodes[n]))
        folded = tuple(_folds(shape, nodes, best, head))
        found.append(Origin(node=nodes[head].id, standing=nodes[head].standing, folded=folded))
    found.sort(key=lambda origin: (_RANK[origin.standing], -len(origin.folded), origin.node))
    standings = [origin.standing for origin in found]
    return Origins(
        named=standings.count(Standing.NAMED),
        unnamed=standings.count(Standing.UNNAMED),
        unknown=standings.count(Standing.UNKNOWN),
        origins=tuple(found),
        caveats=tuple(_caveats(provenance, shape)),
    )


def _heading(node: Node) -> tuple[int, datetime, int, str]:
    """What a circle goes by: who is named before who is not, the earliest, the fullest name."""
    return _RANK[node.standing], place(node.at, node.id)[0], -len(node.name), node.id


def _best(shape: Structure, edges: Sequence[Edge]) -> dict[tuple[int, int], Edge]:
    """The surest edge that allows the step from one place to another."""
    best: dict[tuple[int, int], Edge] = {}
    for edge in edges:
        for here, there in ways(edge):
            key = shape.place[here], shape.place[there]
            if key not in best or edge.confidence > best[key].confidence:
                best[key] = edge
    return best


def _folds(shape: Structure, nodes: Sequence[Node], best: dict[tuple[int, int], Edge], head: int) -> Iterator[Fold]:
    """One fold for each node whose way ends here, by its surest edge on a shortest way; those nearest come first."""
    reached = {head}
    level = [head]
    while level:
        ways: dict[int, tuple[float, int]] = {}
        for origin in level:
            for derived in shape.after[origin]:
                if derived not in reached:
                    sure = (best[derived, origin].confidence, -origin)
                    ways[derived] = max(ways.get(derived, sure), sure)
        level = sorted(ways)
        reached.update(level)
        for derived in level:
            into = -ways[derived][1]
            yield Fold(node=nodes[derived].id, into=nodes[into].id, why=best[derived, into].why)


def _caveats(provenance: Provenance, shape: Structure) -> Iterator[str]:
    names = {node.id: node.name for node in provenance.nodes}
    for end in shape.ends:
        circle = [node for node in (provenance.nodes[n] for n in shape.parts[end]) if node.kind in _TEXTS]
        if len(circle) > 1:
            yield f"{_listed(circle)} lead back to each other, so which of them began it is not known"
    for edge in provenance.edges:
        if edge.derived == edge.origin:
            yield f"{names[edge.derived]} {edge.why}, which leads nowhere"
    known = {edge.derived for edge in provenance.edges if followed(edge) and edge.kind is not EdgeKind.HEARSAY}
    unseen = [node for node in provenance.nodes if node.kind is NodeKind.OUTLET and node.id not in known]
    if unseen:
        yield f"what {_listed(unseen)} printed is not here, so what it rests on is not known"
    documents = [node for node in provenance.nodes if node.kind is NodeKind.DOCUMENT]
    undated = sum(node.at is None for node in documents)
    if undated:
        yield f"{_many(undated, 'document')} of {len(documents)} without a date that can be believed"
    against = sum(edge.order is TimeOrder.AGAINST for edge in provenance.edges)
    if against:
        yield f"{_many(against, 'edge')} against the order of time, which folds nothing"
    doubtful = len({e.derived for e in provenance.edges if followed(e) and e.confidence <= _DOUBTFUL})
    if doubtful:
        guessed = "1 link is a guess; if it is wrong, there is one origin more"
        yield guessed if doubtful == 1 else f"{doubtful} links are guesses; each that is wrong adds an origin"


def _listed(nodes: Sequence[Node]) -> str:
    names = sorted({node.name for node in nodes})
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return " and ".join(names[:_SHOWN]) + more


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
