"""Rumours made up by chance, to break what must hold for all: each with a copy of one of its documents."""

from __future__ import annotations

from random import Random
from typing import TypedDict

from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import (
    Attribution,
    Credit,
    CreditRole,
    EdgeKind,
    Evidence,
    Hop,
    Link,
    Phrase,
    SourceKind,
    Span,
    TimeOrder,
)
from reportedly.rumours.copies.values import Derivation, Extent
from reportedly.rumours.provenance import Report
from reportedly.rumours.provenance.clocks import order
from tests.rumours.provenance.inventing import (
    ANONYMOUS,
    AUTHOR,
    BODY,
    CONTENT,
    MEDIA,
    PERSON,
    POST,
    RECORDING,
    copied,
    credit,
    hop,
    paper,
    says,
)

OUTLETS = [
    "The Daily Lantern",
    "Evening Lantern",
    "Lantern",
    "Harbour Post",
    "Kyiv Post",
    "The Weir",
    "Moss",
    "Ana Reis",
]
SHORT = ["the Lantern", "the Post", "Harbour", "Daily Lantern", "Weir"]
PEOPLE = ["Ana Reis", "Ida Moss", "Reis", "Boris Reis", "A. Reis", "Moss", "Ida Lantern", "Harbour Post"]
BODIES = ["Health Ministry", "Ministry of Health", "the Weir", "Palace", "Lantern"]
UNNAMED = ["sources in the clinic", "a palace guard", "officials", "a guard at the clinic", "a clinic surgeon"]
TEXTS = [CONTENT, "a ferry has sunk near Ansel", "a harbour", "fair weather is forecast for Ansel today"]
ROLES = ["surgeon at the clinic", "spokeswoman of the Health Ministry", None, None]
CREDITED = [
    CreditRole.SOURCE,
    CreditRole.AGENCY,
    CreditRole.FIRST_REPORTED,
    CreditRole.REPUBLISHED,
    CreditRole.CONTRIBUTED,
]


class Known(TypedDict):
    """What is known beside the documents."""

    families: dict[str, str] | None
    revisions: dict[str, str]


class Made(Struct):
    """Some documents with what they share, a copy of one of them, and what the copy shares with them."""

    reports: list[Report]
    shared: list[Derivation]
    known: Known
    copy: Report
    copied: list[Derivation]


def rumour_and_copy(chance: Random) -> Made:
    """A rumour of up to eight documents, and a later copy of one of them, or one of the same time or without one."""
    reports: list[Report] = []
    most = chance.randint(1, 8)
    for number in range(most):
        reports.append(_report(chance, f"d{number}", reports, most))
    pairs = [(f"d{a}", f"d{b}") for a in range(most) for b in range(a)]
    shared = [_shared(chance, *pair) for pair in chance.sample(pairs, min(len(pairs), chance.randint(0, 6)))]
    first = chance.choice(reports)
    copy = replace(
        paper(
            chance.choice("acx"), *first.claims, by=chance.choice([*OUTLETS, "Other", "Morning Lantern", "Post", None])
        ),
        credits=chance.choice([(), first.credits, _credits(chance, most), first.credits + _credits(chance, most)]),
        against=first.against,
        at=_not_before(chance, first.at),
        author=chance.choice([first.author, first.author, None]),
        links=chance.choice([(), (), first.links, (Link(url=_url(chance, most), text="ferry", spans=(Span(4, 9),)),)]),
        url=chance.choice([None, "https://desk.example/c", first.url, reports[-1].url]),
    )
    others = [other for other in reports if other is not first and chance.random() < 0.25]
    return Made(
        reports=reports,
        shared=shared,
        known=Known(families=_families(chance), revisions={"d1": "d0"} if chance.random() < 0.15 else {}),
        copy=copy,
        copied=[copied(first.document, copy.document), *(_shared(chance, o.document, copy.document) for o in others)],
    )


