"""Where the words of a document were copied from and to: other documents of the desk, with what both share.

Compared are the documents with the same claims, those first that share most of them. Their times tell which way the
words can have gone, and nothing more: two texts may also have them from a third.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import accumulate

from msgspec import Struct

from reportedly.headline import called
from reportedly.model import EdgeKind, Span, TimeOrder
from reportedly.rumours.copies import AlignedSpan, Derivation, Extent, shared_with
from reportedly.rumours.provenance.clocks import order
from reportedly.rumours.sightings import Sighting, dated
from reportedly.store import StoredDocument, StoredRumour, View

NEAREST = 20
_TOGETHER = 400  # claims of the rumours of which all documents are neighbours
_HUGE = 5_000  # claims of a rumour that tells nothing about neighbours: a phrase that many texts end with


class Way(StrEnum):
    """Which way the words may have gone: the other text was there before this one, or after it, or nobody can tell."""

    FROM = "earlier in"
    TO = "later in"
    EITHER = "also in"


class Passage(Struct, frozen=True, kw_only=True):
    """A stretch that both texts have, in code points of this one (``here``) and of the other (``there``)."""

    here: Span
    there: Span
    words: int
    quoted: bool
    text: str
    there_text: str


class Copy(Struct, frozen=True, kw_only=True):
    """Another document that shares words with this one: which way they went, how much it is, and every passage.

    ``called`` is what that document is called. ``share`` is the part of this document's own words, ``their_share`` that
    of the other's; ``why`` says it in words.
    """

    document: StoredDocument
    called: str
    way: Way
    extent: Extent
    kind: EdgeKind
    why: str
    confidence: float
    share: float
    their_share: float
    passages: tuple[Passage, ...]


class Copies(Struct, frozen=True, kw_only=True):
    """What was found among the ``compared`` documents; ``working`` says that they are still being compared."""

    found: tuple[Copy, ...] = ()
    compared: int = 0
    working: bool = False


def neighbours(view: View, id: str, rumours: Mapping[str, StoredRumour]) -> tuple[str, ...]:
    """The documents that share most claims with one, those in the same words first, then those of its smallest rumours.

    ``rumours`` has the rumour of each of its claims, by the claim's id.
    """
    spread = {claim: rumour.claims for claim, rumour in rumours.items() if rumour.documents > 1}
    own = [placed for placed in view.placements(documents=[id]) if spread.get(placed.claim, _HUGE) < _HUGE]
    if not own:
        return ()
    versions = {version.id for version in view.revisions(id)} | {id}
    alike = view.placements(copies=sorted({placed.copy for placed in own}))
    words = Counter(document for _, document in {(p.copy, p.document) for p in alike if p.document not in versions})
    if len(words) >= NEAREST:  # those in the same words come first
        return _nearest(words)
    beside = view.placements(rumours=_telling({p.rumour: spread[p.claim] for p in own}))
    meaning = Counter(
        document for _, document in {(p.rumour, p.document) for p in beside if p.document not in versions}
    )
    return _nearest(words, meaning)


def _telling(rumours: Mapping[str, int]) -> list[str]:
    """The smallest of some rumours, which tell most, up to so many claims together; the values are their claims."""
    ordered = sorted(rumours, key=lambda rumour: (rumours[rumour], rumour))
    total = accumulate(rumours[rumour] for rumour in ordered)
    return [rumour for rumour, claims in zip(ordered, total, strict=True) if claims <= _TOGETHER]


def _nearest(words: Counter[str], meaning: Mapping[str, int] | None = None) -> tuple[str, ...]:
    """The documents that share most, by the claims in the same words, then by all that say the same."""
    also = meaning or {}
    return tuple(sorted({*words, *also}, key=lambda d: (-words[d], -also.get(d, 0), d))[:NEAREST])


def copies_of(view: View, id: str, others: Sequence[str]) -> Copies:
    """What a document shares with others: what it had from them first, the fullest copies first.

    Nothing is compared where texts are not kept.
    """
    texts = {reading.document.id: reading.document for reading in view.readings([id, *others])}
    stored = {document.id: document for document in view.documents_named([id, *others])}
    if id not in texts or not texts[id].text:
        return Copies()
    compared = [document for document in texts.values() if document.text and document.id in stored]
    found = shared_with(id, compared)
    made = [
        _copy(derivation, id, stored, {key: document.text for key, document in texts.items()}) for derivation in found
    ]
    ranked = sorted(made, key=lambda copy: (_RANK[copy.way], -max(copy.share, copy.their_share), copy.document.id))
    return Copies(found=tuple(ranked), compared=len(compared) - 1)


_RANK = {way: place for place, way in enumerate(Way)}


def _copy(found: Derivation, id: str, stored: dict[str, StoredDocument], texts: dict[str, str]) -> Copy:
    left = found.left == id
    other = found.right if left else found.left
    shares = (found.share_left, found.share_right)
    passages = (_passage(span, left, texts[id], texts[other]) for span in found.spans)
    return Copy(
        document=stored[other],
        called=called(stored[other].title, texts[other], stored[other].url),
        way=_way(stored[id], stored[other]),
        extent=found.extent,
        kind=found.kind,
        why=found.why,
        confidence=found.confidence,
        share=shares[0] if left else shares[1],
        their_share=shares[1] if left else shares[0],
        passages=tuple(sorted(passages, key=lambda passage: passage.here)),
    )


def _passage(span: AlignedSpan, left: bool, text: str, other: str) -> Passage:
    here, there = (span.left, span.right) if left else (span.right, span.left)
    return Passage(
        here=here,
        there=there,
        words=span.words,
        quoted=span.quoted,
        text=text[here.start : here.end],
        there_text=other[there.start : there.end],
    )


def _way(mine: StoredDocument, other: StoredDocument) -> Way:
    match order(_published(mine), _published(other)):
        case TimeOrder.AFTER:
            return Way.FROM
        case TimeOrder.AGAINST:
            return Way.TO
        case _:
            return Way.EITHER


def _published(document: StoredDocument) -> str | None:
    """When a document was published, where that is believed, as its sightings are."""
    seen = Sighting(
        claim="",
        document=document.id,
        text="",
        added=document.added,
        published=document.published,
        captured=document.captured,
    )
    return document.published if dated(seen).time == document.published else None
