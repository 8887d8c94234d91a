"""The provenance of a stored rumour: its documents are read, their copies found, and the graph is built.

Whatever shows where a rumour comes from, or how many origins it has, takes the graph from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from reportedly.model import Document, Provenance
from reportedly.rumours.copies import Derivation, shared_words
from reportedly.rumours.provenance import provenance, report
from reportedly.rumours.sightings import Sighting
from reportedly.rumours.threads import facing
from reportedly.store import View

_KEPT = 64  # rumours of which the copies are remembered


def provenance_of(view: View, sightings: Iterable[Sighting], families: Mapping[str, str] | None = None) -> Provenance:
    """The graph of the rumour of ``sightings``; ``families`` are the publishers of outlets."""
    by_document: dict[str, list[Sighting]] = {}
    for sighting in facing(sightings):
        by_document.setdefault(sighting.document, []).append(sighting)
    readings = list(view.readings(sorted(by_document)))
    first = provenance(report(reading, by_document[reading.document.id]) for reading in readings)
    return provenance(
        [report(reading, by_document[reading.document.id]) for reading in readings],
        _shared(tuple(reading.document for reading in readings)),
        families=families,
        revisions=_revisions(view, sorted(by_document)),
        judgements=view.judged([node.id for node in first.nodes]),
    )


@lru_cache(maxsize=_KEPT)
def _shared(documents: tuple[Document, ...]) -> tuple[Derivation, ...]:
    """What the documents share, which takes most of the time, and is asked again with each look at a rumour."""
    return tuple(shared_words(documents))


def _revisions(view: View, documents: Sequence[str]) -> dict[str, str]:
    """Each document that revised another of them, with the version before it."""
    inside = set(documents)
    found: dict[str, str] = {}
    for document in documents:
        versions = [version.id for version in view.revisions(document) if version.id in inside]
        found.update(zip(versions[1:], versions[:-1], strict=True))
    return found
