"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

CONTEXT = 8
MOST_WORDS = 20_000
_MANY = 2_000  # words from which the matcher passes over those that are everywhere
_WORD = re.compile(r"\S+")

_Step = tuple[str, int, int, int, int]
"""A step of the matcher: its kind, and where it begins and ends in the words of the older and of the newer text."""


class Part(Struct, frozen=True):
    """Words that both texts have (``kept``), or the older alone (``went``), or the newer alone (``came``)."""

    what: str
    text: str


class Place(Struct, frozen=True):
    """One place of a text that changed, with some words around it."""

    parts: tuple[Part, ...]


def changes(old: str, new: str, context: int = CONTEXT) -> tuple[Place, ...]:
    """Each place that changed, in order, between so many words; nothing for texts that differ in white space alone.

    Only the first 20,000 words of each are compared.
    """
    before, after = _words(old), _words(new)
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) > _MANY)
    return tuple(
        Place(tuple(part for step in _readable(group) for part in _parts(step, before, after)))
        for group in matcher.get_grouped_opcodes(context)
    )


def differences(old: str, new: str) -> tuple[Part, ...]:
    """The whole of two short texts as one, with what went and what came."""
    before, after = _words(old), _words(new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(part for step in _readable(steps) for part in _parts(step, before, after))


def _readable(steps: Sequence[_Step]) -> list[_Step]:
    """The steps with few words that stay between two larger changes taken for changed too.

    They are there by chance and make both hard to read (the "semantic cleanup" of Fraser's diff-match-patch).
    """
    found: list[_Step] = []
    for step in steps:
        found.append(step)
        while len(found) > 2 and found[-2][0] == "equal" and _size(found[-2]) < min(_size(found[-3]), _size(found[-1])):
            (_, i, _, k, _), _, (_, _, j, _, m) = found[-3:]
            found[-3:] = [("replace", i, j, k, m)]
    return found


def _size(step: _Step) -> int:
    """How many words a step is long, in the text that has more of them."""
    _, i, j, k, m = step
    return max(j - i, m - k)


def _parts(step: _Step, before: list[str], after: list[str]) -> Iterator[Part]:
    kind, i, j, k, m = step
    if kind == "equal":
        yield Part("kept", " ".join(before[i:j]))
        return
    if j > i:
        yield Part("went", " ".join(before[i:j]))
    if m > k:
        yield Part("came", " ".join(after[k:m]))


def _words(text: str) -> list[str]:
    return [match.group() for match, _ in zip(_WORD.finditer(text), range(MOST_WORDS), strict=False)]
