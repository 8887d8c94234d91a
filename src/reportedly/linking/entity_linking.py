"""Mentions into entities: which are compared, what holds about them, and the groups that follow.

Only mentions whose names can be one are compared. Where a name is mentioned more than ``ENOUGH`` times, each mention is
compared with so many others, chosen by their ids, so that the work does not grow with the square; the outcome depends
on the set of mentions alone. What people decided is about two sources, all their mentions, or two mentions; it binds.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from reportedly.linking.clusters import Bonds, Link, clusters
from reportedly.linking.entities import JOIN, RULE, Mention, can_be_one, compare_sources
from reportedly.linking.entity_names import Likeness, Words, keys
from reportedly.linking.judgements import Holding
from reportedly.model import Judgement, SourceKind, Verdict

ENOUGH = 50

Pair = tuple[str, str]
_Name = tuple[Words, SourceKind | None]


class Entity(Struct, frozen=True, kw_only=True):
    """One person or body over all documents: the fullest name, all names, and the mentions by their ids.

    ``sources`` are the ids of the names it goes by.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: SourceKind | None
    roles: tuple[str, ...]
    sources: tuple[str, ...]
    claims: int
    documents: int
    outlets: tuple[str, ...]
    mentions: tuple[str, ...]


def judged_sources(mentions: Sequence[Mention], at: str) -> dict[Pair, Judgement]:
    """What the rule finds about every two mentions that are compared, by their ids in order."""
    found = {}
    for left, right in candidates(mentions):
        compared = compare_sources(left, right)
        found[left.id, right.id] = Judgement(
            left=left.id, right=right.id, verdict=compared.verdict, by=RULE, at=at,
            score=round(compared.score, 4), reasons=compared.reasons,
        )  # fmt: skip
    return found


def candidates(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs worth comparing, each once, the one of the lesser id first."""
    by_name: dict[_Name, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: m.id):
        by_name.setdefault((mention.words, mention.kind), []).append(mention)
    for one, other in _related(by_name):
        yield from _within(by_name[one]) if one == other else _between(by_name[one], by_name[other])


def entities(mentions: Sequence[Mention], rules: dict[Pair, Judgement], held: Holding) -> tuple[Entity, ...]:
    """The groups of mentions, those of most documents first; ``held`` is what holds by people's judgements."""
    by_id = {mention.id: mention for mention in mentions}
    bound = bonds_of(mentions, held)
    links = [Link(*pair, j.score or 0.0, j.verdict is Verdict.SAME) for pair, j in rules.items()]
    groups = clusters(by_id, links, bound, JOIN)
    found = [_entity([by_id[key] for key in group]) for group in groups]
    return tuple(sorted(found, key=lambda e: (-e.documents, -e.claims, e.name.casefold(), e.id)))


def bonds_of(mentions: Iterable[Mention], held: Holding) -> Bonds:
    """What people decided, said of mentions: of a source it is said of all its mentions."""
    of: dict[str, list[str]] = {}
    for mention in mentions:
        of.setdefault(mention.source, []).append(mention.id)
        of.setdefault(mention.id, []).append(mention.id)
    same: set[Pair] = set()
    apart: set[Pair] = set()
    for (left, right), judgement in held.items():
        ours, theirs = sorted(of.get(left, ())), sorted(of.get(right, ()))
        if not ours or not theirs:
            continue
        if judgement.verdict is Verdict.SAME:
            same |= {_ordered(ours[0], other) for other in (*ours[1:], *theirs)}
        elif judgement.verdict is Verdict.NOT_SAME:
            apart |= {_ordered(one, other) for one in ours for other in theirs}
    return Bonds(same=frozenset(same), apart=frozenset(apart))


def _related(by_name: dict[_Name, list[Mention]]) -> Iterator[tuple[_Name, _Name]]:
    """The pairs of names that can be one, each name with itself among them."""
    rooms: dict[str, list[_Name]] = {}
    for name in by_name:
        for key in keys(name[0]):
            rooms.setdefault(key, []).append(name)
    seen: set[tuple[_Name, _Name]] = set()
    for room in rooms.values():
        for place, one in enumerate(room):
            for other in room[place:]:
                if (one, other) in seen:
                    continue
                seen.add((one, other))
                if can_be_one(by_name[one][0], by_name[other][0]) in (Likeness.FULL, Likeness.PART):
                    yield one, other


def _within(mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    for place, one in enumerate(mentions):
        for other in mentions[place + 1 : place + 1 + ENOUGH]:
            yield one, other


def _between(ours: list[Mention], theirs: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Each of the larger side with ``ENOUGH`` of the other, taken in turn."""
    few, many = sorted((ours, theirs), key=lambda side: (len(side), side[0].id))
    for place, one in enumerate(many):
        for step in range(min(ENOUGH, len(few))):
            other = few[(place + step) % len(few)]
            yield (one, other) if one.id < other.id else (other, one)


def _entity(group: list[Mention]) -> Entity:
    """The entity of some mentions; what it is called most often stands for it, of a person with a given name."""
    names = Counter(mention.text for mention in group)
    kinds = Counter(mention.kind for mention in group if mention.kind is not None)
    roles = Counter(mention.role for mention in group if mention.role is not None)
    spoken = max(kinds, key=lambda kind: kinds[kind], default=None) in (SourceKind.ORGANISATION, SourceKind.MEDIA)
    return Entity(
        id=entity_id(mention.id for mention in group),
        name=max(names, key=lambda name: (spoken or len(name.split()) > 1, names[name], len(name), name)),
        names=tuple(sorted(names)),
        kind=max(kinds, key=lambda kind: (kinds[kind], kind.value), default=None),
        roles=tuple(sorted(roles, key=lambda role: (-roles[role], role))),
        sources=tuple(sorted({mention.source for mention in group})),
        claims=sum(mention.claims for mention in group),
        documents=len({mention.document for mention in group}),
        outlets=tuple(sorted({mention.outlet for mention in group if mention.outlet is not None})),
        mentions=tuple(sorted(mention.id for mention in group)),
    )


def entity_id(mentions: Iterable[str]) -> str:
    """The id of an entity: it stays while its mention of the least id does."""
    return "e" + hashlib.sha256(min(mentions).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _ordered(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)
