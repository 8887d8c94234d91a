"""One invented rumour for the tests of what is made of a rumour."""

from __future__ import annotations

from reportedly.model import Certainty, Response, SourceKind
from reportedly.rumours.sightings import Sighting
from reportedly.rumours.threads import Thread, thread
from reportedly.store import StoredDocument
from reportedly.store.records import record, stored_document
from tests.store.inventing import reading

SIGHTINGS = (
    Sighting(
        claim="a1",
        document="d1",
        text="mayor Ana Reis has resigned in Port Ansel",
        added="2026-07-01T00:00:00+00:00",
        source="Ida Moss",
        kind=SourceKind.PERSON,
        outlet="The Weir",
        published="2026-05-04",
        certainty=Certainty.CERTAIN,
    ),
    Sighting(
        claim="a2",
        document="d2",
        text="Ana Reis resigned as mayor",
        added="2026-07-01T00:00:00+00:00",
        source=None,
        outlet="Coastal <Courier>",
        published="2026-05-05T10:00:00+02:00",
    ),
    Sighting(
        claim="a3",
        document="d2",
        text="Ana Reis had not resigned",
        added="2026-07-01T00:00:00+00:00",
        source="the harbour office",
        kind=SourceKind.ORGANISATION,
        outlet="Coastal <Courier>",
        published="2026-05-05T10:00:00+02:00",
        response=Response.DENIES,
        denied=True,
    ),
)


def rumour() -> Thread:
    """A rumour in two documents, which one of three voices denies."""
    return thread(SIGHTINGS)


def documents() -> dict[str, StoredDocument]:
    """Its documents, one with an address on the web."""
    weir = reading(("Ida Moss", SIGHTINGS[0].text), url="https://example.org/a", title="Mayor gone", outlet="The Weir")
    courier = reading(("the harbour office", SIGHTINGS[2].text), url="notes/b.txt", outlet="Coastal <Courier>")
    found = (stored_document(record(made, added=0)) for made in (weir, courier))
    return dict(zip(("d1", "d2"), found, strict=True))
