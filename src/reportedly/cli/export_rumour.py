"""What ``reportedly export`` takes out of a desk about one rumour: its provenance, or its briefing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportedly.cli.export_rumours import sightings_named
from reportedly.cli.rumour import titles_judge
from reportedly.exports.formats import Format
from reportedly.exports.of_rumour import documents
from reportedly.rumours.threads import thread

if TYPE_CHECKING:
    from reportedly.exports.briefing import Material
    from reportedly.store import Store


def written_out(store: Store, id: str, as_of: str | None, format: Format, families: Mapping[str, str]) -> bytes:
    """The rumour of that id, or of the claim of that id, in a format of provenance or of briefings.

    Raises UsageError where there is no such rumour, and ReportedlyError where the format needs what is not there.
    """
    material = material_of(store, id, as_of, families)
    match format:
        case Format.PROV:
            from reportedly.exports.provenance import prov_json

            return prov_json(material.provenance) + b"\n"
        case Format.GRAPHML:
            from reportedly.exports.graphml import graphml

            return graphml(material.provenance)
        case _:
            from reportedly.exports.briefing import briefing
            from reportedly.exports.briefing_page import briefing_page
            from reportedly.exports.pdf import pdf

            page = briefing_page(briefing(material))
            return pdf(page) if format is Format.PDF else page.encode("utf-8", "replace")


def material_of(store: Store, id: str, as_of: str | None, families: Mapping[str, str]) -> Material:
    """Everything that the desk holds about one rumour; ``families`` are the publishers of outlets."""
    from reportedly.exports.briefing import Material
    from reportedly.linking.provenance import provenance_of
    from reportedly.rumours.hardening import hardening
    from reportedly.rumours.provenance import origins
    from reportedly.rumours.responses import ledger

    found = sightings_named(store, id, as_of)
    view = store.view(as_of)
    rumour = thread(found, titles_judge(view, {sighting.document for sighting in found}))
    readings = {reading.document.id: reading for reading in view.readings(sorted(documents(view, rumour)))}
    graph = provenance_of(view, found, families)
    return Material(
        rumour=rumour,
        documents=documents(view, rumour),
        readings=readings,
        provenance=graph,
        origins=origins(graph),
        ledger=ledger(found, readings.values()),
        hardening=hardening(found, readings.values(), graph.edges),
        judgements=tuple(view.judged([sighting.claim for sighting in found])),
        as_of=as_of,
    )
