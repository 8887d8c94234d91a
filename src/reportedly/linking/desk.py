"""The rumours of a stored desk: what is new is linked and judged, and rumours are derived from the judgements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec import Struct

from reportedly.linking.clusters import clusters
from reportedly.linking.figures import figures
from reportedly.linking.judgements import Holding, bonds, holding, judged, links, worth_keeping
from reportedly.linking.linker import Embed, Linker
from reportedly.linking.polarity import polarity
from reportedly.linking.profiles import Profile, profile
from reportedly.linking.vector_file import VectorFile
from reportedly.linking.words import tokens
from reportedly.rumours.sightings import Sighting, dated, instant
from reportedly.store import Store, StoredClaim, StoredDocument, View

_PAGE = 500


class Desk(Struct, frozen=True):
    """A desk at a moment: every claim as a sighting, what holds about pairs, and the rumours as groups of claims."""

    sightings: dict[str, Sighting]
    held: Holding
    groups: tuple[tuple[str, ...], ...]

    def group_of(self, claim: str) -> tuple[str, ...]:
        """The claims of the rumour that a claim belongs to; nothing where there is no such claim."""
        return next((group for group in self.groups if claim in group), ())


def link_new(store: Store, vectors: VectorFile, encoder: Embed) -> int:
    """Links the claims that are new since the last time and keeps the rule's judgements; how many claims are new.

    The others are looked up by their vectors and are not compared again. Raises StoreError as the store does.
    """
    claims = list(every_claim(store.view()))
    fresh = [claim for claim in claims if claim.id not in vectors.linked]
    if not fresh:
        return 0
    linker = Linker(lambda texts: vectors.embed(texts, encoder))
    linker.recall(_profile(claim) for claim in claims if claim.id in vectors.linked)
    found = linker.add(_profile(claim) for claim in fresh)
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    copies = linker.copies()
    store.writer.judge(judged(pair, at) for pair in (*found, *copies) if worth_keeping(pair))
    vectors.save(claim.id for claim in fresh)
    return len(fresh)


def desk(view: View) -> Desk:
    """The rumours of a view, from what is judged in it; pure but for the reading."""
    documents = {document.id: document for document in _every_document(view)}
    sightings = {claim.id: sighting(claim, documents.get(claim.document)) for claim in every_claim(view)}
    held = holding(view.judgements())
    groups = clusters(sightings, links(held), bonds(held))
    return Desk(sightings, held, groups)


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


def every_claim(view: View) -> Iterator[StoredClaim]:
    """All claims of a view."""
    cursor = None
    while True:
        page = view.claims(cursor=cursor, limit=_PAGE)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return


def _every_document(view: View) -> Iterator[StoredDocument]:
    cursor = None
    while True:
        page = view.documents(cursor=cursor, limit=_PAGE)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return


def _profile(claim: StoredClaim) -> Profile:
    """The profile of a claim; a date that cannot be right is none, or a wrong clock would keep the same apart."""
    believed = dated(sighting(claim, None)).time == claim.published
    published = instant(claim.published) if believed else None
    return profile(
        claim.id,
        claim.content,
        published=published.date() if published is not None else None,
        response=claim.response,
        certainty=claim.certainty,
        source=claim.name,
    )
