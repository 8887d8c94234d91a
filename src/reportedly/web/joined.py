"""Who a source is taken for: the people and bodies that its name stands for, and the other names that they go by."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.linking.entity_linking import Entity
from reportedly.store import View
from reportedly.views.source import Joined, OtherName

MOST = 12  # people and bodies of one name, and other names of one of them


def joined(view: View, found: Iterable[Entity], id: str) -> tuple[Joined, ...]:
    """The people and bodies that the source of that id stands for, those of most documents first."""
    mine = {entity.id: entity for entity in found if id in entity.sources}
    ordered = sorted(mine.values(), key=lambda entity: (-entity.documents, -entity.claims, entity.id))
    return tuple(_joined(view, entity, id) for entity in ordered[:MOST])


def _joined(view: View, entity: Entity, id: str) -> Joined:
    others = (view.source(other) for other in entity.sources if other != id)
    known = sorted((source for source in others if source is not None), key=lambda source: (-source.claims, source.id))
    return Joined(
        name=entity.name,
        kind=entity.kind,
        roles=entity.roles,
        outlets=entity.outlets,
        claims=entity.claims,
        documents=entity.documents,
        others=tuple(OtherName(id=s.id, name=s.name, kind=s.kind, claims=s.claims) for s in known[:MOST]),
    )
