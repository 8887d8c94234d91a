"""What is common in a collection of texts: how rare a run of words is, and what belongs to no story at all.

Boilerplate is told by its words (subscriptions, cookies, rights), or by where it stands: in texts that have nothing
else to do with one another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.model import Document
from reportedly.rumours.copies.passages import Cut, Flags, Hashes, Numbers, cut, shingles

Floats = NDArray[np.float64]

_BACKGROUND = 1000  # texts that we have not seen, so that a small collection does not find everything common
_CARRIERS = 3  # texts that must have a passage before it can be boilerplate
_LOOKED_AT = 5  # pairs of them
RELATED = 0.15  # of their names, by weight; of two texts on one matter, 19 in 20 share more
_FEW_NAMES = 5
_SHORTEST = 4  # words of a passage
_QUOTATION = 8  # words in quotation marks that somebody has said; fewer may be a label or code
_FURNITURE = re.compile(
    r"all rights reserved|may not be (?:published|reproduced)|terms (?:of (?:use|service)|and conditions)"
    r"|privacy policy|\bcookies?\b.*\b(?:site|browser|accept|use|policy)\b|\buses? cookies\b"
    r"|\b(?:subscribe|sign up|log in)\b.*\b(?:newsletter|email|alerts|account|unlimited|digital|today|here|updates)\b"
    r"|\b(?:newsletter|subscription)s?\b.*\b(?:inbox|sign|free)\b|like us on facebook"
    r"|\bfollow (?:us|me|him|her|@?\w+(?: \w+)?) on (?:twitter|facebook|instagram)"
    r"|share (?:this|it) (?:on|in|with)|click here (?:to|for)|(?:javascript|ad ?block\w*)\b.*\b(?:enable|disable|view)"
    r"|\b(?:enable|disable) (?:javascript|your ad)|comments? (?:are|is) (?:closed|now closed)|accepting comments"
    r"|(?:read|see) (?:more|also)\b|more from\b|e-?mail (?:address|this)"
    r"|©|^copyright\b|@media\b|display:\s?none|google_ad_|getelementbyid",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_LINE_LENGTH = 320  # characters; boilerplate is not put in long paragraphs of the story


class Collection(Struct, frozen=True):
    """Texts in order of their time and id, with what is common among them.

    ``names`` are the keys of names and figures in ascending order, ``weights`` their rarity; ``counts`` is in how many
    texts a shingle stands, by the shingle's last bits, and so at least; ``own`` are the words that are no boilerplate.
    """

    cuts: tuple[Cut, ...]
    names: Numbers
    weights: Floats
    counts: Numbers
    own: tuple[Flags, ...]

    def rarity(self, found: Hashes) -> Floats:
        """How rare each shingle is, from 0 for one that is in every text to 1 (inverse document frequency, log)."""
        times = np.maximum(self.counts[found % np.uint64(len(self.counts))], 1)
        total = _BACKGROUND + len(self.cuts)
        weights: Floats = np.log(total / times) / np.log(total)
        return weights

    def relatedness(self, left: Cut, right: Cut) -> float | None:
        """Of the names and figures of the text with fewer, the part that the other has, by weight; None for too few."""
        return _relatedness(self.names, self.weights, left, right)


def collection(documents: Iterable[Document]) -> Collection:
    """The collection of some documents; of two with one id, the first. Their order does not matter otherwise."""
    by_id: dict[str, Document] = {}
    for document in documents:
        by_id.setdefault(document.id, document)
    ordered = sorted(by_id.values(), key=lambda d: (d.published is None, d.published or "", d.id))
    cuts = tuple(cut(document) for document in ordered)
    names, times = _counted([named(found) for found in cuts])
    weights = np.log((_BACKGROUND + len(cuts)) / times)
    boilerplate = _boilerplate(cuts, names, weights)
    return Collection(cuts, names, weights, _frequencies(cuts), tuple(_own(found, boilerplate) for found in cuts))


def named(found: Cut) -> Numbers:
    """The names and figures of a text, each once, in order of their keys."""
    return np.unique(found.keys[~found.small])


def _counted(lists: Sequence[Numbers]) -> tuple[Numbers, NDArray[np.int64]]:
    return np.unique(np.concatenate([np.zeros(0, np.uint32), *lists]), return_counts=True)


def _frequencies(cuts: Sequence[Cut]) -> Numbers:
    words = sum(map(len, cuts))
    size = 1 << max(10, min(25, (4 * words).bit_length()))
    counts = np.zeros(size, np.uint32)
    for found in cuts:
        counts[np.unique(shingles(found.keys) % np.uint64(size))] += 1
    return counts


def _relatedness(names: Numbers, weights: Floats, left: Cut, right: Cut) -> float | None:
    ours, theirs = named(left), named(right)
    if min(len(ours), len(theirs)) < _FEW_NAMES:
        return None
    both = np.intersect1d(ours, theirs, assume_unique=True)
    totals = [float(weights[np.searchsorted(names, keys)].sum()) for keys in (ours, theirs, both)]
    return totals[2] / max(min(totals[:2]), 1e-9)


def _boilerplate(cuts: Sequence[Cut], names: Numbers, weights: Floats) -> frozenset[bytes]:
    """The passages whose carriers have nothing else to do with one another."""
    carriers: defaultdict[bytes, list[int]] = defaultdict(list)
    for place, found in enumerate(cuts):
        for words in {found.keys[a:b].tobytes() for a, b in found.passages.tolist() if _may_be(found, a, b)}:
            carriers[words].append(place)

    def unrelated(places: list[int]) -> bool:
        step = max(1, (len(places) - 1) // _LOOKED_AT)
        pairs = list(pairwise(places))[::step][:_LOOKED_AT]
        found = [_relatedness(names, weights, cuts[a], cuts[b]) for a, b in pairs]
        return median(1.0 if value is None else value for value in found) < RELATED

    return frozenset(words for words, places in carriers.items() if len(places) >= _CARRIERS and unrelated(places))


def _may_be(found: Cut, first: int, last: int) -> bool:
    """Whether a passage is long enough, and no quotation, which many may give for good reasons."""
    return last - first >= _SHORTEST and not (last - first >= _QUOTATION and found.quoted[first:last].all())


def _own(found: Cut, boilerplate: frozenset[bytes]) -> Flags:
    own = np.ones(len(found), np.bool_)
    for first, last in found.passages.tolist():
        if found.keys[first:last].tobytes() in boilerplate:
            own[first:last] = False
    lines = [
        line.span()
        for line in _LINE.finditer(found.document.text)
        if line.end() - line.start() <= _LINE_LENGTH and _FURNITURE.search(line.group())
    ]
    for first, last in np.searchsorted(found.starts, np.array(lines, np.int64).reshape(-1, 2)).tolist():
        own[first:last] = False
    return own
