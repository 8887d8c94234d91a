"""Which voices are, or may be, one and the same: names written in two ways, who speaks for a body, unnamed sources.

In doubt they are one, since the number of origins is to be an upper bound that can be believed; each edge says
"possibly". A name leads to every fuller one that it may be, a body to all who speak for it. Unnamed sources are one
where their descriptions share a word that says something ("clinic"); one whose description says nothing ("officials")
leads to all the others. What one voice may be, it is whoever else there is.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations

from reportedly.model import Edge, EdgeKind, Node, NodeKind, Relation, Standing
from reportedly.rumours.names import body_key, person_key, same_person, words
from reportedly.rumours.provenance.edges import leads

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


def same_voices(
    nodes: Iterable[Node], since: Since, roles: Mapping[str, Iterable[str]], others: Container[str] = ()
) -> Iterator[Edge]:
    """The edges from each voice to those that it is, or may be; ``roles`` are what texts call a named source.

    ``others`` are unnamed voices that are another text's: they may be one of the rest, but none of those is them.
    """
    voices = [node for node in nodes if node.kind in (NodeKind.SOURCE, NodeKind.POST, NodeKind.RECORDING)]
    named = [v for v in voices if v.standing is Standing.NAMED and v.kind is NodeKind.SOURCE]
    unnamed = sorted((v for v in voices if v.standing is Standing.UNNAMED), key=lambda n: (since[n.id], n.name, n.id))
    yield from _same_names(named)
    yield from _speaking(named, roles)
    for kind in (NodeKind.SOURCE, NodeKind.POST, NodeKind.RECORDING):
        yield from _same_unnamed([v for v in unnamed if v.kind is kind], others)
    yield from _perhaps_named([v for v in unnamed if v.kind is NodeKind.SOURCE], named, roles)


def _same_names(named: Iterable[Node]) -> Iterator[Edge]:
    """Each name leads to all fuller ones that may be the same person's; two of one length are one, as a body's are."""
    blocks: dict[str, list[Node]] = {}
    bodies: dict[frozenset[str], list[Node]] = {}
    for node in sorted(named, key=lambda n: (-len(person_key(n.name)), n.id)):
        blocks.setdefault(person_key(node.name)[-1], []).append(node)
        bodies.setdefault(body_key(node.name), []).append(node)
    for fullest, *rest in bodies.values():
        for node in rest:
            yield _one(node, fullest, f"“{node.name}” is {fullest.name}, by the name", _SAME)
    for block in blocks.values():
        for other, node in combinations(block, 2):
            full, short = person_key(other.name), person_key(node.name)
            if same_person(full, short) and body_key(other.name) != body_key(node.name):
                edge = _one if len(full) == len(short) else _may_be
                yield edge(node, other, f"“{node.name}” is {other.name}, by the name", _SAME)


def _speaking(named: Sequence[Node], roles: Mapping[str, Iterable[str]]) -> Iterator[Edge]:
    """A body leads to those who are called its speaker or head."""
    for body in named:
        key = body_key(body.name)
        for person in sorted(named, key=lambda n: n.id) if len(key) > 1 else ():
            told = [role for role in roles.get(person.id, ()) if key <= body_key(role) and _speaks(role)]
            if told and person.id != body.id:
                yield _may_be(body, person, f"{person.name}, “{min(told)}”, speaks for {body.name}", 0.6)


def _speaks(role: str) -> bool:
    return any(word.startswith(_SPEAKS) for word in words(role))


def _same_unnamed(voices: Sequence[Node], others: Container[str]) -> Iterator[Edge]:
    """Unnamed voices, the earliest first: those whose descriptions share a word are the earliest of them."""
    first: dict[str, Node] = {}
    for node in voices:
        if node.id not in others:
            for word in described(node) or {""}:
                first.setdefault(word, node)
    for node in voices:
        said = described(node)
        alike = {first[word].id: first[word] for word in sorted(said or {""}) if word in first}
        for other in (other for other in alike.values() if other is not node):
            edge = _may_be if node.id in others else _one
            yield edge(node, other, _possibly(node, other), _POSSIBLY)
        telling = {other.id: other for word, other in first.items() if word} if not said else {}
        for other in telling.values():
            yield _may_be(node, other, _possibly(node, other), _POSSIBLY)


def described(node: Node) -> frozenset[str]:
    """The words of a description that tell one unnamed voice from another, in the singular."""
    singular = (word[:-1] if word.endswith("s") and len(word) > 3 else word for word in words(node.name))
    return frozenset(word for word in singular if word not in _SAYS_NOTHING)


def _possibly(node: Node, other: Node) -> str:
    what = {NodeKind.POST: "post", NodeKind.RECORDING: "recording"}.get(node.kind, "unnamed source")
    if words(node.name) == words(other.name):
        return f"the same {what}, “{node.name}”, possibly"
    return f"the same {what}, possibly: “{node.name}” and “{other.name}”"


def _perhaps_named(
    unnamed: Iterable[Node], named: Iterable[Node], roles: Mapping[str, Iterable[str]]
) -> Iterator[Edge]:
    """An unnamed source may be each named one whose role holds all that is said of it."""
    called = [(p, {w for role in roles.get(p.id, ()) for w in described(_as_node(p, role))}) for p in named]
    for node in unnamed:
        telling = described(node)
        for person in (p for p, held in called if telling and telling <= held):
            yield _may_be(node, person, f"“{node.name}” may be {person.name}, by the role", _POSSIBLY)


def _as_node(node: Node, name: str) -> Node:
    return Node(id=node.id, kind=node.kind, name=name)


def _one(node: Node, other: Node, why: str, confidence: float) -> Edge:
    """Two voices that are one, if they are: what either leads to, the other does."""
    return leads(node.id, other.id, EdgeKind.SOURCE, why, confidence, relation=Relation.ALTERNATE)


def _may_be(node: Node, other: Node, why: str, confidence: float) -> Edge:
    """A voice that may be another, which need not be it."""
    return leads(node.id, other.id, EdgeKind.SOURCE, why, confidence)
