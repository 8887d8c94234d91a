"""Tests of the provenance of a stored rumour."""

from __future__ import annotations

import pytest

from reportedly.linking import provenance as module
from reportedly.linking.placing import sighting
from reportedly.linking.provenance import provenance_of
from reportedly.model import EdgeKind, Judgement, Relation, Verdict
from reportedly.rumours.provenance import origins
from reportedly.store.memory import MemoryStore
from tests.store.inventing import reading

CLAIM = ("Ana Reis", "the lighthouse at Brill will be sold to a hotel by the end of the summer")


def test_copies_revisions_and_judgements_are_found_in_the_store() -> None:
    """Two documents at one address, and a person who joins two sources."""
    store = MemoryStore()
    url = "https://weir.example/sale"
    store.writer.add(
        [
            reading(CLAIM, outlet="The Weir", published="2026-05-04", captured="2026-05-04T10:00:00Z", url=url),
            reading(CLAIM, CLAIM, outlet="The Weir", published="2026-05-04", captured="2026-05-05T10:00:00Z", url=url),
            reading(("Tom Reed", CLAIM[1]), outlet="Coastal Courier", published="2026-05-06"),
        ],
        at="2026-07-01",
    )
    view = store.view()
    sightings = [sighting(claim, view.document(claim.document)) for claim in view.claims().items]
    graph = provenance_of(view, sightings)
    assert Relation.REVISED in {edge.relation for edge in graph.edges}
    assert EdgeKind.COPY in {edge.kind for edge in graph.edges}
    assert origins(graph).count == 2
    same = Judgement(left="source:ana reis", right="source:tom reed", verdict=Verdict.SAME, by="mara", at="2026-07-02")
    store.writer.judge([same])
    assert origins(provenance_of(store.view(), sightings)).count == 1


def test_the_copies_of_a_rumour_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as it has the same documents; another document is another question."""
    asked = []
    monkeypatch.setattr(module, "shared_words", lambda documents: asked.append(documents) or ())
    store = MemoryStore()
    store.writer.add([reading(("Ana Reis", CLAIM[1]), outlet="Mast")], at="2026-07-01")
    view = store.view()
    sightings = [sighting(claim, view.document(claim.document)) for claim in view.claims().items]
    for _ in range(2):
        provenance_of(view, sightings)
    assert len(asked) == 1
    provenance_of(view, [])
    assert len(asked) == 2
