"""From drafts to attributions: every value that a claim has beside its words, each with its reason."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import Attribution, Credit, Document, Hop, Phrase, Reason, Source, SourceKind, Span, phrase
from reportedly.reading.claims.certainty import certainty
from reportedly.reading.claims.chain import chains
from reportedly.reading.claims.distance import distance
from reportedly.reading.claims.evidence import evidence
from reportedly.reading.claims.number import number
from reportedly.reading.claims.outlets import medium_at
from reportedly.reading.claims.response import answer
from reportedly.reading.claims.taking_back import taken_back
from reportedly.reading.claims.timing import Timing, timings
from reportedly.reading.draft import Draft, Mention
from reportedly.reading.first_person import Voice, is_third_person, spoken_of, voiced, voices
from reportedly.reading.house_voice import as_outlet, elsewhere, is_house_voice
from reportedly.reading.kinds import Classified, classified, with_role
from reportedly.reading.outlet_names import shown, told, with_article
from reportedly.reading.own_voice import author
from reportedly.reading.quotations import QuotedPassage, quotation_type
from reportedly.reading.resolution import Resolution, resolve
from reportedly.reading.resolution.names import is_called_the
from reportedly.reading.rules import parents
from reportedly.reading.rules.corrections import NAME as CORRECTION
from reportedly.reading.sureness import UNKNOWN, Sureness
from reportedly.reading.time.document_day import DocumentDay
from reportedly.reading.time.expressions import TimeExpression
from reportedly.reading.time.values import TimeValue

_NOUN_BEFORE = re.compile(
    r"(?:^|(?<=[\s“\"]))(?P<noun>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s[a-z-]+(?:\s[a-z-]+)?),?\s$"
)
_FAR = 60  # characters before a "who" that hold its noun


class Found(Struct, frozen=True, kw_only=True):
    """What every attribution of one document is made from; ``drafts`` in the order that they are to have."""

    document: Document
    mentions: Sequence[Mention]
    passages: tuple[QuotedPassage, ...]
    drafts: Sequence[Draft]
    credits: tuple[Credit, ...]
    timed: tuple[tuple[TimeExpression, TimeValue], ...]
    day: DocumentDay
    sureness: Sureness = UNKNOWN


class _Parts(Struct, frozen=True):
    """What the stages found about one draft, before it is an attribution."""

    draft: Draft
    id: str
    parent: str | None
    name: Resolution | None
    kind: Classified
    chain: tuple[Hop, ...]
    timing: Timing


def attributions(found: Found) -> tuple[Attribution, ...]:
    """The attributions of a document, in the order of its drafts; near linear in the text."""
    text, drafts, links = found.document.text, found.drafts, found.document.links
    outer = parents(list(drafts))
    speaking = voices(text, drafts, outer)
    names = _names(found, outer, speaking)
    kinds = _with_outlets(found, [_kind(found, d, names[n], speaking.get(n)) for n, d in enumerate(drafts)], names)
    resolved = [name.name if name is not None else None for name in names]
    hops = chains(text, drafts, outer, found.mentions, found.credits, resolved, [kind.kind for kind in kinds], links)
    timed = timings(text, drafts, outer, found.timed, found.day)
    key = f"{found.document.id}|{found.document.sha256}"
    ids = [_id(key, d) for d in drafts]
    parent_ids = [ids[parent] if parent is not None else None for parent in outer]
    parts = map(_Parts, drafts, ids, parent_ids, names, kinds, hops, timed)
    return tuple(_attribution(found, part) for part in parts)


def _names(found: Found, outer: Sequence[int | None], speaking: Mapping[int, Voice]) -> tuple[Resolution | None, ...]:
    """Whom each source stands for: a voice for who speaks, a "he" in somebody's own words for anybody else."""
    text, drafts = found.document.text, found.drafts
    heard = [speaking[n].spans if n in speaking else draft.source for n, draft in enumerate(drafts)]
    told = [draft.hearer for draft in drafts if draft.hearer]  # they are spoken of as speakers are
    resolved = resolve(text, found.mentions, [*heard, *told])[: len(drafts)]
    names = [_singular(name, speaking.get(n)) for n, name in enumerate(resolved)]
    speaker = {**spoken_of(text, drafts, outer), **_contradicted(text, drafts)}
    return tuple(None if n in speaker and _same(name, names[speaker[n]]) else name for n, name in enumerate(names))


