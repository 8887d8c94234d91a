"""Rumours as rows of a table, and their sightings: each claim where it was seen, with the rumour it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import asdict

from reportedly.model import Response, SourceKind
from reportedly.rumours.threads import Thread
from reportedly.store import StoredRumour


class RumourRow(Struct, frozen=True, kw_only=True):
    """One rumour with its counts; ``origins`` are the apparent ones, at most, where they were counted."""

    id: str
    claim: str
    documents: int
    outlets: int
    sources: int
    denials: int
    variants: int
    origins: int | None
    first_seen: str
    last_seen: str


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


def rumour_row(rumour: Thread | StoredRumour) -> RumourRow:
    """The row of a rumour, worked out or kept."""
    return RumourRow(
        id=rumour.id,
        claim=rumour.claim,
        documents=rumour.documents,
        outlets=rumour.outlets,
        sources=rumour.sources,
        denials=rumour.denials,
        variants=rumour.variants if isinstance(rumour, StoredRumour) else len(rumour.variants),
        origins=rumour.origins if isinstance(rumour, StoredRumour) else None,
        first_seen=rumour.first_seen,
        last_seen=rumour.last_seen,
    )


def sighting_rows(rumour: Thread) -> Iterator[SightingRow]:
    """A rumour's sightings in order of time."""
    return (SightingRow(rumour=rumour.id, **asdict(seen)) for seen in rumour.sightings)
