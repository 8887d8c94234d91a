"""Who did what to whom: the two sides of a claim's verb, turned round where it is passive."""

from __future__ import annotations

import re

from msgspec import Struct

from reportedly.linking.names import Name
from reportedly.linking.words import FUNCTION, plain, stem

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+|also\s+|not\s+)?(?P<verb>\w+(?:ed|en|wn|ung|ought|aught|ot|id|ade|eld|old|ost|uck|ut))"
    r"(?:\s+\w+){0,6}?\s+by\b|\b(?P<bare>\w+ed|shot|beaten|stabbed|sued|hit|bitten|stung)\s+by\b",
    re.IGNORECASE,
)
_TOGETHER = frozenset(
    "meet marri talk agre merg date engag divorc split join ally sign negotiat friend marry play tie".split()
)
_NO_VERB = FUNCTION - frozenset("tell tells told claim claimed claims report reported reports say says".split())


class Order(Struct, frozen=True, gc=False):
    """The name that acts and the name acted upon, and the stem of the verb where the words show it to be passive."""

    agent: Name
    patient: Name
    passive: str = ""


def order(text: str, found: tuple[Name, ...]) -> Order | None:
    """The order of a claim with two names, one on each side of its verb; none where that does not show."""
    if len(found) != 2:
        return None
    left, right = found
    between = text[left.start + len(left.text) : right.start]
    words = re.findall(r"\w+", between)
    if all(len(word) < 4 or word in _NO_VERB for word in words):
        return None  # there is no verb between them: "order a McBun at these Brill Diners"
    if any(stem(plain(word)) in _TOGETHER for word in words) or {"and", "with", "as", "alongside"} & set(words):
        return None
    passive = _PASSIVE.search(between)
    if passive is not None:
        return Order(right, left, stem((passive["verb"] or passive["bare"]).lower()))
    return Order(left, right)
