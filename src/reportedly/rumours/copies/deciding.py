"""What follows from the words that two texts share: copied, partly derived, or no more than the same quotations.

A quotation may be given by anybody who heard it, and names, figures and stock phrases by anybody at all. What shows
that a text was taken over is a stretch of narration: words in small letters, outside of quotation marks (in one of the
texts at the least), weighed by how rare they are in the collection.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.model import EdgeKind, Relation, Span
from reportedly.rumours.copies.alignment import Run, tiles
from reportedly.rumours.copies.collection import Collection
from reportedly.rumours.copies.passages import Cut, Flags, shingles
from reportedly.rumours.copies.values import AlignedSpan, Derivation, Extent

Weights = NDArray[np.float64]

MOST = 2 / 3  # of the words of one text: copied
ALL = 0.85  # of them: copied, even where most of it is given as another's words, but not in quotation marks
NARRATION = 6.5  # rare small words in one stretch outside of quotations: partly derived
TOLD = 9  # words of such a stretch, names and figures included
TWICE, TOLD_TWICE = 9.5, 8  # the same of two shorter stretches together, and the words of each
TOLD_LONG = 10  # words over which the length of a stretch counts as well
_EACH, _ENOUGH = 0.3, 5.0  # for each word more, where the small words weigh that much
QUOTED = 6.0  # rare words of one quotation: the same quotation
_QUOTED_IN_ONE = 0.5  # how much a word counts that only one sets as a quotation: of the other, or of what both heard
_HALF = 0.5
_SHORTEST = 6  # words of a stretch that is shown
_LEAD = 8  # words of a first paragraph; fewer are a title or a byline
_UNRELATED = 0.1  # of the names in common: texts on different matters, which share boilerplate at most
_WORDS_SHOWN = 12
_DOUBT = 4.0  # weighted words, over which the confidence grows


class _Shared(Struct, frozen=True, kw_only=True):
    """One stretch that two texts share: the words and weights of its pieces of narration, and what it weighs quoted."""

    span: AlignedSpan
    told: tuple[tuple[int, float], ...]
    quotation: float


class _Sides(Struct, frozen=True):
    """Two texts, and which of their words are no boilerplate."""

    left: Cut
    right: Cut
    own_left: Flags
    own_right: Flags


def decide(found: Collection, first: int, second: int) -> Derivation | None:
    """What the texts at two places of a collection share, or None where they are independent as far as words tell."""
    if found.cuts[first].document.id > found.cuts[second].document.id:
        first, second = second, first
    sides = _Sides(found.cuts[first], found.cuts[second], found.own[first], found.own[second])
    stretches = tiles(sides.left, sides.right)
    longest = max((sum(run.size for run in runs) for runs in stretches), default=0)
    if longest < min(_SHORTEST, len(sides.left), len(sides.right)):
        return None
    shared = [_shared(found, sides, runs) for runs in stretches]
    shared = [s for s in shared if s.span.words >= _SHORTEST or len(shared) == 1]
    left_flags, right_flags = _covered(sides, shared)
    share_left, share_right = _part(left_flags, sides.own_left), _part(right_flags, sides.own_right)
    extent = _extent(sides, shared, left_flags, right_flags)
    if extent is None or _unrelated(found, sides, max(share_left, share_right)):
        return None
    return _derivation(sides, extent, shared, share_left, share_right)


def _shared(found: Collection, sides: _Sides, runs: Sequence[Run]) -> _Shared:
    """A stretch of runs as a value; words that are boilerplate in either text count for nothing."""
    left = np.concatenate([np.arange(run.left, run.left + run.size) for run in runs])
    right = np.concatenate([np.arange(run.right, run.right + run.size) for run in runs])
    own = sides.own_left[left] & sides.own_right[right]
    one, other = sides.left.quoted[left], sides.right.quoted[right]
    in_one = one ^ other
    spoken = bool((in_one & sides.left.spoken[left]).any())  # nobody's narration
    quoted = own & (one | other if spoken else one & other)
    rarity = found.rarity(shingles(sides.left.keys[left]))
    weight = float(rarity.mean()) if len(rarity) else 1.0
    small = sides.left.small[left] & sides.right.small[right]
    told = own & ~quoted & ~(sides.left.joined[left] | sides.right.joined[right])  # "82-year-old" is one word
    counted = np.where(in_one, _QUOTED_IN_ONE, 1.0) * (told & small)
    return _Shared(
        span=AlignedSpan(
            left=_span(sides.left, int(left[0]), int(left[-1]) + 1),
            right=_span(sides.right, int(right[0]), int(right[-1]) + 1),
            words=int(own.sum()),
            quoted=2 * int(quoted.sum()) > int(own.sum()),
        ),
        told=_pieces(weight * counted, told, quoted),
        quotation=weight * int(quoted.sum()),
    )


def _pieces(counted: Weights, told: Flags, quoted: Flags) -> tuple[tuple[int, float], ...]:
    """The words and the weight of each piece of narration into which quotations cut a stretch."""
    place = np.cumsum(quoted)
    words, weights = np.bincount(place, told), np.bincount(place, counted)
    long = np.flatnonzero(words >= TOLD_TWICE)
    return tuple(zip(words[long].astype(int).tolist(), weights[long].tolist(), strict=True))


def _narration(shared: Sequence[_Shared]) -> float:
    """What the narration that two texts share weighs: its heaviest piece, or the two heaviest that may be shorter.

    Nought is nothing, ``NARRATION`` enough.
    """
    pieces = [piece for one in shared for piece in one.told]
    longest = max((weight + _long(words, weight) for words, weight in pieces if words >= TOLD), default=0.0)
    twice = sum(sorted((weight for _, weight in pieces), reverse=True)[:2]) if len(pieces) > 1 else 0.0
    return max(longest, twice * NARRATION / TWICE)


def _long(words: int, weight: float) -> float:
    """What the length of a piece adds to its weight, of which names and figures are no part, where it has enough."""
    return _EACH * max(0, words - TOLD_LONG) if weight >= _ENOUGH else 0.0


def _span(text: Cut, first: int, last: int) -> Span:
    return Span(int(text.starts[first]), int(text.ends[last - 1]))


def _covered(sides: _Sides, shared: Sequence[_Shared]) -> tuple[Flags, Flags]:
    """Which words of each text stand in a stretch."""
    found = []
    for text, spans in ((sides.left, [s.span.left for s in shared]), (sides.right, [s.span.right for s in shared])):
        flags = np.zeros(len(text), np.bool_)
        for span in spans:
            flags[np.searchsorted(text.starts, span.start) : np.searchsorted(text.starts, span.end)] = True
        found.append(flags)
    return found[0], found[1]


def _part(covered: Flags, counted: Flags) -> float:
    """Of the words counted, the part that is covered; nought where none is counted."""
    total = int(counted.sum())
    return int((covered & counted).sum()) / total if total else 0.0


def _extent(sides: _Sides, shared: Sequence[_Shared], left: Flags, right: Flags) -> Extent | None:
    narration = _narration(shared)
    if np.array_equal(sides.left.keys, sides.right.keys):
        return Extent.COPIED if shared else None
    for text, covered, own in ((sides.left, left, sides.own_left), (sides.right, right, sides.own_right)):
        share, of_told = _part(covered, own), _part(covered, own & ~text.quoted)
        as_told = share >= MOST and of_told >= _HALF and narration >= NARRATION
        as_whole = share >= ALL and int((covered & own).sum()) >= TOLD and _part(text.marked, covered & own) < MOST
        if as_told or as_whole:
            return Extent.LEAD_CHANGED if _leads_differ(sides, left, right) else Extent.COPIED
    if narration >= NARRATION:
        return Extent.PARTLY
    return Extent.QUOTATION if max((s.quotation for s in shared), default=0.0) >= QUOTED else None


def _leads_differ(sides: _Sides, left: Flags, right: Flags) -> bool:
    """Whether less than half of the first paragraph of each text stands in the other."""
    return all(
        _part(covered[:end], np.ones(end, np.bool_)) < _HALF and end < len(covered)
        for covered, end in ((left, _lead(sides.left)), (right, _lead(sides.right)))
    )


def _lead(text: Cut) -> int:
    """How many words there are up to the end of the first paragraph that is more than a title or a byline."""
    at, written = 0, text.document.text
    for line in written.splitlines(keepends=True):
        first, at = at, at + len(line)
        words = int(np.searchsorted(text.starts, at) - np.searchsorted(text.starts, first))
        if words >= _LEAD:
            break
    return int(np.searchsorted(text.starts, at))


def _unrelated(found: Collection, sides: _Sides, share: float) -> bool:
    if share >= _HALF:
        return False
    related = found.relatedness(sides.left, sides.right)
    return related is not None and related < _UNRELATED


def _derivation(
    sides: _Sides, extent: Extent, shared: Sequence[_Shared], share_left: float, share_right: float
) -> Derivation:
    quotation = extent is Extent.QUOTATION
    shown = [s for s in shared if s.quotation >= QUOTED] if quotation else [s for s in shared if s.span.words] or shared
    weight = max(s.quotation for s in shown) if quotation else _narration(shown)
    return Derivation(
        left=sides.left.document.id,
        right=sides.right.document.id,
        extent=extent,
        relation=Relation.QUOTED if quotation else Relation.DERIVED,
        kind=EdgeKind.QUOTATION if quotation else EdgeKind.COPY,
        why=_why(sides, extent, [s.span for s in shown], max(share_left, share_right)),
        confidence=round(0.99 if extent is Extent.COPIED else 0.99 - 0.4 * exp(-(weight - QUOTED) / _DOUBT), 2),
        spans=tuple(s.span for s in shown),
        share_left=round(share_left, 4),
        share_right=round(share_right, 4),
    )


def _why(sides: _Sides, extent: Extent, spans: Sequence[AlignedSpan], share: float) -> str:
    """The reason in words, with the beginning of the longest stretch."""
    longest = max(spans, key=lambda span: (span.words, -span.left.start)).left
    words = sides.left.document.text[longest.start : longest.end].split()
    begins = " ".join(words[:_WORDS_SHOWN]) + (" ..." if len(words) > _WORDS_SHOWN else "")
    count = sum(span.words for span in spans)
    told = {
        Extent.COPIED: f"the same {count} words, {share:.0%} of one of them",
        Extent.LEAD_CHANGED: f"the same {count} words after another first paragraph",
        Extent.PARTLY: f"{count} words are the same, {share:.0%} of one of them",
        Extent.QUOTATION: f"the same {count} words are quoted, and the rest is told in other words",
    }[extent]
    return f"{told}: “{begins}”"
