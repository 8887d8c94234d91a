"""The people and bodies of a stored desk, from the readings and the judgements in it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from reportedly.linking.entities import Mention
from reportedly.linking.entity_linking import Entity, Pair, entities, judged_sources
from reportedly.linking.entity_mentions import mentions
from reportedly.linking.judgements import Holding, by_rule, holding
from reportedly.model import Judgement
from reportedly.rumours.decisions import decision_of
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


def sources_of(view: View, at: str, named: str = "", newest: int | None = None) -> Sources:
    """The sources of a view with ``named`` in their names; ``at`` is when the rule judges.

    With ``newest``, those in so many of the newest documents alone.
    """
    wanted = named.casefold()
    found = {m.id: m for m in _every_mention(view, newest) if wanted in m.text.casefold()}
    rules = judged_sources(tuple(found.values()), at)
    people = decided_sources(view)
    return Sources(found, rules, people, entities(tuple(found.values()), rules, people))


def redecided(found: Sources, people: Holding) -> Sources:
    """The sources with what people decided meanwhile."""
    return Sources(found.mentions, found.rules, people, entities(tuple(found.mentions.values()), found.rules, people))


def decided_sources(view: View) -> Holding:
    """What people decided about two sources, as it holds."""
    about = [j for j in view.by_people() if is_source(whole(j.left)) and is_source(whole(j.right))]
    found = holding(judgement for judgement in reversed(about) if decision_of(judgement) is None)
    return {pair: judgement for pair, judgement in found.items() if not by_rule(judgement)}


def mention_of(view: View, id: str) -> Mention | None:
    """The mention of that id; None where its document, or the source in it, is not there."""
    reading = view.reading(id.partition(":")[2])
    return next((m for m in mentions(reading) if m.id == id), None) if reading is not None else None


def _every_mention(view: View, newest: int | None) -> Iterator[Mention]:
    cursor, left = None, newest
    while left is None or left > 0:
        page = view.documents(cursor=cursor, limit=_PAGE if left is None else min(left, _PAGE))
        for reading in view.readings([document.id for document in page.items]):
            yield from mentions(reading)
        left = None if left is None else left - len(page.items)
        cursor = page.next
        if cursor is None:
            return
