"""Generated documents with their readings, as long as real ones and with words as frequent."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from reportedly.model import (
    Attribution,
    Basis,
    Certainties,
    Certainty,
    Document,
    Evidence,
    Quotation,
    Reading,
    Reason,
    Response,
    Source,
    SourceKind,
    Span,
    phrase,
    text_sha256,
)
from reportedly.store import keyed_reading

WORDS, NAMES, OUTLETS = 40_000, 20_000, 200
CLAIMS, SENTENCES = 10, 10
SYLLABLES = [c + v for c in "bcdfghjklmnprstvwz" for v in ("a", "e", "i", "o", "u", "ai", "or", "en", "is")]


class Corpus:
    """A source of readings: ten claims each, a text of some 3,000 characters, words by Zipf's law."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self.words = self._vocabulary(WORDS)
        self._cumulated = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))
        first, last = self._vocabulary(NAMES), self._vocabulary(NAMES)
        self._names = [f"{a.title()} {b.title()}" for a, b in zip(first, last, strict=True)]
        self._name_weights = list(accumulate(1 / (rank + 10) for rank in range(NAMES)))

    def readings(self, claims: int) -> Iterator[Reading]:
        """Readings with so many claims in all."""
        for number in range(claims // CLAIMS):
            yield self._reading(number)

    def draw(self, count: int) -> list[str]:
        """Words as frequent as in the texts."""
        return self._random.choices(self.words, cum_weights=self._cumulated, k=count)

    def _vocabulary(self, size: int) -> list[str]:
        """Made-up words, the frequent ones short."""
        found: dict[str, None] = {}
        while len(found) < size:
            length = 1 + len(found) // 150 if len(found) < 300 else self._random.choice((2, 3, 3, 4))
            found["".join(self._random.choices(SYLLABLES, k=min(length, 4)))] = None
            if len(found) < 160 and len(found) > 140:
                found["".join(self._random.choices(SYLLABLES, k=2))] = None
        return list(found)

    def _reading(self, number: int) -> Reading:
        text: list[str] = []
        length = 0
        attributions = []
        names = self._random.choices(self._names, cum_weights=self._name_weights, k=6)
        for part in range(CLAIMS + SENTENCES):
            content = " ".join(self.draw(self._random.randint(16, 28)))
            if part % 2:
                name = self._random.choice(names)
                attributions.append((length, name, content))
                content = f"{name} said that {content}"
            text.append(content + ". ")
            length += len(content) + 2
        whole = "".join(text)
        document = Document(
            id=f"d{text_sha256(whole)[:16]}",
            text=whole,
            url=f"https://outlet{number % OUTLETS}.example/2026/{'-'.join(self.draw(5))}-{number}",
            title=" ".join(self.draw(9)),
            outlet=f"Outlet {number % OUTLETS}",
            byline=self._random.choice(self._names),
            published=f"20{16 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}T0{number % 10}:30:00+00:00",
            captured="2026-11-01T12:00:00+00:00",
            language="en",
            basis=Basis(title="meta og:title", outlet="meta og:site_name", published="meta article:published_time"),
        )
        made = tuple(self._attribution(whole, *attribution) for attribution in attributions)
        return keyed_reading(Reading(document=document, model="made@1", attributions=made))

    def _attribution(self, text: str, start: int, name: str, content: str) -> Attribution:
        choose = self._random.choice
        said = start + len(name) + 1
        cue, what = phrase(text, (Span(said, said + 4),)), Span(said + 10, said + 10 + len(content))
        reason = Reason(of="certainty", why="the cue asserts what it governs", words=cue)
        source = Source(
            text=name,
            spans=(Span(start, start + len(name)),),
            kind=choose(tuple(SourceKind)),
            resolved=name,
            because=f"'{name}' is named in full",
        )
        return Attribution(
            id=f"x{start}",
            source=source,
            cue=cue,
            content=phrase(text, (what,)),
            quotation=choose(tuple(Quotation)),
            certainty=Certainties(source=choose(tuple(Certainty)), writer=None, score=2.5, because=(reason,)),
            evidence=choose(tuple(Evidence)),
            response=Response.ASSERTS if self._random.random() < 0.9 else Response.DENIES,
            because=(Reason(of="evidence", why="nothing says how the source knows", words=cue),),
        )
