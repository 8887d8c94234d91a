"""schema.org as JSON-LD: a rumour is a Claim with its appearances; a ClaimReview only where a person signed one.

The author of a Claim is who is said to have made it. Nothing in a Claim says whether it is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportedly.exports.iris import iri, web_address
from reportedly.exports.lines import encoded
from reportedly.model import Response, SourceKind
from reportedly.rumours.record import Closing
from reportedly.rumours.threads import Seen, Thread
from reportedly.store import StoredDocument

CONTEXT = "https://schema.org"
_ORGANISATIONS = frozenset({SourceKind.ORGANISATION, SourceKind.MEDIA, SourceKind.GROUP})

Json = dict[str, Any]


def graph(things: Iterable[Json]) -> Iterator[bytes]:
    """One JSON-LD document with all things, a line each."""
    yield f'{{"@context": "{CONTEXT}", "@graph": [\n'.encode()
    between = b""
    for thing in things:
        yield between + encoded(thing)
        between = b",\n"
    yield b"\n]}\n"


def claim(rumour: Thread, documents: Mapping[str, StoredDocument]) -> Json:
    """A rumour as a Claim: its earliest clear words, who asserts it, and where it appears, first to last."""
    seen = list({sighting.document: sighting for sighting in reversed(rumour.sightings)}.values())[::-1]
    appearances = [_appearance(sighting, documents.get(sighting.document)) for sighting in seen]
    return {
        "@type": "Claim",
        "@id": iri("rumour", rumour.id),
        "identifier": rumour.id,
        "text": rumour.claim,
        "author": _authors(rumour),
        "firstAppearance": appearances[0],
        "appearance": appearances,
    }


def claim_review(rumour: Thread, closing: Closing) -> Json:
    """What the person who closed a rumour says of it, by name; raises ValueError where they did not close it."""
    if not closing.status.closed:
        raise ValueError(f"{rumour.id} is {closing.status}, and a review is of what is closed")
    review = {
        "@type": "ClaimReview",
        "@id": iri("review", f"{rumour.id}:{closing.by}:{closing.at}"),
        "claimReviewed": rumour.claim,
        "itemReviewed": {"@type": "Claim", "@id": iri("rumour", rumour.id)},
        "author": {"@type": "Person", "name": closing.by},
        "datePublished": closing.at,
        "reviewRating": {"@type": "Rating", "alternateName": closing.status.value},
        "reviewBody": closing.reason,
    }
    return {name: value for name, value in review.items() if value}


def _authors(rumour: Thread) -> list[Json]:
    """Who is said to assert it, each once, in order of time."""
    asserting = (s for s in rumour.sightings if s.source and not s.denied and s.response is Response.ASSERTS)
    return list({sighting.source: _author(sighting) for sighting in asserting}.values())


def _author(sighting: Seen) -> Json:
    return {"@type": "Organization" if sighting.kind in _ORGANISATIONS else "Person", "name": sighting.source}


def _appearance(sighting: Seen, document: StoredDocument | None) -> Json:
    """One document, with what is known of it."""
    address = web_address(document.url) if document is not None else None
    known = {
        "url": address,
        "headline": document.title if document is not None else None,
        "inLanguage": document.language if document is not None else None,
        "datePublished": document.published if document is not None else None,
        "publisher": {"@type": "Organization", "name": sighting.outlet} if sighting.outlet else None,
    }
    whole = {"@type": "CreativeWork", "@id": address or iri("document", sighting.document), **known}
    return {name: value for name, value in whole.items() if value is not None}
