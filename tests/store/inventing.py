"""Invented documents with their readings, for the tests of the store."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st

from reportedly.model import (
    Attribution,
    Certainties,
    Certainty,
    Document,
    Evidence,
    Hop,
    Judgement,
    Link,
    Phrase,
    Quotation,
    Reading,
    Response,
    Source,
    SourceKind,
    Span,
    Verdict,
    document_from_text,
    phrase,
)

NAMES = ("Ida Moss", "Tom Reed", "Ruta Halvorsen", "the harbour office", "Zoë Ångström")
SAID = (
    "the bridge would hold until spring",
    "nine million crowns were lost",
    "the eastern pier has cracks",
    "nobody has seen the report",
    "the café closed on Friday",
)
KINDS = (SourceKind.PERSON, SourceKind.OFFICIAL, None)
DAYS = ("2026-05-04", "2026-05-05T10:00:00+00:00", "2026-06-01T08:30:00Z", None, "soon")


def document(text: str, *, url: str | None = None, **data: str | None) -> Document:
    """A document of a text, with whatever else is known of it."""
    return document_from_text(text, url=url, **data)  # type: ignore[arg-type]


def reading(
    *said: tuple[str, str],
    model: str = "made@1",
    kind: SourceKind | None = SourceKind.PERSON,
    linked: bool = False,
    **data: str | None,
) -> Reading:
    """A text in which each source says something, a sentence each, and its reading; each may be a link."""
    text = "".join(f"{who} said that {what}. " for who, what in said).strip()
    found, links, start = [], [], 0
    for who, what in said:
        cue = start + len(who) + 1
        spans = (Span(start, start + len(who)),)
        url = f"https://harbour.example/{who.split()[0]}"
        content = cue + len("said that ")
        attribution = Attribution(
            id=f"x{start}",
            source=Source(text=who, spans=spans, kind=kind, resolved=who),
            chain=(Hop(name=who, kind=kind, text=who, spans=spans, url=url if linked else None),),
            cue=phrase(text, (Span(cue, cue + 4),)),
            content=phrase(text, (Span(content, content + len(what)),)),
            quotation=Quotation.INDIRECT,
        )
        found.append(attribution)
        links += [Link(url=url, text=who, spans=spans)] if linked else []
        start = content + len(what) + 2
    whole = msgspec.structs.replace(document(text, **data), links=tuple(links))
    return Reading(document=whole, model=model, attributions=tuple(found))


def judgement(left: str, right: str, *, at: str = "2026-07-01T12:00:00+00:00", by: str = "ida") -> Judgement:
    """That two ids are the same, by a person."""
    return Judgement(left=left, right=right, verdict=Verdict.SAME, by=by, at=at, score=0.5, reasons=("same words",))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading of a few sentences out of a few, so that much is met again; some have odd characters in them."""
    said = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(SAID)), min_size=0, max_size=4))
    odd = draw(st.sampled_from(("", "", "", " \x00", " \ud800", " e\u0301té", " “Straße” 3.5–4 İ")))
    made = reading(
        *said,
        model=draw(st.sampled_from(("made@9", "made@10"))),
        linked=draw(st.booleans()),
        kind=draw(st.sampled_from(KINDS)),
        url=draw(st.sampled_from((None, "https://example.org/a", "https://example.org/a?utm_source=x", "at://b/1"))),
        title=draw(st.sampled_from((None, "Cracks in the pier", "Ruta Halvorsen resigns\x00"))),
        outlet=draw(st.sampled_from((None, "The Weir", "THE WEIR", "Coastal Courier"))),
        published=draw(st.sampled_from(DAYS)),
        captured=draw(st.sampled_from(DAYS)),
    )
    return _with_odd(made, odd, draw)


def _with_odd(made: Reading, odd: str, draw: st.DrawFn) -> Reading:
    """The reading with something after its text, other values, and maybe one claim inside another."""
    text = made.document.text + odd
    attributions = [
        Attribution(
            id=a.id,
            source=a.source if draw(st.integers(0, 4)) else None,
            cue=a.cue,
            content=a.content,
            chain=a.chain,
            quotation=draw(st.sampled_from(tuple(Quotation))),
            parent=made.attributions[0].id if n and draw(st.booleans()) else None,
            certainty=draw(st.sampled_from((None, Certainty.PROBABLE, Certainty.NOT_CERTAIN))) and _sure(draw),
            evidence=draw(st.sampled_from((Evidence.STATED, Evidence.HEARSAY))),
            response=draw(st.sampled_from((Response.ASSERTS, Response.DENIES))),
        )
        for n, a in enumerate(made.attributions)
    ]
    given = made.document
    return Reading(
        document=msgspec.structs.replace(
            document(
                text,
                url=given.url,
                title=given.title,
                outlet=given.outlet,
                published=given.published,
                captured=given.captured,
            ),
            links=given.links,
        ),
        model=made.model,
        attributions=tuple(attributions),
        statements=_statements(text, given) if draw(st.booleans()) else (),
    )


def _statements(text: str, given: Document) -> tuple[Attribution, ...]:
    """The first words of a text, in its own voice."""
    if not text:
        return ()
    author = Source(text="", spans=(), kind=SourceKind.AUTHOR, resolved=given.outlet)
    words = phrase(text, (Span(0, min(len(text), 9)),))
    return (Attribution(id="own", source=author, cue=None, content=words, quotation=Quotation.INDIRECT),)


def _sure(draw: st.DrawFn) -> Certainties:
    value = draw(st.sampled_from((Certainty.CERTAIN, Certainty.POSSIBLE)))
    return Certainties(source=value, writer=None, score=1.5, because=())


def whole(text: str) -> Phrase:
    """All of a text as one phrase."""
    return phrase(text, (Span(0, len(text)),))