def _contradicted(text: str, drafts: Sequence[Draft]) -> dict[int, int]:
    """For each draft of "he" or "she" that has another's content, the place of that: nobody denies his own words."""
    first: dict[tuple[Span, ...], int] = {}
    found = {}
    for n, draft in enumerate(drafts):
        place = first.setdefault(draft.content, n)
        if place != n and is_third_person(text, draft):
            found[n] = place
    return found


def _same(name: Resolution | None, other: Resolution | None) -> bool:
    return name is not None and other is not None and name.name == other.name


def _attribution(found: Found, parts: _Parts) -> Attribution:
    text, draft = found.document.text, parts.draft
    source, about_source = _source(found, parts) if draft.source else _unsaid(found.document, draft)
    grounds = evidence(text, draft.source, draft.cue, draft.content, parts.kind.kind, parts.chain, found.credits)
    answered = answer(text, draft.cue, draft.content, draft.source)
    return Attribution(
        id=parts.id,
        source=source,
        cue=phrase(text, draft.cue) if draft.cue else None,
        content=phrase(text, draft.content),
        quotation=quotation_type(text, found.passages, draft.content),
        parent=parts.parent,
        chain=parts.chain,
        certainty=certainty(text, content=draft.content, cue=draft.cue, source=draft.source, sure=found.sureness.at),
        evidence=grounds.evidence,
        response=answered.response,
        when=parts.timing.when,
        because=(
            *about_source,
            Reason("evidence", grounds.because, grounds.words),
            Reason("response", answered.because, answered.words),
            *parts.timing.because,
        ),
    )


def _unsaid(document: Document, draft: Draft) -> tuple[Source | None, tuple[Reason, ...]]:
    """The source that no words name: of a label of correction the author, else none."""
    if draft.by != CORRECTION:
        return None, ()
    return author(document), (Reason("kind", "the text says it in its own voice", phrase(document.text, draft.cue)),)


def _singular(name: Resolution | None, voice: Voice | None) -> Resolution | None:
    """``name``; of a voice that is "we" none, and of one that is "I" with why it is the speaker's."""
    if name is None or voice is None:
        return name
    return None if voice.plural else replace(name, reason=f"who speaks is {name.name!r}; {name.reason}")


def _kind(found: Found, draft: Draft, name: Resolution | None, voice: Voice | None) -> Classified:
    text = found.document.text
    if voice is not None:
        return voiced(text, voice, found.mentions)
    if taken_back(text, draft.source, draft.cue, draft.content) is not None:
        return Classified(SourceKind.AUTHOR, f"‘{phrase(text, draft.source).text}’ stands for the article's own voice")
    kind = classified(text, draft.source, found.mentions)
    if kind.kind is None and name is not None:
        full = classified(text, (name.span,), found.mentions)
        kind = replace(full, because=f"it stands for ‘{name.name}’; {full.because}", named=kind.named)
    if kind.kind is None and name is None:
        return _followed(text, draft, found.mentions, kind)
    role = name.role if name is not None else None
    return with_role(kind, text[role.start : role.end]) if role is not None else kind


def _followed(text: str, draft: Draft, mentions: Sequence[Mention], kind: Classified) -> Classified:
    """``kind``; of a "who" or "which" that no name stands before, that of the noun it follows: "the mayor, who"."""
    if len(draft.source) != 1 or phrase(text, draft.source).text not in {"who", "which"}:
        return kind
    start = draft.source[0].start
    noun = _NOUN_BEFORE.search(text, max(0, start - _FAR), start)
    return classified(text, (Span(*noun.span("noun")),), mentions) if noun is not None else kind