def _report(chance: Random, document: str, earlier: list[Report], most: int) -> Report:
    claims = tuple(_claim(chance, number, most) for number in range(chance.choice([1, 1, 2, 3])))
    if earlier and chance.random() < 0.4:
        claims = chance.choice(earlier).claims
    link = Link(url=_url(chance, most), text="ferry", spans=(Span(4, 9),))
    return replace(
        paper(document, *claims, by=chance.choice([*OUTLETS, None]), credits=_credits(chance, most)),
        against=frozenset(claim.id for claim in claims if chance.random() < 0.1),
        at=_time(chance),
        author="Ana Reis" if chance.random() < 0.06 else None,
        url=chance.choice([None, None, f"https://desk.example/{document}", "https://desk.example/d0"]),
        links=(link,) if chance.random() < 0.2 else (),
    )


def _claim(chance: Random, number: int, most: int) -> Attribution:
    chain = [_hop(chance, most) for _ in range(chance.choice([0, 1, 1, 1, 2, 2, 3]))]
    seen = Evidence.WITNESSED if chance.random() < 0.1 else Evidence.STATED
    text = chance.choice(TEXTS) if chance.random() < 0.25 else CONTENT
    claim = says(*chain, id=f"a{number}", role=chance.choice(ROLES), evidence=seen)
    return replace(claim, content=Phrase(text=text, spans=(Span(0, len(text)),)))


def _hop(chance: Random, most: int) -> Hop:
    at = chance.choice([0, 0, 30, 60])
    found = chance.choices(
        [
            hop(chance.choice(PEOPLE), at=at),
            hop(chance.choice(UNNAMED), chance.choice([ANONYMOUS, SourceKind.GROUP]), named=False, at=at),
            hop(
                chance.choice(OUTLETS + SHORT),
                chance.choice([MEDIA, MEDIA, BODY, PERSON, None]),
                named=chance.random() < 0.85,
                at=at,
            ),
            hop(chance.choice(BODIES), BODY, at=at),
            hop("a Kyiv Post journalist", PERSON, named=False, at=at),
            hop(chance.choice(["Chirper", "a video"]), chance.choice([POST, RECORDING]), named=at > 0, at=at),
            hop("a post by a Kyiv Post journalist on Chirper", MEDIA, named=False, at=at),
            hop("we", AUTHOR, named=False, at=at),
        ],
        weights=[30, 20, 25, 5, 4, 4, 2, 10],
    )[0]
    return replace(found, url=_url(chance, most) if chance.random() < 0.15 else None)


def _credits(chance: Random, most: int) -> tuple[Credit, ...]:
    kinds = [MEDIA, MEDIA, MEDIA, MEDIA, None, PERSON, ANONYMOUS, POST]
    names = [*OUTLETS, *SHORT, "officials"]
    return tuple(
        replace(
            credit(chance.choice(names), chance.choice(CREDITED), chance.choice(kinds)),
            url=_url(chance, most) if chance.random() < 0.15 else None,
        )
        for _ in range(chance.choice([0, 0, 1, 1, 2]))
    )


def _shared(chance: Random, one: str, other: str) -> Derivation:
    found = copied(one, other, EdgeKind.QUOTATION if chance.random() < 0.15 else EdgeKind.COPY)
    if found.kind is EdgeKind.QUOTATION or chance.random() < 0.5:
        return found
    half = replace(found.spans[0], left=Span(0, 12), right=Span(0, 12))
    extent = chance.choice([Extent.PARTLY, Extent.LEAD_CHANGED, Extent.COPIED])
    return replace(found, extent=extent, spans=(half,) if extent is Extent.COPIED else found.spans)


def _families(chance: Random) -> dict[str, str] | None:
    return chance.choice([None, None, {"The Weir": "G", "Moss": "G"}, {"Lantern": "G", "Kyiv Post": "G"}])


def _url(chance: Random, most: int) -> str:
    return f"https://desk.example/d{chance.randint(0, most)}"


def _time(chance: Random) -> str | None:
    day = f"2026-03-{chance.choice([1, 1, 1, 2, 2, 3]):02}"
    return chance.choice([None, day, day, f"{day}T{chance.choice([8, 10, 12]):02}:00:00+00:00"])


def _not_before(chance: Random, at: str | None) -> str | None:
    found = _time(chance)
    while found is not None and order(found, at) not in (TimeOrder.AFTER, TimeOrder.SAME_TIME):
        found = _time(chance)
    return found
