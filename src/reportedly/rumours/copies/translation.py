"""The same text in another language, as far as the words allow: the same names and figures, in the same order.

Two reports on one matter share their names as well, so this never says more than "perhaps". It is asked only of texts
whose languages are known and differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np
from rapidfuzz.distance import LCSseq

from reportedly.model import EdgeKind, Relation, Span
from reportedly.rumours.copies.collection import Collection, named
from reportedly.rumours.copies.passages import Cut
from reportedly.rumours.copies.values import AlignedSpan, Derivation, Extent

_CARRIERS = 40  # texts of another language with a name; what stands in more is too common to look up
_COMMON = 5  # rare names and figures that a pair must have in common to be looked at
_ALIKE = 0.5  # of the names and figures of the text with fewer stand in the same order in the other
_LENGTHS = 0.5  # the shorter text has at least this part of the words of the longer
_LEAST = 6  # names and figures in the same order
_LIMIT = 4000  # words of a text that are looked at
_SURE, _UNSURE = 0.5, 0.3


def translations(found: Collection) -> Iterator[Derivation]:
    """Pairs of texts in two languages that may be one text, by their names and figures."""
    languages = {text.document.language for text in found.cuts} - {None}
    if len(languages) < 2:
        return
    for first, second in _candidates(found):
        left, right = found.cuts[first], found.cuts[second]
        if left.document.id > right.document.id:
            left, right = right, left
        translated = _translated(left, right)
        if translated is not None:
            yield translated


def _candidates(found: Collection) -> list[tuple[int, int]]:
    """Pairs of texts in different languages that share some rare names or figures."""
    carriers: defaultdict[int, list[int]] = defaultdict(list)
    for place, text in enumerate(found.cuts):
        if text.document.language is not None:
            for key in named(text).tolist():
                carriers[key].append(place)
    common: Counter[tuple[int, int]] = Counter()
    for places in carriers.values():
        if len(places) <= _CARRIERS:
            common.update(
                (a, b)
                for at, a in enumerate(places)
                for b in places[at + 1 :]
                if found.cuts[a].document.language != found.cuts[b].document.language
            )
    return sorted(pair for pair, times in common.items() if times >= _COMMON)


def _translated(left: Cut, right: Cut) -> Derivation | None:
    if min(len(left), len(right)) < _LENGTHS * max(len(left), len(right)):
        return None
    ours, theirs = _sequence(left, right), _sequence(right, left)
    blocks = [
        block for block in LCSseq.editops(_keys(left, ours), _keys(right, theirs)).as_matching_blocks() if block.size
    ]
    same = sum(block.size for block in blocks)
    share = same / max(1, min(_tellings(left), _tellings(right)))
    if same < _LEAST or share < _ALIKE:
        return None
    spans = [(ours[block.a + k], theirs[block.b + k]) for block in blocks for k in range(block.size)]
    return Derivation(
        left=left.document.id,
        right=right.document.id,
        extent=Extent.TRANSLATION,
        relation=Relation.DERIVED,
        kind=EdgeKind.TRANSLATION,
        why=f"{same} names and figures stand in the same order in another language: perhaps one text, translated",
        confidence=round(_UNSURE + (_SURE - _UNSURE) * min(1.0, (share - _ALIKE) / (1 - _ALIKE)), 2),
        spans=tuple(AlignedSpan(left=_word(left, a), right=_word(right, b), words=1) for a, b in spans),
        share_left=round(same / len(left), 4),
        share_right=round(same / len(right), 4),
    )


def _sequence(text: Cut, other: Cut) -> list[int]:
    """The places of the names and figures that the other text has as well."""
    kept = ~text.small[:_LIMIT] & np.isin(text.keys[:_LIMIT], named(other))
    return [int(place) for place in np.flatnonzero(kept)]


def _keys(text: Cut, places: list[int]) -> list[int]:
    return [int(text.keys[place]) for place in places]


def _tellings(text: Cut) -> int:
    """How many names and figures a text has, but for the first word of each passage, which always has a capital."""
    firsts = np.zeros(len(text), np.bool_)
    firsts[text.passages[:, 0][text.passages[:, 0] < len(text)]] = True
    return int((~text.small & ~firsts)[:_LIMIT].sum())


def _word(text: Cut, place: int) -> Span:
    return Span(int(text.starts[place]), int(text.ends[place]))
