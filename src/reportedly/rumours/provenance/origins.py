"""The one function that counts the origins of a rumour: where all ways of its provenance end.

The number is an upper bound of what the texts show: unseen links can only make it smaller. Where folds rest on likeness
or a guess alone, the caveats say how many do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from reportedly.model import EdgeKind, Fold, Node, NodeKind, Origin, Origins, Provenance, Standing, TimeOrder
from reportedly.rumours.provenance.clocks import place
from reportedly.rumours.provenance.structure import Structure, followed, structure
from reportedly.rumours.provenance.surest import Steps, is_guess, surest_steps, surest_ways

_RANK = {Standing.NAMED: 0, Standing.UNNAMED: 1, Standing.UNKNOWN: 2}
_SHOWN = 3
_TEXTS = (NodeKind.DOCUMENT, NodeKind.OUTLET)


def origins(provenance: Provenance) -> Origins:
    """The apparent origins, each with all that was folded into it; a circle of credits counts once.

    What has two origins is listed under both. Linear in the edges, times the origins that a document has.
    """
    nodes = provenance.nodes
    shape = structure([node.id for node in nodes], provenance.edges)
    steps = surest_steps(shape, provenance.edges)
    found = []
    for end in shape.ends:
        head = min(shape.parts[end], key=lambda n: _heading(shape, nodes, n))
        folded = tuple(_folds(shape, nodes, steps, head))
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


def _heading(shape: Structure, nodes: Sequence[Node], number: int) -> tuple[int, datetime, int, str]:
    """What a circle goes by: who is named before who is not, whom the first document has it from, the fullest name."""
    node = nodes[number]
    texts = [node, *(nodes[n] for n in shape.after[number] if nodes[n].kind is NodeKind.DOCUMENT)]
    return _RANK[node.standing], min(place(text.at, text.id)[0] for text in texts), -len(node.name), node.id


def _folds(shape: Structure, nodes: Sequence[Node], steps: Steps, head: int) -> Iterator[Fold]:
    """One fold for each node whose way ends here, by the surest of its ways; those nearest come first."""
    for found in surest_ways(shape, steps, [head]):
        why = steps[found.place, found.into].why
        yield Fold(node=nodes[found.place].id, into=nodes[found.into].id, why=why)


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
    doubtful = len({e.derived for e in provenance.edges if followed(e) and is_guess(e)})
    if doubtful:
        guessed = "1 link is a guess; if it is wrong, there is one origin more"
        yield guessed if doubtful == 1 else f"{doubtful} links are guesses; each that is wrong adds an origin"


def _listed(nodes: Sequence[Node]) -> str:
    names = sorted({node.name for node in nodes})
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return " and ".join(names[:_SHOWN]) + more


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
