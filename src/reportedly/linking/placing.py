"""Claims as sightings, and what a store keeps of a claim's place in its rumour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from reportedly.linking.figures import figures
from reportedly.linking.linker import said
from reportedly.linking.polarity import polarity
from reportedly.linking.postings import key_of
from reportedly.linking.profiles import Profile, profile
from reportedly.linking.thinness import is_thin
from reportedly.linking.words import tokens
from reportedly.rumours.core import told
from reportedly.rumours.sightings import Sighting, dated, instant
from reportedly.rumours.threads import OFF_CORE, off_core, rank
from reportedly.store import Placement, StoredClaim, StoredDocument

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
        denied=polarity(claim.content, claim.response, claim.certainty).denied,
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
        denied=seen.denied,
        rank=rank(seen),
        figure=seen.figure,
    )


def headed(placed: Iterable[Placement], texts: Mapping[str, str]) -> list[Placement]:
    """The places of the claims of one rumour, with ranks as its core makes them; ``texts`` are their words."""
    found = list(placed)
    core = told(texts[place.claim] for place in found)
    return [msgspec.structs.replace(p, rank=off_core(p.rank, texts[p.claim], core)) for p in found]


def as_copy(alone: Placement, other: Placement) -> Placement:
    """The place of a claim in the rumour of another in the same words."""
    off = other.rank // OFF_CORE
    return msgspec.structs.replace(alone, rumour=other.rumour, rank=alone.rank % OFF_CORE + OFF_CORE * off)


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


def _day(claim: StoredClaim) -> int | None:
    """The ordinal of the day on which a claim was published, where that can be believed."""
    bare = Sighting(claim=claim.id, document=claim.document, text="", added=claim.added, published=claim.published)
    published = instant(claim.published) if dated(bare).time == claim.published else None
    return published.date().toordinal() if published is not None else None
