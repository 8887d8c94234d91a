"""One document as every exit shows it, made from its Reading by pure functions.

``ReadingView`` is the documented JSON; it holds no text but the words of the attributions. ``ArticleView`` is what the
terminal and the HTML page show to a person: the text in paragraphs, cut at its marks, and its claims by number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from reportedly.headline import called
from reportedly.markup import Mark, segments
from reportedly.model import (
    Attribution,
    Basis,
    Certainty,
    Credit,
    Document,
    Evidence,
    Link,
    Notice,
    Quotation,
    Reading,
    Response,
    SourceKind,
    Span,
    marks,
)
from reportedly.views.wording import OWN_VOICE, certainty_word

_POINTED = "pointed at"


class DocumentView(Struct, frozen=True, kw_only=True):
    """A document without its text: ``sha256`` is that of the text in UTF-8, ``basis`` says how each datum is known.

    ``links`` are those of its page whose words are in the text.
    """

    id: str
    url: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    captured: str | None
    language: str | None
    sha256: str
    basis: Basis
    links: tuple[Link, ...]


class ReadingView(Struct, frozen=True, kw_only=True):
    """Every attributed claim of one document; spans are ``[start, end)`` in code points of the text as loaded."""

    document: DocumentView
    model: str
    attributions: tuple[Attribution, ...]
    credits: tuple[Credit, ...]
    notices: tuple[Notice, ...]
    statements: tuple[Attribution, ...]


class Piece(Struct, frozen=True, kw_only=True):
    """Words of the text under one and the same marks.

    ``roles`` are source, cue and content, as far as they apply; ``claims`` are the numbers of the claims it belongs to;
    ``depth`` is in how many contents it lies. ``opens`` and ``closes`` are the claims of which a stretch of content
    begins before it and ends after it, the inner one first. ``pointed`` is whether somebody asked to be shown it.
    """

    text: str
    roles: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()
    depth: int = 0
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    pointed: bool = False


class Paragraph(Struct, frozen=True, kw_only=True):
    """One line of the text that is not blank; ``notes`` are the numbers of the claims that are made in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[int, ...] = ()


class ClaimView(Struct, frozen=True, kw_only=True):
    """One row of the table of claims; ``number`` counts from 1, ``parent`` is the number of the claim it is nested in.

    ``source`` is as written and ``resolved`` the fuller name, when there is one that differs. ``sure`` says in plain
    words how sure the source makes it, and ``degree`` is the value behind it. ``through`` are the hops of a claim that
    did not come straight from its source, ``response`` what the source does where it does not assert.
    """

    number: int
    id: str
    source: str | None
    resolved: str | None
    kind: SourceKind | None
    cue: str | None
    content: str
    quotation: Quotation
    parent: int | None
    sure: str
    degree: Certainty | None
    through: tuple[str, ...]
    evidence: Evidence
    response: Response | None


class ArticleView(Struct, frozen=True, kw_only=True):
    """One document as a person reads it.

    ``headline`` is the first line of the text when that is the title, else the title alone, else absent. ``called`` is
    the title or, without one, the first words.
    """

    document: DocumentView
    called: str
    model: str
    headline: Paragraph | None
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[ClaimView, ...]
    credits: tuple[Credit, ...] = ()
    notices: tuple[Notice, ...] = ()


class ExplanationView(Struct, frozen=True, kw_only=True):
    """One claim with its reasons: its ``number`` ``of`` how many, and the document that it stands in."""

    document: DocumentView
    model: str
    number: int
    of: int
    attribution: Attribution


def document_view(document: Document) -> DocumentView:
    """A document without its text."""
    return DocumentView(
        id=document.id,
        url=document.url,
        title=document.title,
        outlet=document.outlet,
        byline=document.byline,
        published=document.published,
        captured=document.captured,
        language=document.language,
        sha256=document.sha256,
        basis=document.basis,
        links=document.links,
    )


def reading_view(reading: Reading) -> ReadingView:
    """The value behind the documented JSON of a reading."""
    return ReadingView(
        document=document_view(reading.document),
        model=reading.model,
        attributions=reading.attributions,
        credits=reading.credits,
        notices=reading.notices,
        statements=reading.statements,
    )


def article_view(reading: Reading, pointed: Sequence[Span] = ()) -> ArticleView:
    """A reading laid out for people: numbered claims, and paragraphs cut at the edges of the marks.

    Stretches of the text that are ``pointed`` at are cut out too.
    """
    numbers = {attribution.id: number for number, attribution in enumerate(reading.claims, 1)}
    headline, paragraphs = _headline(reading.document.title, _paragraphs(reading, numbers, pointed))
    document = reading.document
    return ArticleView(
        document=document_view(document),
        called=called(document.title, document.text, document.url or document.id),
        model=reading.model,
        headline=headline,
        paragraphs=tuple(paragraphs),
        claims=tuple(_claim(attribution, numbers) for attribution in reading.claims),
        credits=reading.credits,
        notices=reading.notices,
    )


