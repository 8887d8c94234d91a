"""Claims as sightings, and what a store keeps of a claim's place in its rumour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache

import msgspec

from reportedly.linking.figures import figures
from reportedly.linking.linker import said
from reportedly.linking.polarity import polarity
from reportedly.linking.postings import key_of
from reportedly.linking.profiles import Profile, profile
from reportedly.linking.thinness import is_phrase, is_thin
from reportedly.linking.words import tokens
from reportedly.rumours.core import told
from reportedly.rumours.sightings import Sighting, dated, denies, instant, says_no
from reportedly.rumours.threads import OFF_CORE, off_core, rank
from reportedly.store import Placement, StoredClaim, StoredDocument

_FIRST = datetime.min.replace(tzinfo=UTC)
_HALF = 1 << 63


def sighting(claim: StoredClaim, document: StoredDocument | None) -> Sighting:
    """A stored claim as its rumour shows it."""
    counted = figures(claim.content, tokens(claim.content))
    return Sighting(
        claim=claim.id,
        document=claim.document,
        text=claim.content,
        added=claim.added,
        source=claim.name,
        kind=claim.kind,
        outlet=claim.outlet,
        published=claim.published,
        captured=document.captured if document is not None else None,
        basis=document.basis.published if document is not None else None,
        response=claim.response,
        certainty=claim.certainty,
        denied=_says_no_itself(claim),
        bare=is_phrase(claim.content),
        figure=f"{counted[0].value:,g} {counted[0].unit}".strip() if counted else None,
    )


def placement(claim: StoredClaim, document: StoredDocument | None) -> Placement:
    """The place of a claim that is a rumour by itself."""
    seen = sighting(claim, document)
    return Placement(
        claim=claim.id,
        rumour=claim.id,
        document=claim.document,
        copy=copy_of(claim),
        at=dated(seen).time,
        denied=_denies(claim, turned=turns(claim)),
        rank=rank(seen),
        figure=seen.figure,
    )


def headed(placed: Iterable[Placement], claims: Mapping[str, StoredClaim]) -> list[Placement]:
    """The places of the claims of one rumour, ranked as its core says, and denying what its heading says.

    ``claims`` has at least those of the places. It makes no difference which rumour they were in before.
    """
    found = list(placed)
    core = told(claims[place.claim].content for place in found)
    ranked = [msgspec.structs.replace(p, rank=off_core(p.rank, claims[p.claim].content, core)) for p in found]
    turned = bool(ranked) and turns(claims[min(ranked, key=forth).claim])
    return [msgspec.structs.replace(p, denied=_denies(claims[p.claim], turned=turned)) for p in ranked]


def as_copy(claim: StoredClaim, alone: Placement, other: Placement, *, turned: bool) -> Placement:
    """The place of a claim in the rumour of another in the same words; ``turned`` is whether its heading ``turns``."""
    rank = alone.rank % OFF_CORE + OFF_CORE * (other.rank // OFF_CORE)
    return msgspec.structs.replace(alone, rumour=other.rumour, rank=rank, denied=_denies(claim, turned=turned))


def forth(placed: Placement) -> tuple[int, datetime, str, str]:
    """What the claims of a rumour are sorted by so that its heading comes first."""
    return placed.rank, instant(placed.at) or _FIRST, placed.document, placed.claim


def turns(heading: StoredClaim) -> bool:
    """Whether the words of a claim that heads a rumour say no, so that to say no is to agree with it."""
    return says_no(heading.response, denied=_says_no_itself(heading))


def copy_of(claim: StoredClaim) -> int:
    """A number that claims in the same words of one day have in common, unless they say too little."""
    return key_of(says(claim)) - _HALF


def says(claim: StoredClaim) -> str:
    """The words of a claim and its day, as copies have them in common; of a thin one, what no other has."""
    if is_thin(claim.content):
        return claim.id
    words, day = said(claim.content, _day(claim))
    return f"{words}|{day or ''}"


def claim_profile(claim: StoredClaim) -> Profile:
    """The profile of a claim; a date that cannot be right is none, or a wrong clock would keep the same apart."""
    published = instant(claim.published) if _day(claim) is not None else None
    return profile(
        claim.id,
        claim.content,
        published=published.date() if published is not None else None,
        response=claim.response,
        certainty=claim.certainty,
        source=claim.name,
    )


def _denies(claim: StoredClaim, *, turned: bool) -> bool:
    return denies(claim.response, denied=_says_no_itself(claim), turned=turned)


def _says_no_itself(claim: StoredClaim) -> bool:
    return polarity(claim.content, claim.response, claim.certainty).denied


def _day(claim: StoredClaim) -> int | None:
    """The ordinal of the day on which a claim was published, where that can be believed."""
    return _day_of(claim.published, claim.added)


@lru_cache(maxsize=1 << 10)  # all claims of a document have one
def _day_of(written: str | None, added: str) -> int | None:
    bare = Sighting(claim="", document="", text="", added=added, published=written)
    published = instant(written) if dated(bare).time == written else None
    return published.date().toordinal() if published is not None else None
