"""The same person or body across documents: judged by name and context, never by a name alone.

What is compared is a *mention*: a source as one document has it. Two names that can be one open the question; only what
the documents share beside the name can answer it: a role, people and bodies spoken of, what is spoken about. So two
people of one name stay two, and a bare name is left unsure.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct

from reportedly.linking.entity_names import Likeness, Words, likeness
from reportedly.linking.rarity import shipped
from reportedly.model import SourceKind, Verdict

RULE = "rule:sources@1"
JOIN = 0.6
UNSURE = 0.2

_PERSONS = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL, None})
# Log-odds, set by hand: a name alone stays under JOIN, a role at odds under UNSURE.
_NAMED = {Likeness.FULL: -0.6, Likeness.PART: -1.2}
_ROLE, _ROLE_AT_ODDS, _COMPANY, _TOPIC, _OUTLET, _NEAR, _FAR = 3.0, -2.2, 1.0, 5.0, 0.3, 0.3, -0.5
_MOST_COMPANY = 3.0
_AGREES, _DISAGREES = 0.6, 0.35  # how much of the shorter role is in the longer one
_TELLS = 0.1  # a cosine of what is spoken about from which it counts as shared
_MONTH, _YEARS = 31, 5 * 366


class Mention(Struct, frozen=True, kw_only=True):
    """A source as one document has it; ``id`` is ``source:document``, so that two of one name can be told apart.

    ``roles`` are the stems of what the text calls it, with weights; ``company`` the other names in the document;
    ``topic`` the stems of what it speaks about, with weights of norm 1, and ``spelt`` has a word for each stem that is
    no word itself. ``day`` is an ordinal.
    """

    id: str
    source: str
    document: str
    text: str
    words: Words
    kind: SourceKind | None
    role: str | None
    roles: Mapping[str, float]
    company: frozenset[str]
    topic: Mapping[str, float]
    spelt: Mapping[str, str]
    outlet: str | None
    day: int | None
    claims: int


class SourceComparison(Struct, frozen=True, kw_only=True):
    """The answer for two mentions, how likely they are one (0 to 1), and why, in plain words."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


def can_be_one(left: Mention, right: Mention) -> Likeness:
    """How the two names stand to one another."""
    person = left.kind in _PERSONS or right.kind in _PERSONS
    return likeness(left.words, right.words, person=person)


def compare_sources(left: Mention, right: Mention) -> SourceComparison:
    """Compares two mentions; the order of the two makes no difference."""
    if right.id < left.id:
        left, right = right, left
    named = can_be_one(left, right)
    if named not in _NAMED:
        why = f"{left.text} in one, {right.text} in the other"
        return SourceComparison(verdict=Verdict.NOT_SAME, score=0.0, reasons=(why,))
    evidence = [_role(left, right), _company(left, right), _topic(left, right)]
    shared = sum(weight > 0 for weight, _ in evidence)
    found = [_alike(left, right, named), *evidence, *_around(left, right)]
    score = 1 / (1 + math.exp(-sum(weight for weight, _ in found)))
    reasons = tuple(why for _, why in found if why)
    if score < UNSURE and not shared:
        return SourceComparison(verdict=Verdict.NOT_SAME, score=score, reasons=reasons)
    if score >= JOIN and shared >= (1 if named is Likeness.FULL else 2):
        return SourceComparison(verdict=Verdict.SAME, score=score, reasons=reasons)
    lacking = () if shared else ("nothing but the name in common",)
    unsure = min(max(score, UNSURE), JOIN)
    return SourceComparison(verdict=Verdict.UNSURE, score=unsure, reasons=(*reasons, *lacking))


Evidence = tuple[float, str]
"""A weight in log-odds and the reason for it, which is empty where there is nothing to say."""


def _alike(left: Mention, right: Mention, named: Likeness) -> Evidence:
    if named is Likeness.FULL:
        return _NAMED[named], f"both are named {max(left.text, right.text, key=len)}"
    short, long = sorted((left.text, right.text), key=lambda text: (len(text), text))
    return _NAMED[named], f"{short} can be {long}" if short != long else f"both are called {short}"


def _role(left: Mention, right: Mention) -> Evidence:
    if not left.roles or not right.roles:
        return 0.0, ""
    common = left.roles.keys() & right.roles.keys()
    weight = min(sum(w * w for w in m.roles.values()) for m in (left, right))
    held = sum(min(left.roles[word], right.roles[word]) ** 2 for word in common) / weight
    if held >= _AGREES:
        return _ROLE * max(left.roles[word] for word in common), f"{left.role} in one, {right.role} in the other"
    if held < _DISAGREES:
        return _ROLE_AT_ODDS, f"other roles: {left.role} and {right.role}"
    return 0.0, ""


def _company(left: Mention, right: Mention) -> Evidence:
    own = {*left.words, *right.words}
    shared = sorted(n for n in left.company & right.company if not own.issuperset(n.split()))
    weights = {name: max(shipped().weight(word) for word in name.split()) for name in shared}
    weight = min(_MOST_COMPANY, sum(weights.values()))
    rarest = sorted(weights, key=lambda name: (-weights[name], name))[:3]
    return _COMPANY * weight, f"both documents name {', '.join(name.title() for name in rarest)}" if rarest else ""


def _topic(left: Mention, right: Mention) -> Evidence:
    common = left.topic.keys() & right.topic.keys()
    cosine = sum(left.topic[word] * right.topic[word] for word in common)
    if cosine < _TELLS:
        return 0.0, ""
    rarest = sorted(common, key=lambda word: (-left.topic[word] * right.topic[word], word))[:3]
    return _TOPIC * cosine, f"both speak of {', '.join(left.spelt.get(word, word) for word in rarest)}"


def _around(left: Mention, right: Mention) -> list[Evidence]:
    """What weighs a little, and joins nothing: one outlet, and how far apart in time."""
    found: list[Evidence] = []
    if left.outlet is not None and left.outlet == right.outlet:
        found.append((_OUTLET, f"both in {left.outlet}"))
    if left.day is not None and right.day is not None:
        apart = abs(left.day - right.day)
        if apart <= _MONTH:
            found.append((_NEAR, "within a month"))
        elif apart > _YEARS:
            found.append((_FAR, "years apart"))
    return found
