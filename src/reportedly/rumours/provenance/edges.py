"""The edges of a provenance graph, as every rule of it makes them."""

from __future__ import annotations

from reportedly.model import Edge, EdgeKind, Phrase, Relation, TimeOrder


def leads(
    derived: str,
    origin: str,
    kind: EdgeKind,
    why: str,
    confidence: float,
    *,
    relation: Relation = Relation.DERIVED,
    order: TimeOrder = TimeOrder.UNKNOWN,
    said: Phrase | None = None,
) -> Edge:
    """An edge from what is ``derived`` to its ``origin``, by the words that are ``said`` in the derived text."""
    evidence = (said,) if said is not None else ()
    return Edge(
        derived=derived,
        origin=origin,
        relation=relation,
        kind=kind,
        why=why,
        confidence=confidence,
        order=order,
        evidence=evidence,
    )
