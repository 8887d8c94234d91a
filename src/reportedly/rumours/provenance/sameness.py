"""Which voices are, or may be, one and the same: names written in two ways, who speaks for a body, unnamed sources.

In doubt they are one, since the number of origins is to be an upper bound that can be believed; each edge says
"possibly". Unnamed sources are one where their descriptions share a word that says something ("clinic"); one whose
description says nothing ("officials") is the earliest of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from reportedly.model import Edge, EdgeKind, Node, NodeKind, Relation, Standing
from reportedly.rumours.names import body_key, person_key, same_person, words

Since = Mapping[str, tuple[datetime, str]]
"""The id of a node to the place in time of the first document that names it."""

_SAME, _POSSIBLY = 0.9, 0.5
_SPEAKS = ("spoke", "minister", "secretary", "head", "chief", "director", "chair", "president", "mayor", "leader")
_SAYS_NOTHING = frozenset(
    "source person people official insider someone somebody individual figure man woman familiar matter situation case "
    "issue senior top high ranking level close near knowledge direct condition anonymity anonymous unnamed "
    "unidentified who that which spoke speak speaking asked not be named identified because they he she it was were i "
    "is are has have had to the a an of in on at with for by from and or about several two three four some many most "
    "other another one multiple various former current said told reporter hi her their our my post tweet thread "
    "message user account video footage recording clip photo picture image audio film document report local".split()
)


def same_voices(nodes: Iterable[Node], since: Since, roles: Mapping[str, Iterable[str]]) -> Iterator[Edge]:
    """An edge from each voice to the one that it is, or may be; ``roles`` are what texts call a named source."""
    voices = [node for node in nodes if node.kind in (NodeKind.SOURCE, NodeKind.POST, NodeKind.RECORDING)]
    named = [v for v in voices if v.standing is Standing.NAMED and v.kind is NodeKind.SOURCE]
    unnamed = [v for v in voices if v.standing is Standing.UNNAMED]
    yield from _same_names(named, since)
    yield from _speaking(named, roles)
    for kind in (NodeKind.SOURCE, NodeKind.POST, NodeKind.RECORDING):
        alike = [v for v in unnamed if v.kind is kind]
        telling = [v for v in alike if described(v)]
        yield from _same_unnamed(telling, [v for v in alike if not described(v)], since)
    yield from _perhaps_named([v for v in unnamed if v.kind is NodeKind.SOURCE], named, roles)


def _same_names(named: list[Node], since: Since) -> Iterator[Edge]:
    """Each name leads to the fullest of those that may be the same person's or body's, the earliest of equals."""
    blocks: dict[tuple[str, ...], list[Node]] = {}
    for node in named:
        blocks.setdefault(("last", person_key(node.name)[-1]), []).append(node)
        blocks.setdefault(("body", *sorted(body_key(node.name))), []).append(node)
    found: set[str] = set()
    for key, block in sorted(blocks.items()):
        ordered = sorted(block, key=lambda n: (-len(person_key(n.name)), since[n.id], n.id))
        for place, node in enumerate(ordered):
            if node.id in found:
                continue
            alike = (
                o for o in ordered[:place] if key[0] == "body" or same_person(person_key(o.name), person_key(node.name))
            )
            other = next(alike, None)
            if other is not None:
                found.add(node.id)
                yield _alternate(node, other, f"“{node.name}” is {other.name}, by the name", _SAME)


def _speaking(named: list[Node], roles: Mapping[str, Iterable[str]]) -> Iterator[Edge]:
    """A body leads to the first person who is called its speaker or head."""
    for body in named:
        key = body_key(body.name)
        for person in sorted(named, key=lambda n: n.id) if len(key) > 1 else ():
            told = [role for role in roles.get(person.id, ()) if key <= body_key(role) and _speaks(role)]
            if told and person.id != body.id:
                yield _alternate(body, person, f"{person.name}, “{min(told)}”, speaks for {body.name}", 0.6)
                break


def _speaks(role: str) -> bool:
    return any(word.startswith(_SPEAKS) for word in words(role))


def _same_unnamed(telling: list[Node], bare: list[Node], since: Since) -> Iterator[Edge]:
    """Unnamed voices whose descriptions share a word lead to the earliest of them; bare ones to the earliest of all."""
    telling = sorted(telling, key=lambda n: (since[n.id], n.name, n.id))
    bare = sorted(bare, key=lambda n: (since[n.id], n.name, n.id))
    first: dict[str, Node] = {}
    head: dict[str, str] = {}

    def top(voice: str) -> str:
        while voice in head:
            voice = head[voice]
        return voice

    by_id = {node.id: node for node in telling}
    for node in telling:
        roots = sorted(
            {top(first[word].id) for word in described(node) if word in first},
            key=lambda i: (since[i], by_id[i].name, i),
        )
        for word in described(node):
            first.setdefault(word, node)
        for other in [*roots[1:], *([node.id] if roots else ())]:
            head[other] = roots[0]
            yield _alternate(by_id[other], by_id[roots[0]], _possibly(by_id[other], by_id[roots[0]]), _POSSIBLY)
    for node in bare:
        other_node = next((n for n in telling if top(n.id) == n.id), bare[0])
        if other_node is not node:
            yield _alternate(node, other_node, _possibly(node, other_node), _POSSIBLY)


def described(node: Node) -> frozenset[str]:
    """The words of a description that tell one unnamed voice from another, in the singular."""
    singular = (word[:-1] if word.endswith("s") and len(word) > 3 else word for word in words(node.name))
    return frozenset(word for word in singular if word not in _SAYS_NOTHING)


def _possibly(node: Node, other: Node) -> str:
    what = {NodeKind.POST: "post", NodeKind.RECORDING: "recording"}.get(node.kind, "unnamed source")
    if words(node.name) == words(other.name):
        return f"the same {what}, “{node.name}”, possibly"
    return f"the same {what}, possibly: “{node.name}” and “{other.name}”"


def _perhaps_named(unnamed: list[Node], named: list[Node], roles: Mapping[str, Iterable[str]]) -> Iterator[Edge]:
    """An unnamed source may be the named one whose role holds all that is said of it."""
    called = [(p, {w for role in roles.get(p.id, ()) for w in described(_as_node(p, role))}) for p in named]
    called = sorted(((p, held) for p, held in called if held), key=lambda pair: pair[0].id)
    for node in unnamed:
        telling = described(node)
        person = next((p for p, held in called if telling <= held), None) if telling else None
        if person is not None:
            yield _alternate(node, person, f"“{node.name}” may be {person.name}, by the role", _POSSIBLY)


def _as_node(node: Node, name: str) -> Node:
    return Node(id=node.id, kind=node.kind, name=name)


def _alternate(node: Node, other: Node, why: str, confidence: float) -> Edge:
    return Edge(
        derived=node.id,
        origin=other.id,
        relation=Relation.ALTERNATE,
        kind=EdgeKind.SOURCE,
        why=why,
        confidence=confidence,
    )