def _with_outlets(found: Found, kinds: Sequence[Classified], names: Sequence[Resolution | None]) -> list[Classified]:
    """``kinds``; a name that speaks as an outlet in one place is one in all: "The Gull understands" and "the Gull"."""
    text = found.document.text
    said = [(phrase(text, d.source).text, phrase(text, d.cue).text) for d in found.drafts]
    spoken = [is_house_voice(*words, kind.kind) for words, kind in zip(said, kinds, strict=True)]
    outlets = {name.name for name, house in zip(names, spoken, strict=True) if house and name is not None}
    credited = {c.name for c in found.credits if c.name is not None and c.kind is SourceKind.MEDIA and c.text != c.name}
    known = [outlets if kind.kind is SourceKind.PERSON else outlets | credited for kind in kinds]
    told = [
        as_outlet(*words) if house else elsewhere(kind, name.name if name is not None else None, names_of_outlets)
        for words, house, kind, name, names_of_outlets in zip(said, spoken, kinds, names, known, strict=True)
    ]
    return _with_articles(found, [words[0] for words in said], told, names)


def _with_articles(
    found: Found, sources: Sequence[str], kinds: Sequence[Classified], names: Sequence[Resolution | None]
) -> list[Classified]:
    """``kinds``; "the Gull" is no person's name, and an outlet's where the text shows it."""
    if not any(map(is_called_the, sources)):
        return list(kinds)
    outlets = shown(found.document.text, found.document.outlet)
    people = {**told(found.document.text), **outlets}
    return [
        with_article(kind, source, name.name if name else None, people if kind.kind is SourceKind.PERSON else outlets)
        for source, kind, name in zip(sources, kinds, names, strict=True)
    ]


def _source(found: Found, parts: _Parts) -> tuple[Source, tuple[Reason, ...]]:
    text, kind = found.document.text, parts.kind
    words: Phrase = phrase(text, parts.draft.source)
    own = _name(text, parts)
    joined = kind.kind is SourceKind.GROUP and kind.named is not None and kind.named.label == "person"
    counted = number(words.text, kind.kind, named=own is not None, joined=joined)
    far = distance(words.text, own)
    role = parts.name.role if parts.name is not None else None
    source = Source(
        text=words.text,
        spans=words.spans,
        kind=kind.kind,
        resolved=parts.name.name if parts.name is not None else None,
        because=parts.name.reason if parts.name is not None else None,
        role=text[role.start : role.end] if role is not None else None,
        number=counted.number,
        distance=far.distance,
    )
    reasons = [
        Reason("kind", kind.because, words),
        Reason("number", counted.because, words),
        Reason("distance", far.because, words),
    ]
    if role is not None:
        reasons.insert(1, Reason("role", "it stands beside the name", phrase(text, (role,))))
    return source, tuple(reasons)


def _name(text: str, parts: _Parts) -> str | None:
    """The name that a source has or leads to; one that only belongs to the source ("Roe's lawyer") is none."""
    kind = parts.kind
    if parts.name is not None:
        return parts.name.name
    if kind.named is not None and text[kind.named.start : kind.named.end][:1].isupper():
        return text[kind.named.start : kind.named.end]
    if kind.kind is SourceKind.MEDIA:
        span = parts.draft.source[0]
        medium = medium_at(text, span.start, span.end)
        return medium.name if medium is not None else None
    return None


def _id(document: str, draft: Draft) -> str:
    """An id from the document's key and the marked words alone: a later model that marks the same gives the same id."""
    roles = "|".join(
        ",".join(f"{s.start}-{s.end}" for s in spans) for spans in (draft.source, draft.cue, draft.content)
    )
    key = f"{document}|{roles}".encode("utf-8", "surrogatepass")
    return f"a{hashlib.sha256(key).hexdigest()[:16]}"
