"""One rumour gathered for its page: its claims, their documents, and what is derived from both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from reportedly.exports.briefing import Material
from reportedly.linking.counting import recount
from reportedly.linking.judgements import holding
from reportedly.linking.placing import sighting
from reportedly.linking.provenance import provenance_of
from reportedly.linking.title_stance import HeadlineReader, judge_of
from reportedly.model import Provenance
from reportedly.rumours.hardening import hardening
from reportedly.rumours.provenance import origins
from reportedly.rumours.responses import ledger
from reportedly.rumours.threads import thread
from reportedly.store import Member, RumourFilters, Store, StoredRumour, View
from reportedly.store.walking import every
from reportedly.views.deciding import decided
from reportedly.views.rumour import Found

MOST = 5_000
COUNTED = 400  # claims of a rumour of which origins are counted before anybody asks
BEGIN = 60
LAST = 500

Families = Mapping[str, str] | None
"""The publishers of outlets, as written; None where the desk knows none."""
Reader = Callable[[], HeadlineReader] | None
"""What makes the reader of headlines, once one is needed."""


def material_of(view: View, id: str, families: Families = None, reader: Reader = None) -> Material | None:
    """What a briefing of a rumour is made from; None where there is no such rumour.

    ``families`` are the publishers of outlets, ``reader`` makes what reads headlines, here and below.
    """
    rumour = named(view, id)
    if rumour is None:
        return None
    found = gathered(view, rumour, families, reader)
    return Material(
        rumour=found.thread,
        documents={document.id: document for document in view.documents_named(sorted(found.readings))},
        readings=found.readings,
        provenance=found.provenance,
        origins=origins(found.provenance),
        ledger=found.ledger,
        hardening=found.hardening,
        judgements=tuple(view.judged([seen.claim for seen in found.thread.sightings])),
        as_of=None,
    )


def named(view: View, id: str) -> StoredRumour | None:
    """The rumour of that id, the one that it was joined with since, or the one that a claim of that id is in."""
    return view.rumour_of(id) if id.startswith("a") else view.rumour(id) or view.rumour_once(id)


def gathered(
    view: View, rumour: StoredRumour, families: Families = None, reader: Reader = None, *, only_begin: bool = False
) -> Found:
    """What the page of a rumour is made from, of a very large one its earliest 5,000 claims.

    With ``only_begin`` it is what can be had at once: the first 60 claims, and not where they come from. Stances are
    those that headlines tell where there is a ``reader``, else by the words of claims alone.
    """
    members = members_of(view, rumour.id, BEGIN if only_begin else MOST)
    ids = sorted({member.claim.document for member in members})
    readings = {reading.document.id: reading for reading in view.readings(ids)}
    documents = {document.id: document for document in view.documents_named(ids)}
    sightings = [sighting(member.claim, documents.get(member.claim.document)) for member in members]
    claims = {member.claim.id for member in members}
    judged = list(view.judged(sorted(claims)))
    held = holding(judged)
    graph = provenance_of(view, sightings, families) if not only_begin else Provenance(nodes=(), edges=())
    return Found(
        rumour=rumour,
        whole=len(members) == rumour.claims,
        members=members,
        readings=readings,
        thread=thread(sightings, judge_of(view, ids, reader) if reader is not None and not only_begin else None),
        hardening=hardening(sightings, readings.values(), graph.edges),
        ledger=ledger(sightings, readings.values()),
        provenance=graph,
        origins=origins(graph) if not only_begin else None,
        working=only_begin,
        judgements=tuple(j for (left, right), j in sorted(held.items()) if left in claims and right in claims),
        decided=decided(judged),
    )


def count_origins(store: Store, families: Families = None, among: Sequence[StoredRumour] | None = None) -> int:
    """Counts the origins of rumours where they are not known; how many were.

    Without ``among``, of the 500 that were seen last in several documents; none where they cannot be kept.
    """
    if not store.writable:
        return 0
    recount(store, families)
    view = store.view()
    looked_at = view.rumours(RumourFilters(least=2), limit=LAST).items if among is None else among
    changed = [rumour for rumour in looked_at if uncounted(rumour)]
    counts = {rumour.id: gathered(view, rumour, families).origins for rumour in changed}
    store.writer.origins({key: found.count for key, found in counts.items() if found is not None})
    return len(counts)


def uncounted(rumour: StoredRumour) -> bool:
    """Whether the origins of a rumour are not known, and can be counted before anybody asks for its page."""
    return rumour.origins is None and rumour.claims <= COUNTED


def members_of(view: View, id: str, most: int) -> Sequence[Member]:
    """The claims of a rumour in order of time, so many at most."""
    return list(islice(every(view.members, id), most))
