"""The people and bodies of a stored desk, from the readings and the judgements in it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from reportedly.linking.entities import Mention
from reportedly.linking.entity_linking import Entity, Pair, entities, judged_sources
from reportedly.linking.entity_mentions import mentions
from reportedly.linking.judgements import Holding, by_rule, holding
from reportedly.model import Judgement
from reportedly.store import View
from reportedly.store.identity import is_source
from reportedly.store.judging import whole

_PAGE = 200


class Sources(Struct, frozen=True):
    """The named sources of a desk: their mentions by id, what holds about pairs, and the entities."""

    mentions: dict[str, Mention]
    rules: dict[Pair, Judgement]
    people: Holding
    entities: tuple[Entity, ...]

    def of(self, id: str) -> tuple[Entity, ...]:
        """The entities of that id, or that a mention or the source of that id belongs to."""
        return tuple(e for e in self.entities if id == e.id or id in e.sources or id in e.mentions)

    def judgements(self, entity: Entity) -> tuple[Judgement, ...]:
        """What holds about the pairs of an entity's mentions or sources, what people decided first."""
        inside = {*entity.mentions, *entity.sources}
        both = (*self.people.items(), *self.rules.items())
        return tuple(j for (left, right), j in both if left in inside and right in inside)


def sources_of(view: View, at: str, named: str = "") -> Sources:
    """The sources of a view with ``named`` in their names; ``at`` is when the rule judges."""
    wanted = named.casefold()
    found = {m.id: m for m in _every_mention(view) if wanted in m.text.casefold()}
    rules = judged_sources(tuple(found.values()), at)
    people = decided_sources(view)
    return Sources(found, rules, people, entities(tuple(found.values()), rules, people))


def decided_sources(view: View) -> Holding:
    """What people decided about two sources, as it holds."""
    about = (j for j in view.judgements() if is_source(whole(j.left)) and is_source(whole(j.right)))
    return {pair: judgement for pair, judgement in holding(about).items() if not by_rule(judgement)}


def _every_mention(view: View) -> Iterator[Mention]:
    cursor = None
    while True:
        page = view.documents(cursor=cursor, limit=_PAGE)
        for reading in view.readings([document.id for document in page.items]):
            yield from mentions(reading)
        cursor = page.next
        if cursor is None:
            return
