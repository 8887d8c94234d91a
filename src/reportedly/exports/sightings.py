"""The sightings of rumours as rows of a table: each claim where it was seen, with the rumour that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from reportedly.model import Response, SourceKind
from reportedly.rumours.threads import Seen, Thread


class SightingRow(Struct, frozen=True, kw_only=True):
    """One sighting; ``at`` rests on what ``basis`` says, and ``denied`` is whether the claim denies the rumour."""

    rumour: str
    claim: str
    document: str
    at: str
    basis: str
    outlet: str | None
    source: str | None
    kind: SourceKind | None
    text: str
    response: Response
    denied: bool


def sighting_rows(rumour: Thread) -> Iterator[SightingRow]:
    """A rumour's sightings in order of time."""
    return (_row(rumour.id, seen) for seen in rumour.sightings)


def _row(rumour: str, seen: Seen) -> SightingRow:
    return SightingRow(
        rumour=rumour,
        claim=seen.claim,
        document=seen.document,
        at=seen.at,
        basis=seen.basis,
        outlet=seen.outlet,
        source=seen.source,
        kind=seen.kind,
        text=seen.text,
        response=seen.response,
        denied=seen.denied,
    )
