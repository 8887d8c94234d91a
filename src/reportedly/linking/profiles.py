"""What a claim is compared by, found once in its words: a Profile."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from msgspec import Struct

from reportedly.linking.figures import Figure, figures
from reportedly.linking.names import Name, names
from reportedly.linking.order import Order, order
from reportedly.linking.polarity import Polarity, polarity
from reportedly.linking.rarity import Rarity, shipped
from reportedly.linking.thinness import is_phrase, is_thin
from reportedly.linking.words import bare, content_words, stem, tokens
from reportedly.model import Certainty, Response
from reportedly.reading.time import TimeType, TimeValue, times

_MONTH = re.compile(r"(?:\d{4}|XXXX)-(\d\d)(?!\d)")
_ROOT = 5
_LONGEST = 1000  # characters of a claim that are looked at
_CONTEXT = 20_000  # characters of a document that are looked at


class Day(Struct, frozen=True, gc=False):
    """When a claim says that it happened: the first and the last day, as ordinals, and the words."""

    first: int
    last: int
    text: str


class Profile(Struct, frozen=True, kw_only=True, gc=False):
    """A claim as it is compared. ``words``, ``roots`` and ``context`` are weights with a Euclidean norm of 1.

    ``roots`` are the first five letters of words; ``context`` are the words of the document. ``key`` is the same for
    claims that differ in figures, case and punctuation alone; ``spelt`` are its words in lower case and
    ``name_stems`` the stems of those in names. ``rarities`` is how rare each stem is, ``thin`` whether the claim says
    too little to be known again, ``phrase`` whether it is a noun phrase. ``months`` are those that it names, from 1 to
    12, with the words, of a known year or not. ``published`` is the ordinal of the document's day.
    """

    id: str
    text: str
    key: str
    spelt: frozenset[str]
    name_stems: frozenset[str]
    thin: bool
    phrase: bool
    rarities: Mapping[str, float]
    words: Mapping[str, float]
    roots: Mapping[str, float]
    pairs: Mapping[str, float]
    context: Mapping[str, float]
    names: tuple[Name, ...]
    figures: tuple[Figure, ...]
    days: tuple[Day, ...]
    months: Mapping[int, str]
    polarity: Polarity
    order: Order | None
    certainty: Certainty | None
    source: str | None
    published: int | None


def profile(
    id: str,
    text: str,
    *,
    context: str = "",
    published: date | None = None,
    response: Response = Response.ASSERTS,
    certainty: Certainty | None = None,
    source: str | None = None,
    rarity: Rarity | None = None,
) -> Profile:
    """The profile of a claim. ``context`` is the text of its document, ``published`` that document's day."""
    table = rarity if rarity is not None else shipped()
    words = bare(text[:_LONGEST])
    found = tokens(words)
    stems = content_words(found)
    named = names(words, found, table)
    dates = [(e.span, value) for e, value in times(words, published) if value.type is TimeType.DATE]
    days = [(span, day) for span, value in dates if (day := _day(words[span.start : span.end], value)) is not None]
    return Profile(
        id=id,
        text=text,
        key=" ".join("#" if token.text[0].isdigit() else token.lower for token in found),
        spelt=frozenset(token.lower for token in found),
        name_stems=frozenset(stem(word) for name in named for word in name.words),
        thin=is_thin(text),
        phrase=is_phrase(text),
        rarities={stem: table.weight(stem) for stem in stems},
        words=weighted(stems, table),
        roots=_roots(stems, table),
        pairs=weighted([f"{a} {b}" for a, b in pairwise(stems)], table),
        context=weighted(content_words(tokens(context[:_CONTEXT])), table) if context else {},
        names=named,
        figures=figures(words, tuple(t for t in found if not any(s.start <= t.start < s.end for s, _ in days))),
        days=tuple(day for _, day in days),
        months={int(m[1]): words[s.start : s.end] for s, v in reversed(dates) if (m := _MONTH.match(v.value))},
        polarity=polarity(words, response, certainty),
        order=order(words, named),
        certainty=certainty,
        source=source,
        published=published.toordinal() if published is not None else None,
    )


def weighted(stems: tuple[str, ...] | list[str], rarity: Rarity, power: float = 1.5) -> dict[str, float]:
    """Each stem with its weight, by how often it is used and how rare it is; the norm of all is 1."""
    counts = Counter(stems)
    raw = {s: (1 + math.log(n)) * (0.05 + rarity.weight(s)) ** power for s, n in counts.items()}
    norm = math.sqrt(sum(w * w for w in raw.values())) or 1.0
    return {stem: weight / norm for stem, weight in raw.items()}


def _roots(stems: tuple[str, ...], rarity: Rarity) -> dict[str, float]:
    """The beginnings of words, each as rare as the rarest word that begins so."""
    raw: dict[str, float] = {}
    for word in stems:
        raw[word[:_ROOT]] = max(raw.get(word[:_ROOT], 0.0), 0.05 + rarity.weight(word))
    norm = math.sqrt(sum(w * w for w in raw.values())) or 1.0
    return {root: weight / norm for root, weight in raw.items()}


def _day(text: str, value: TimeValue) -> Day | None:
    """The days that ``value`` stands for, where they are known; a month or a year is a long one."""
    if value.interval is None:
        return None
    first = date.fromisoformat(value.interval.start[:10]).toordinal()
    last = date.fromisoformat(value.interval.end[:10]).toordinal() - 1
    return Day(first, max(first, last), text)
