"""The mentions in one document: each named source with what it is called, in whose company, and what it speaks of."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.linking.entities import Mention
from reportedly.linking.entity_names import name_words
from reportedly.linking.names import canonical, names
from reportedly.linking.profiles import weighted
from reportedly.linking.rarity import shipped
from reportedly.linking.words import content_words, stem, tokens
from reportedly.model import Attribution, Distance, Document, Reading, Source, SourceKind
from reportedly.rumours.sightings import instant
from reportedly.store.identity import source_id
from reportedly.store.records import name_and_kind

_KINDS = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.ORGANISATION, SourceKind.MEDIA, None})


def is_named(source: Source) -> bool:
    """Whether a source is a person or a body with a name; what is only described is nobody's in particular."""
    if source.kind not in _KINDS or source.distance not in (None, Distance.NAMED):
        return False
    name = source.resolved or source.text
    return any(word[:1].isupper() for word in name.split()) and bool(name_words(name))


def mentions(reading: Reading) -> tuple[Mention, ...]:
    """Every named source of a document once, in the order of the text."""
    groups: dict[str, list[Attribution]] = {}
    for attribution in reading.claims:
        named = name_and_kind(attribution)
        if attribution.source is not None and named is not None and is_named(attribution.source):
            groups.setdefault(source_id(*named), []).append(attribution)
    company = _company(reading)
    return tuple(_mention(reading.document, source, said, company) for source, said in groups.items())


def _mention(document: Document, source: str, said: list[Attribution], company: frozenset[str]) -> Mention:
    named = next(pair for pair in map(name_and_kind, said) if pair is not None)
    roles = [a.source.role for a in said if a.source is not None and a.source.role is not None]
    role = max(roles, key=lambda role: (len(role), role), default=None)
    words = name_words(named[0])
    told = [key for a in said for key in content_words(tokens(a.content.text)) if key not in words]
    published = instant(document.published)
    return Mention(
        id=f"{source}:{document.id}",
        source=source,
        document=document.id,
        text=named[0],
        words=words,
        kind=named[1],
        role=role,
        roles=_rarities(roles),
        company=company - {canonical(words)},
        topic=weighted(told, shipped()),
        spelt=_spelt(said),
        outlet=document.outlet,
        day=published.toordinal() if published is not None else None,
        claims=len(said),
    )


def _spelt(said: Iterable[Attribution]) -> dict[str, str]:
    """The shortest word that has a stem, for each stem that is no word of what is said."""
    found: dict[str, str] = {}
    for word in sorted({token.lower for a in said for token in tokens(a.content.text)}, key=lambda w: (len(w), w)):
        found.setdefault(stem(word), word)
    return {key: word for key, word in found.items() if key != word}


def _company(reading: Reading) -> frozenset[str]:
    """The names in a document's title, sources and contents, each under one spelling."""
    attributions = reading.claims
    sources = (a.source.resolved or a.source.text for a in attributions if a.source is not None and is_named(a.source))
    texts = [reading.document.title or "", *(a.content.text for a in attributions)]
    found = {canonical(name_words(name)) for name in sources}
    found |= {canonical(name.words) for text in texts for name in names(text, tokens(text), shipped())}
    return frozenset(found - {""})


def _rarities(roles: Iterable[str]) -> dict[str, float]:
    """The stems of some roles, each with how rare it is."""
    return {key: 0.05 + shipped().weight(key) for role in roles for key in content_words(tokens(role))}
