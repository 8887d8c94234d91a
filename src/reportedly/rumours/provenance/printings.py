"""Which documents may be printings of which: whose text they may have, without a word of their own.

A document is a *printing* of another where it was copied from there, was not there before it, and gives nothing else as
others' words. Which pairs are so depends on the two alone: a further document changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from msgspec import Struct

from reportedly.model import Attribution, EdgeKind, Evidence, Hop, Source, SourceKind, Span, TimeOrder
from reportedly.rumours.copies.values import Derivation, Extent
from reportedly.rumours.provenance.clocks import LAST, latest, order
from reportedly.rumours.reports import Report

_WHOLE = frozenset({Extent.COPIED, Extent.LEAD_CHANGED})
_INSIDE = 0.5  # of a claim's words stand in what is shared


class Printings(Struct, frozen=True):
    """``of`` are the documents of which each may be a printing, ``upstream`` these by any number of steps, and itself.

    Two of one time may each be a printing of the other.
    """

    of: Mapping[str, frozenset[str]]
    upstream: Mapping[str, frozenset[str]]

    def own(self, document: str) -> bool:
        """Whether nobody may have had the text of a document before it."""
        return not self.of[document]

    def one(self, document: str, other: str) -> bool:
        """Whether one of two documents may be a printing of the other."""
        return other in self.of[document] or document in self.of.get(other, ())

    def later(self, document: str, other: str) -> bool:
        """Whether a document may be a printing of another, and not the other way round."""
        return other in self.of[document] and document not in self.of[other]

    def said_first(self, documents: Container[str]) -> bool:
        """Whether one of some documents says something that it has from no other text: all that it may print say it."""
        return any(all(d in documents for d in found) for key, found in self.upstream.items() if key in documents)


def printings(
    reports: Sequence[Report], derivations: Iterable[Derivation], apart: frozenset[tuple[str, str]] = frozenset()
) -> Printings:
    """What may be a printing of what; ``apart`` are pairs, in order of their ids, that a person keeps apart."""
    known = {report.document: report for report in reports}
    of: dict[str, set[str]] = {document: set() for document in known}
    for shared in derivations:
        left, right = known.get(shared.left), known.get(shared.right)
        if left is None or right is None or (shared.left, shared.right) in apart:
            continue
        if shared.kind is not EdgeKind.COPY or shared.extent not in _WHOLE:
            continue
        if _prints(left, right, [span.left for span in shared.spans]):
            of[shared.left].add(shared.right)
        if _prints(right, left, [span.right for span in shared.spans]):
            of[shared.right].add(shared.left)
    return Printings(
        {document: frozenset(found) for document, found in of.items()},
        {document: _upstream(of, document) for document in of},
    )


def _upstream(of: Mapping[str, Iterable[str]], document: str) -> frozenset[str]:
    found = {document}
    waiting = [document]
    while waiting:
        new = set(of[waiting.pop()]) - found
        found |= new
        waiting += new
    return frozenset(found)


def handed_on(claims: Iterable[Attribution]) -> list[Attribution]:
    """The claims that a document gives as others' words, or as what its author saw."""
    return [c for c in claims if c.source is None or c.source.kind is not SourceKind.AUTHOR or _seen(c)]


def _seen(claim: Attribution) -> bool:
    return claim.evidence is Evidence.WITNESSED


def _prints(report: Report, other: Report, spans: Sequence[Span]) -> bool:
    """Whether all that is given as others' words is shared, and so is from whom, or the other says it of the same.

    Of two of which one has no date, that one is taken for the printing.
    """
    undated = latest(report.at) != LAST and latest(other.at) == LAST
    if undated or order(report.at, other.at) is TimeOrder.AGAINST:
        return False
    said = {_way(claim) for claim in other.claims}
    return all(
        _share(claim.content.spans, spans) >= _INSIDE
        and (_way(claim) in said or all(_share(part.spans, spans) >= _INSIDE for part in _voices(claim)))
        for claim in handed_on(report.claims)
    )


def _voices(claim: Attribution) -> Sequence[Hop | Source]:
    return claim.chain or ((claim.source,) if claim.source is not None else ())


def _way(claim: Attribution) -> tuple[str, ...]:
    """From whom a claim is, as the text calls them."""
    return tuple(voice.text.casefold() for voice in _voices(claim))


def _share(claimed: Sequence[Span], spans: Sequence[Span]) -> float:
    """The part of what is claimed that stands in the spans."""
    total = sum(span.end - span.start for span in claimed)
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in claimed for b in spans)
    return both / total if total else 1.0
