"""The core of a rumour: the words that its documents share, by which a claim joined for its names alone is told."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    "a an the of to in on at by for with from and or that it its is was were be been has had have".split()
)

_FEW = 3  # wordings under which none can be told to be off the rest


def words(text: str) -> frozenset[str]:
    """The words of a claim in lower case, without those that say nothing."""
    return frozenset(_WORD.findall(text.casefold())) - _EMPTY


def core(claims: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The words that at least half of the documents have, of ``claims`` as pairs of a document and a claim's words."""
    documents: dict[str, set[str]] = {}
    every = set()
    for document, text in claims:
        every.add(document)
        for word in words(text):
            documents.setdefault(word, set()).add(document)
    return frozenset(word for word, found in documents.items() if 2 * len(found) >= len(every))


def told(texts: Iterable[str]) -> frozenset[str]:
    """The words that at least half of the different wordings have; none where there are fewer than three.

    Texts that differ in figures alone are one wording, and no figure is in what they tell.
    """
    wordings = {" ".join(_DIGITS.sub("#", text.lower()).split()) for text in texts}
    return core((wording, wording) for wording in wordings) if len(wordings) >= _FEW else frozenset()


def share(text: str, core: frozenset[str]) -> float:
    """The part of a core that a claim has, from 0 to 1; all of it where there is none."""
    return len(core & words(text)) / len(core) if core else 1.0


def likeness(left: str, right: str) -> float:
    """How much two claims have of each other's words: their Dice coefficient, 0 to 1."""
    return dice(words(left), words(right))


def dice(left: frozenset[str], right: frozenset[str]) -> float:
    """What two sets of words have in common, 0 to 1; nothing where one of them is empty."""
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
