"""Simulated cascades: rumours whose true origins are known, for measuring the count of origins at any size.

A cascade begins with its origins, each first told by one outlet: a named person, an unnamed source, a post, an outlet's
own reporting, or "reportedly". Every further document has it from an earlier one (of two, now and then), which it
copies, cuts or writes anew, with a credit or without. Then clocks go wrong and documents are deleted. What the encoder
would read, who is quoted for what, is given; credits and copies are left to be found in the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from msgspec import Struct

from reportedly.evaluation import cascade_words as words
from reportedly.evaluation.cascade_words import Voice
from reportedly.model import Attribution, Hop, Phrase, Quotation, Reading, Source, SourceKind, Span, document_from_text
from reportedly.reading.claims.credits import credits  # noqa: A004
from reportedly.rumours.sightings import Sighting

_START = datetime(2026, 3, 1, tzinfo=UTC)
_REPORTED = 0.7  # of the texts that credit and quote say "X reported that", the others have a line of credit
_SEEN = datetime(2026, 6, 1, tzinfo=UTC)


class Habits(Struct, frozen=True, kw_only=True):
    """How documents come about, each as a share from 0 to 1.

    ``kept`` of the derived documents credit where they have it from. ``copied`` and ``cut`` are those taken over
    whole or in part; the others are written anew, and without a credit ``silent`` of those name no source either.
    ``merged`` have it from two. ``misdated`` have a wrong clock, ``undated`` none; ``deleted`` are not there any more.
    """

    kept: float = 1.0
    copied: float = 0.35
    cut: float = 0.2
    silent: float = 0.3
    merged: float = 0.05
    misdated: float = 0.05
    undated: float = 0.05
    deleted: float = 0.1


class Told(Struct, frozen=True, kw_only=True):
    """A document as it is made: its sentences, who it says it from, through which outlets, and its true origins."""

    outlet: str
    lead: tuple[str, ...]
    sentences: tuple[str, ...]
    tags: tuple[str, ...]
    voices: tuple[tuple[Voice | None, tuple[str, ...]], ...]
    roots: frozenset[int]
    at: datetime


class Cascade(Struct, frozen=True, kw_only=True):
    """One simulated rumour: readings with their sightings, and how many origins it truly has."""

    readings: tuple[Reading, ...]
    sightings: tuple[Sighting, ...]
    origins: int


def cascade(chance: Random, size: int, habits: Habits, texts: Sequence[tuple[str, ...]] = ()) -> Cascade:
    """A cascade of ``size`` documents before any is deleted; ``texts`` are sentences of given stories to begin with."""
    outlets = words.outlets(chance, max(size, 6))
    what = words.claims(chance)
    roots = min(1 + sum(chance.random() < 0.35 for _ in range(4)), max(1, size // 3))
    told = [_first(chance, root, outlets[root], what, texts, alone=roots == 1) for root in range(roots)]
    while len(told) < size:
        told.append(_further(chance, told, outlets[len(told) % len(outlets)], what, habits))
    left = [one for one in told if chance.random() >= habits.deleted] or told[:1]
    made = [_made(chance, number, one, what, habits) for number, one in enumerate(left)]
    chance.shuffle(made)
    return Cascade(
        readings=tuple(reading for reading, _ in made),
        sightings=tuple(sighting for _, found in made for sighting in found),
        origins=len(frozenset().union(*(one.roots for one in left))),
    )


def _first(
    chance: Random, root: int, outlet: str, what: tuple[str, ...], texts: Sequence[tuple[str, ...]], *, alone: bool
) -> Told:
    """The document that an origin is first told in; one of several origins is never "reportedly" alone."""
    kind = chance.choices(("named", "unnamed", "post", "own", "rumour"), (50, 25, 12, 8, 5 if alone else 0))[0]
    voice: Voice | None = None
    if kind == "named":
        voice = words.named(chance)
    elif kind == "unnamed":
        voice = words.unnamed(chance)
    elif kind == "post":
        name = words.named(chance).name
        voice = Voice(str(name), name, post=True)
    elif kind == "own":
        voice = Voice(f"the {outlet}", outlet)
    given = chance.choice(texts) if texts else ()
    return Told(
        outlet=outlet,
        lead=(_saying(chance, voice, what),),
        sentences=tuple(words.body(chance, given)),
        tags=(),
        voices=((voice, ()),),
        roots=frozenset({root}),
        at=_START + timedelta(hours=chance.randint(0, 72)),
    )


def _further(chance: Random, told: Sequence[Told], outlet: str, what: tuple[str, ...], habits: Habits) -> Told:
    """A document that has it from an earlier one, or from two."""
    parents = chance.sample(told, 2 if len(told) > 1 and chance.random() < habits.merged else 1)
    first = parents[0]
    way = chance.random()
    credited = chance.random() < habits.kept
    if len(parents) == 1 and way < habits.copied + habits.cut:
        whole = way < habits.copied
        found = first if whole else _cut(chance, first)
        tags = (*found.tags, chance.choice(words.TAGS).format(outlet=f"the {first.outlet}")) if credited else found.tags
        lead, sentences, voices = found.lead, found.sentences, found.voices
    else:
        anew = [_anew(chance, parent, what, credited=credited, habits=habits) for parent in parents]
        lead, voices, tags = tuple(a[0] for a in anew), tuple(a[1] for a in anew), ()
        sentences = tuple(words.sentence(chance) for _ in range(chance.randint(3, 7)))
    delay = timedelta(minutes=chance.randint(10, 60 * 24 * 4))
    return Told(
        outlet=outlet,
        lead=lead,
        sentences=sentences,
        tags=tags,
        voices=voices,
        roots=frozenset().union(*(parent.roots for parent in parents)),
        at=max(parent.at for parent in parents) + delay,
    )


def _cut(chance: Random, told: Told) -> Told:
    """The text without its end, and without its notes of credit."""
    return Told(
        outlet=told.outlet,
        lead=told.lead,
        sentences=told.sentences[: chance.randint(2, max(2, len(told.sentences) - 1))],
        tags=(),
        voices=told.voices,
        roots=told.roots,
        at=told.at,
    )


def _anew(
    chance: Random, told: Told, what: tuple[str, ...], *, credited: bool, habits: Habits
) -> tuple[str, tuple[Voice | None, tuple[str, ...]]]:
    """The claim in other words, and who it is then said to be from, through which outlets."""
    voice, _ = chance.choice(told.voices)
    own = voice is not None and voice.name == told.outlet
    if not credited:
        if voice is None or own or chance.random() < habits.silent:
            return chance.choice(words.RUMOURED).format(what=chance.choice(what)), (None, ())
        return _saying(chance, voice, what), (voice, ())
    if own or voice is None or chance.random() < habits.silent:
        said = f"the {told.outlet}"
        return f"{said[0].upper()}{said[1:]} reported that {chance.choice(what)}.", (Voice(said, told.outlet), ())
    said = _saying(chance, voice, what)
    if chance.random() < _REPORTED:
        return words.RELAYED.format(outlet=f"The {told.outlet}", said=said), (voice, (told.outlet,))
    return words.FIRST.format(outlet=f"the {told.outlet}", said=said), (voice, ())


def _saying(chance: Random, voice: Voice | None, what: tuple[str, ...]) -> str:
    if voice is None:
        return chance.choice(words.RUMOURED).format(what=chance.choice(what))
    if voice.post:
        return f"{voice.words} wrote on Chirper that {chance.choice(what)}."
    said = chance.choice(words.SAID).format(who=voice.words, what=chance.choice(what))
    return said[0].upper() + said[1:]


def _made(
    chance: Random, number: int, told: Told, what: tuple[str, ...], habits: Habits
) -> tuple[Reading, list[Sighting]]:
    """The document with what its reading would be, and its sightings."""
    text = "\n".join([*told.lead, *told.sentences, *told.tags]) + "\n"
    key = f"d{number:06}"
    published = _clock(chance, told.at, habits)
    document = document_from_text(
        text, id=key, outlet=told.outlet, published=published, captured=_SEEN.isoformat(), title=told.lead[0]
    )
    claims = [_attribution(f"{key}-{n}", text, what, *way) for n, way in enumerate(told.voices)]
    sightings = [
        Sighting(
            claim=claim.id,
            document=key,
            text=claim.content.text,
            added=_SEEN.isoformat(),
            outlet=told.outlet,
            published=published,
            captured=_SEEN.isoformat(),
        )
        for claim in claims
    ]
    return Reading(document=document, model="simulated@1", attributions=tuple(claims), credits=credits(text)), sightings


def _clock(chance: Random, at: datetime, habits: Habits) -> str | None:
    """The time that a document gives itself: right, wrong by days or by years, or none."""
    drawn = chance.random()
    if drawn < habits.undated:
        return None
    if drawn < habits.undated + habits.misdated / 2:
        return chance.choice(("1970-01-01T00:00:00+00:00", "2031-05-05T00:00:00+00:00"))
    if drawn < habits.undated + habits.misdated:
        at += timedelta(days=chance.randint(-9, 9))
    return at.isoformat()


def _attribution(
    id: str, text: str, what: tuple[str, ...], voice: Voice | None, through: tuple[str, ...]
) -> Attribution:
    """What the reader would find of one claim."""
    hops = [*_hops(text, voice), *(_hop(text, f"The {outlet}", outlet, SourceKind.MEDIA) for outlet in through)]
    source = None
    if voice is not None:
        first = hops[0]
        source = Source(text=first.text, spans=first.spans, kind=first.kind, resolved=first.name)
    start, said = next(((text.find(way), way) for way in what if way in text), (0, what[0]))
    return Attribution(
        id=id,
        source=source,
        cue=None,
        content=Phrase(text=said, spans=(Span(start, start + len(said)),)),
        quotation=Quotation.INDIRECT,
        chain=tuple(hops),
    )


def _hops(text: str, voice: Voice | None) -> list[Hop]:
    if voice is None:
        return []
    kind = SourceKind.ANONYMOUS if voice.name is None else SourceKind.PERSON
    if voice.words.lower() == f"the {voice.name}".lower():
        kind = SourceKind.MEDIA
    found = [_hop(text, voice.words, voice.name, kind)]
    return [*found, _hop(text, "Chirper", "Chirper", SourceKind.POST)] if voice.post else found


def _hop(text: str, said: str, name: str | None, kind: SourceKind) -> Hop:
    start = max(text.casefold().find(said.casefold()), 0)
    return Hop(name=name, kind=kind, text=said, spans=(Span(start, start + len(said)),))
