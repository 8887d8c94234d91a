"""Small readings for the tests of wording and responses: a text whose claims are given by their words."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import (
    Attribution,
    Certainties,
    Certainty,
    Hop,
    Notice,
    Phrase,
    Quotation,
    Reading,
    Reason,
    Response,
    Source,
    Span,
    document_from_text,
    phrase,
)
from reportedly.rumours.sightings import Sighting

_HEDGES = {
    "may ": (Certainty.POSSIBLE, "makes possible"),
    "probably": (Certainty.PROBABLE, "makes probable"),
    "will ": (Certainty.PROBABLE, "puts into the future"),
}


def where(text: str, words: str) -> Phrase:
    """The first place of ``words`` in ``text``."""
    start = text.index(words)
    return phrase(text, (Span(start, start + len(words)),))


def told(
    text: str,
    content: str,
    *,
    source: str | None = None,
    cue: str | None = None,
    response: Response = Response.ASSERTS,
    quotation: Quotation = Quotation.INDIRECT,
    chain: Sequence[str] = (),
) -> Attribution:
    """A claim of ``text``; its certainty is that of the first hedge in ``content``. Its id is made of its place."""
    found = where(text, content)
    value, because = Certainty.CERTAIN, Reason("source", "nothing in the words makes it less than certain")
    for hedge, (certainty, why) in _HEDGES.items():
        if hedge in content:
            value, because = certainty, Reason("source", f"‘{hedge.strip()}’ {why} it", where(text, hedge.strip()))
            break
    return Attribution(
        id=f"{abs(hash((text, content))):x}",
        source=Source(text=source, spans=where(text, source).spans) if source is not None else None,
        cue=where(text, cue) if cue is not None else None,
        content=found,
        quotation=quotation,
        chain=tuple(Hop(name=name, kind=None, text=name, spans=()) for name in chain),
        certainty=Certainties(value, None, 0.0, (because,)),
        response=response,
    )


def reading(
    id: str,
    text: str,
    *claims: Attribution,
    title: str | None = None,
    notices: tuple[Notice, ...] = (),
    statements: tuple[Attribution, ...] = (),
) -> Reading:
    """A reading of ``text`` that found ``claims``, in order of the text, and ``statements`` in its own voice."""
    found = tuple(sorted(claims, key=lambda a: (a.cue or a.content).spans[0]))
    document = document_from_text(text, id=id, title=title)
    return Reading(document=document, model="m@1", attributions=found, notices=notices, statements=statements)


def sighted(
    found: Reading, published: str | None, *, denied: Sequence[str] = (), only: Sequence[str] | None = None
) -> list[Sighting]:
    """The claims of a reading as sightings, all or those of ``only`` (ids), at the outlet ``The <document>``."""
    denials = (Response.DENIES, Response.DENIES_IN_PART, Response.RETRACTS)
    return [
        Sighting(
            claim=a.id,
            document=found.document.id,
            text=a.content.text,
            added="2026-09-30",
            outlet=f"The {found.document.id}",
            source=a.source.text if a.source is not None else None,
            published=published,
            response=a.response,
            certainty=a.certainty.source if a.certainty is not None else None,
            denied=a.id in denied or a.response in denials,
        )
        for a in found.claims
        if only is None or a.id in only
    ]
