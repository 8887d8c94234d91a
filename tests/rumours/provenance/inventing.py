"""Reports as the tests of provenance invent them, in a line each."""

from __future__ import annotations

from reportedly.model import (
    Attribution,
    Credit,
    CreditRole,
    Distance,
    EdgeKind,
    Evidence,
    Hop,
    Phrase,
    Quotation,
    Relation,
    Source,
    SourceKind,
    Span,
)
from reportedly.rumours.copies.values import AlignedSpan, Derivation, Extent
from reportedly.rumours.provenance import Report

PERSON, OFFICIAL, MEDIA, ANONYMOUS = SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.MEDIA, SourceKind.ANONYMOUS
POST, BODY, RECORDING, AUTHOR = SourceKind.POST, SourceKind.ORGANISATION, SourceKind.RECORDING, SourceKind.AUTHOR
CONTENT = "the ferry sank off Ansel"


def hop(text: str, kind: SourceKind | None = PERSON, *, named: bool = True, at: int = 0) -> Hop:
    """A step of a chain; its words are its name unless it is not ``named``."""
    return Hop(name=text if named else None, kind=kind, text=text, spans=(Span(at, at + len(text)),))


def says(*chain: Hop, id: str = "a1", role: str | None = None, evidence: Evidence = Evidence.STATED) -> Attribution:
    """A claim with its chain, the origin first; without one, nobody is named."""
    source = None
    if chain:
        first = chain[0]
        near = Distance.NAMED if first.name else Distance.DESCRIBED
        source = Source(
            text=first.text, spans=first.spans, kind=first.kind, resolved=first.name, role=role, distance=near
        )
    return Attribution(
        id=id,
        source=source,
        cue=None,
        content=Phrase(text=CONTENT, spans=(Span(0, len(CONTENT)),)),
        quotation=Quotation.INDIRECT,
        chain=chain,
        evidence=evidence,
    )


def credit(name: str | None, role: CreditRole = CreditRole.SOURCE, kind: SourceKind | None = MEDIA) -> Credit:
    """A credit with words at the end of the text."""
    return Credit(name=name, kind=kind, role=role, text=f"via {name}", spans=(Span(900, 910),))


def paper(
    document: str, *claims: Attribution, by: str | None = None, day: int | None = None, credits: tuple[Credit, ...] = ()
) -> Report:
    """A document of a March day; without claims it says that something is so "reportedly"."""
    return Report(
        document=document,
        claims=claims or (says(),),
        credits=credits,
        outlet=by,
        at=f"2026-03-{day:02}" if day is not None else None,
        text=CONTENT,
    )


def copied(left: str, right: str, kind: EdgeKind = EdgeKind.COPY) -> Derivation:
    """Two documents with the same words."""
    left, right = sorted((left, right))
    whole = Span(0, len(CONTENT))
    return Derivation(
        left=left,
        right=right,
        extent=Extent.QUOTATION if kind is EdgeKind.QUOTATION else Extent.COPIED,
        relation=Relation.QUOTED if kind is EdgeKind.QUOTATION else Relation.DERIVED,
        kind=kind,
        why="same 5 words",
        confidence=0.9,
        spans=(AlignedSpan(left=whole, right=whole, words=5),),
        share_left=1.0,
        share_right=1.0,
    )
