"""Whether two names can be one person's or body's, as far as the names alone tell.

The spelling of a name may differ a little between outlets; company forms are compared by rigour ("Ltd", "Limited").
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from rigour.names import remove_person_prefixes, replace_org_types_compare

from reportedly.linking.names import alike, canonical, initials
from reportedly.linking.words import tokens
from reportedly.reading.resolution.names import PARTICLES, TITLES

_SUFFIXES = frozenset("jr sr ii iii iv".split())
_SMALL = frozenset("the a an of for and in on at to".split())
_ROOT = 4

Words = tuple[str, ...]


class Likeness(IntEnum):
    """How two names stand to one another: at odds, unlike, one a part or short form of the other, or alike in full."""

    AT_ODDS = -1
    UNLIKE = 0
    PART = 1
    FULL = 2


def name_words(text: str) -> Words:
    """The words of a name in lower case, without titles in front and without an article."""
    plain = remove_person_prefixes(" ".join(token.lower for token in tokens(text)))
    words = plain.split()
    while words and words[0] in _SMALL:
        del words[0]
    while len(words) > 1 and words[0] in TITLES:
        del words[0]
    return tuple(words)


def keys(words: Words) -> frozenset[str]:
    """Under what a name is looked up: names that can be one share a key, unless their first letters differ."""
    telling = [word for word in words if word not in _SMALL and word not in PARTICLES and word not in _SUFFIXES]
    found = {word[:_ROOT] for word in telling} | {canonical(words)[:_ROOT]}
    if len(telling) > 1:
        found.add("".join(word[0] for word in telling)[:_ROOT])
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def likeness(left: Words, right: Words, *, person: bool) -> Likeness:
    """How two names stand to one another; symmetric. Of two people with one family name, the given names decide."""
    if not left or not right:
        return Likeness.UNLIKE
    return _people(left, right) if person else _bodies(left, right)


def _people(left: Words, right: Words) -> Likeness:
    a, b = _unsuffixed(left), _unsuffixed(right)
    short = min(a, b, key=len)
    if not short:
        return Likeness.UNLIKE
    if not alike(a[-1], b[-1]):
        return Likeness.AT_ODDS if len(short) > 1 and alike(a[0], b[0]) else Likeness.UNLIKE
    if len(short) == 1:
        return Likeness.PART
    given = _given(a, b)
    return min(given, Likeness.PART) if _suffix(left) != _suffix(right) else given


def _given(a: Words, b: Words) -> Likeness:
    """Given names beside one family name: the same, an initial of the other, or others; middle ones likewise."""
    if not _fits(a[0], b[0]):
        return Likeness.AT_ODDS
    middle = list(zip(a[1:-1], b[1:-1], strict=False))
    if any(not _fits(x, y) for x, y in middle):
        return Likeness.AT_ODDS
    return Likeness.PART if min(len(a[0]), len(b[0])) == 1 else Likeness.FULL


def _fits(one: str, other: str) -> bool:
    return alike(one, other) or (one[0] == other[0] and min(len(one), len(other)) == 1)


def _bodies(left: Words, right: Words) -> Likeness:
    if left == right or canonical(left) == canonical(right) or _form(left) == _form(right):
        return Likeness.FULL
    if initials(left, _telling(right)) or initials(right, _telling(left)):
        return Likeness.PART
    ours, theirs = _telling(left), _telling(right)
    inside, around = _held(ours, theirs), _held(theirs, ours)
    if inside and around:
        return Likeness.FULL
    return Likeness.PART if inside or around else Likeness.UNLIKE


def _held(short: Words, long: Words) -> bool:
    """Whether every word of a name is in the other one, nearly enough."""
    return bool(short) and all(any(alike(word, other) for other in long) for word in short)


@lru_cache(maxsize=1 << 14)
def _form(words: Words) -> str:
    """A name with its company form as all forms of that kind are written."""
    return replace_org_types_compare(" ".join(words)) or " ".join(words)


def _telling(words: Words) -> Words:
    return tuple(word for word in words if word not in _SMALL)


def _unsuffixed(words: Words) -> Words:
    return tuple(word for word in words if word.rstrip(".") not in _SUFFIXES)


def _suffix(words: Words) -> str:
    return next((word.rstrip(".") for word in words if word.rstrip(".") in _SUFFIXES), "")
