"""An invented rumour with everything that the desk holds about it, for the tests of its briefing."""

from __future__ import annotations

import msgspec

from reportedly.exports.briefing import Material
from reportedly.linking.desk import every_claim, sighting
from reportedly.model import (
    Certainties,
    Certainty,
    Edge,
    EdgeKind,
    Evidence,
    Fold,
    Hop,
    Judgement,
    Node,
    NodeKind,
    Origin,
    Origins,
    Provenance,
    Reading,
    Relation,
    Response,
    SourceKind,
    Standing,
    TimeOrder,
    Verdict,
)
from reportedly.rumours.hardening import hardening
from reportedly.rumours.responses import ledger
from reportedly.rumours.threads import thread
from reportedly.store import open_store
from tests.store.inventing import reading

MAY = "mayor Ana Reis may resign over the ferry contract"
GONE = "mayor Ana Reis has resigned over the ferry contract"
NOT = "mayor Ana Reis had resigned over the ferry contract"


def _said(who: str, what: str, certainty: Certainty, **data: str | None) -> Reading:
    made = reading((who, what), **data)
    claim = made.attributions[0]
    sure = Certainties(source=certainty, writer=None, score=1.0, because=())
    return msgspec.structs.replace(made, attributions=(msgspec.structs.replace(claim, certainty=sure),))


def _with(made: Reading, **values: object) -> Reading:
    return msgspec.structs.replace(made, attributions=(msgspec.structs.replace(made.attributions[0], **values),))


def readings() -> tuple[Reading, ...]:
    """One who hedges, one who does not, one who denies, and one who tells it again after that."""
    first = _said("Ida Moss", MAY, Certainty.POSSIBLE, outlet="The Weir", published="2026-05-04T08:00:00+00:00")
    second = _said(
        "the paper",
        GONE,
        Certainty.CERTAIN,
        outlet="Coastal <b>Courier</b>",
        published="2026-05-05T08:00:00+00:00",
        title="Mayor & council",
        url="https://example.org/mayor",
    )
    hops = tuple(Hop(name=n, kind=SourceKind.PERSON, text=n, spans=()) for n in ("the paper", "Tom Reed"))
    denial = _said(
        "the harbour office", NOT, Certainty.CERTAIN, outlet="The Weir", published="2026-05-06T08:00:00+00:00"
    )
    later = _said(
        "Ruta Halvorsen",
        GONE,
        Certainty.CERTAIN,
        outlet="Ferry News",
        published="2026-05-07T08:00:00+00:00",
        url="javascript:alert(1)",
    )
    return (
        first,
        _with(second, evidence=Evidence.RELAYED, chain=hops),
        _with(denial, response=Response.DENIES),
        later,
    )


def material(as_of: str | None = None) -> Material:
    """The rumour of these readings, with a graph in which the second has it from the first."""
    with open_store("memory:") as store:
        store.writer.add(readings(), at="2026-07-01T09:30:00+00:00")
        view = store.view()
        documents = {document.id: document for document in view.documents().items}
        sightings = [sighting(claim, documents[claim.document]) for claim in every_claim(view)]
        held = {made.document.id: made for made in view.readings(sorted(documents))}
    rumour = thread(sightings)
    order = list(dict.fromkeys(seen.document for seen in rumour.sightings))
    edge = Edge(
        derived=order[1],
        origin=order[0],
        relation=Relation.DERIVED,
        kind=EdgeKind.COPY,
        why="shares 41 words with it",
        confidence=0.9,
        order=TimeOrder.AFTER,
    )
    names = ("Ana Reis may resign (The Weir)", "Mayor & council", "Denied (The Weir)", "Gone (Ferry News)")
    nodes = tuple(
        Node(id=document, kind=NodeKind.DOCUMENT, name=name, at=documents[document].published)
        for document, name in zip(order, names, strict=True)
    )
    roots = (
        Origin(
            node=order[0],
            standing=Standing.NAMED,
            folded=(Fold(node=order[1], into=order[0], why=edge.why),),
        ),
        Origin(node=order[3], standing=Standing.UNKNOWN),
    )
    claims = [seen.claim for seen in rumour.sightings]
    return Material(
        rumour=rumour,
        documents=documents,
        readings=held,
        provenance=Provenance(nodes=nodes, edges=(edge,)),
        origins=Origins(named=1, unnamed=0, unknown=1, origins=roots, caveats=("one document has no date",)),
        ledger=ledger(sightings, held.values()),
        hardening=hardening(sightings, held.values(), (edge,)),
        judgements=(
            _judged(claims[0], claims[1], "ida"),
            _judged(claims[0], claims[2], "rule:join@1"),
        ),
        as_of=as_of,
    )


def _judged(left: str, right: str, by: str) -> Judgement:
    at = "2026-07-02T10:00:00+00:00"
    return Judgement(left=left, right=right, verdict=Verdict.SAME, by=by, at=at, reasons=("one event",))
