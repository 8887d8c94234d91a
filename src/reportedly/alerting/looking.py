"""What was added to a store since it was looked at last, as alerts that the store keeps.

The first look notes how far it came and finds nothing: what is there already is no news. A claim brings one alert of a
kind at most, however often it is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from reportedly.alerting.noticing import Look, Noticed, notices
from reportedly.errors import UsageError
from reportedly.linking.placing import sighting
from reportedly.linking.provenance import provenance_of
from reportedly.rumours.hardening import hardening
from reportedly.rumours.provenance import origins
from reportedly.rumours.sightings import Sighting
from reportedly.store import Placement, Store, StoredClaim, View
from reportedly.store.alerts import Alert, Delivery, SavedSearch
from reportedly.store.encoding import digest
from reportedly.store.instants import instant

MOST_CLAIMS = 2_000  # of a rumour that is looked at
_MANY = 1_000_000


def wanted(view: View) -> bool:
    """Whether anybody waits for alerts: a search is kept, or a webhook was given."""
    return bool(view.searches() or view.webhooks())


def look(store: Store, families: Mapping[str, str] | None = None) -> tuple[Alert, ...]:
    """What happened to the rumours since the last look, kept as alerts with what is to be sent.

    Documents that are not joined with the others yet wait for the next look, and so does everything in a store that
    may not be written to. ``families`` are the publishers.
    """
    if not store.writable:
        return ()
    view = store.view()
    looked = view.looked()
    if looked is None:
        last = view.last_arrival()
        if last is not None:
            store.writer.notice((), (), last)
        return ()
    new, until = _new(view, looked)
    if not new:
        return ()
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    found = [alert for members in _changed(view, new) for alert in _alerts(view, members, looked, families, at)]
    sent = [
        Delivery(webhook=webhook.id, alert=alert.id, due=at)
        for webhook in view.webhooks()
        for alert in found
        if webhook.search is None or webhook.search in alert.searches
    ]
    known = {alert.id for alert in found if view.alert(alert.id) is not None}
    store.writer.notice(found, sent, until)
    return tuple(alert for alert in found if alert.id not in known)


def _new(view: View, looked: str) -> tuple[set[str], str]:
    """The documents that came in since, as far as all before them are joined, and when the last of them was added."""
    waiting = {mark.document for mark in view.unlinked(limit=_MANY)}
    arrivals = view.arrived(looked, limit=_MANY)
    stop = next((a.added for a in arrivals if a.document in waiting), None)
    joined = [a for a in arrivals if stop is None or (instant(a.added) or 0) < (instant(stop) or 0)]
    return {a.document for a in joined}, joined[-1].added if joined else looked


def _changed(view: View, new: set[str]) -> Iterator[list[Placement]]:
    """The places of the claims of each rumour that is in new documents and in others."""
    touched = sorted({placed.rumour for placed in view.placements(documents=sorted(new))})
    groups: defaultdict[str, list[Placement]] = defaultdict(list)
    for placed in view.placements(rumours=touched) if touched else ():
        groups[placed.rumour].append(placed)
    for _, members in sorted(groups.items()):
        if len(members) <= MOST_CLAIMS and any(placed.document not in new for placed in members):
            yield members


def _alerts(
    view: View, members: Sequence[Placement], looked: str, families: Mapping[str, str] | None, at: str
) -> Iterator[Alert]:
    claims = {claim.id: claim for claim in view.claims_named([placed.claim for placed in members])}
    documents = {d.id: d for d in view.documents_named(sorted({placed.document for placed in members}))}
    seen = [sighting(claim, documents.get(claim.document)) for claim in claims.values()]
    until = instant(looked) or 0
    before = [s for s in seen if (instant(s.added) or 0) <= until]
    if not before or len(before) == len(seen):
        return
    for found in notices(_look(view, before, families), _look(view, seen, families)):
        yield _alert(found, min(claims), at, tuple(_searches(view, found, claims)))


def _look(view: View, seen: Sequence[Sighting], families: Mapping[str, str] | None) -> Look:
    graph = provenance_of(view, seen, families)
    readings = list(view.readings(sorted({s.document for s in seen})))
    wordings = hardening(seen, readings, graph.edges).wordings
    return Look(sightings=seen, origins=origins(graph), wordings=wordings)


def _alert(found: Noticed, rumour: str, at: str, searches: tuple[str, ...]) -> Alert:
    return Alert(
        id=f"e{digest((found.kind.value, found.claim))[:16]}",
        at=at,
        kind=found.kind,
        rumour=rumour,
        claim=found.claim,
        document=found.document,
        was=found.was,
        now=found.now,
        searches=searches,
    )


def _searches(view: View, found: Noticed, claims: Mapping[str, StoredClaim]) -> Iterator[str]:
    """The kept searches that find the claim that brought it, or another one of its rumour."""
    inside = set(claims)
    documents = [found.document, *sorted({c.document for c in claims.values()} - {found.document})]
    for search in view.searches():
        if any(_finds(view, search, documents[:20], inside)):
            yield search.id


def _finds(view: View, search: SavedSearch, documents: Iterable[str], inside: set[str]) -> Iterator[bool]:
    for document in documents:
        try:
            hits = view.search(search.words, msgspec.structs.replace(search.filters, document=document)).items
        except UsageError:  # a search that an older version understood
            return
        yield any(hit.claim is not None and hit.claim.id in inside for hit in hits)