def explanation(reading: Reading, place: int) -> ExplanationView:
    """The claim at ``place``, counted from 0."""
    return ExplanationView(
        document=document_view(reading.document),
        model=reading.model,
        number=place + 1,
        of=len(reading.claims),
        attribution=reading.claims[place],
    )


def tally(claims: Sequence[ClaimView]) -> tuple[tuple[str, int], ...]:
    """How many claims each kind of source makes, as pairs of a label and a count; the greatest count comes first."""
    counts = Counter(_kind(claim) for claim in claims)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _kind(claim: ClaimView) -> str:
    if claim.source is None:
        return "none named"
    return claim.kind.value if claim.kind is not None else "kind unknown"


def _headline(title: str | None, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph | None, Sequence[Paragraph]]:
    first = "".join(piece.text for piece in paragraphs[0].pieces) if paragraphs else ""
    if title is None or not title.strip():
        return None, paragraphs
    if first.split() == title.split():
        return paragraphs[0], paragraphs[1:]
    return Paragraph(pieces=(Piece(text=title),)), paragraphs


def _claim(attribution: Attribution, numbers: dict[str, int]) -> ClaimView:
    source, cue = attribution.source, attribution.cue
    resolved = source.resolved if source is not None and source.resolved != source.text else None
    return ClaimView(
        number=numbers[attribution.id],
        id=attribution.id,
        source=(source.text or OWN_VOICE) if source is not None else None,
        resolved=resolved,
        kind=source.kind if source is not None else None,
        cue=cue.text if cue is not None else None,
        content=attribution.content.text,
        quotation=attribution.quotation,
        parent=numbers.get(attribution.parent) if attribution.parent is not None else None,
        sure=_sure(attribution),
        degree=attribution.certainty.source if attribution.certainty is not None else None,
        through=tuple(hop.name or hop.text for hop in attribution.chain) if len(attribution.chain) > 1 else (),
        evidence=attribution.evidence,
        response=attribution.response if attribution.response is not Response.ASSERTS else None,
    )


def _sure(attribution: Attribution) -> str:
    """How sure the source makes it; where nobody is named, how it is told; and the writer's own value, if any shows."""
    certainty = attribution.certainty
    if certainty is None:
        return ""
    told = "" if attribution.source is not None else "told as "
    band = f" ({certainty.band})" if certainty.band is not None else ""
    shown = f"{told}{certainty_word(certainty.source)}{band}"
    own = certainty.writer
    if own is None or own is Certainty.UNCOMMITTED or own is certainty.source:
        return shown
    return f"{shown}; to the writer {certainty_word(own)}"


def _paragraphs(reading: Reading, numbers: dict[str, int], pointed: Sequence[Span]) -> list[Paragraph]:
    text = reading.document.text
    places = [Mark(span.start, span.end, _POINTED, "") for span in pointed]
    lines = [Mark(m.start(), m.end(), "line", "") for m in re.finditer(r"[^\r\n]+", text) if m.group().strip()]
    cut = []
    for segment in segments(text, [*lines, *places, *marks(reading)]):
        line = next((m for m in segment.marks if m.role == "line"), None)
        if line is not None:
            cut.append((line, segment.text, [m for m in segment.marks if m.role != "line"]))
    pieces = _pieces([(words, found) for _, words, found in cut], numbers)
    notes = _notes(reading, lines, numbers)
    by_line = groupby(zip(cut, pieces, strict=True), key=lambda pair: pair[0][0])
    return [
        Paragraph(pieces=tuple(piece for _, piece in members), notes=tuple(notes.get(line, ())))
        for line, members in by_line
    ]


def _pieces(cut: list[tuple[str, list[Mark]]], numbers: dict[str, int]) -> list[Piece]:
    first: dict[Mark, int] = {}
    last: dict[Mark, int] = {}
    for index, (_, found) in enumerate(cut):
        for mark in found:
            if mark.role == "content":
                first.setdefault(mark, index)
                last[mark] = index
    pieces = []
    for index, (words, found) in enumerate(cut):
        own = [m for m in found if m.role != _POINTED]
        contents = sorted((m for m in found if m.role == "content"), key=lambda m: (-m.start, m.end, -numbers[m.owner]))
        piece = Piece(
            text=words,
            roles=tuple(sorted({m.role for m in own})),
            claims=tuple(sorted({numbers[m.owner] for m in own})),
            depth=len(contents),
            opens=tuple(numbers[m.owner] for m in contents if first[m] == index),
            closes=tuple(numbers[m.owner] for m in contents if last[m] == index),
            pointed=len(own) < len(found),
        )
        pieces.append(piece)
    return pieces


def _notes(reading: Reading, lines: list[Mark], numbers: dict[str, int]) -> dict[Mark, list[int]]:
    """The claims made in each line: where the cue stands or, without a cue, where the content begins."""
    starts = [line.start for line in lines]
    notes: dict[Mark, list[int]] = {}
    for attribution in reading.claims:
        spans = (attribution.cue or attribution.content).spans
        index = bisect_right(starts, spans[0].start) - 1 if spans else -1
        if index >= 0:
            notes.setdefault(lines[index], []).append(numbers[attribution.id])
    return notes
