"""A figure that a text gives about something, as a range; two that cannot both be so are at odds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from reportedly.model import Notice, NoticeKind, Span, phrase

FAR = 1e9  # no upper limit ("more than twenty years")
_MOST = 50  # figures about one thing that are compared


class Fact(Struct, frozen=True, kw_only=True):
    """``about`` is what the figure tells of (whose, and what); the words at ``span`` put it between two limits."""

    about: tuple[str, str]
    low: float
    high: float
    span: Span
    shown: str


def at_odds(text: str, facts: Iterable[Fact]) -> Iterator[Notice]:
    """One notice for each thing of which two figures have no value in common, with the first such pair of words."""
    together: dict[tuple[str, str], list[Fact]] = {}
    for fact in sorted(facts, key=lambda f: f.span):
        together.setdefault(fact.about, []).append(fact)
    for about, found in together.items():
        pair = next(_apart(found[:_MOST]), None)
        if pair is not None:
            phrases = tuple(phrase(text, (fact.span,)) for fact in pair)
            why = f"{about[0]}, {about[1]}: {pair[0].shown} and {pair[1].shown}"
            yield Notice(kind=NoticeKind.AT_ODDS, why=why, phrases=phrases)


def _apart(found: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            if one.high < other.low or other.high < one.low:
                yield one, other
