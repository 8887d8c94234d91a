"""What is found in the bundled desk, beside how it really went: what is missed or invented is named here, one by one.

Whoever closes one takes it out of the lists; none may be added.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from reportedly.demo.corpus import demo_documents
from reportedly.demo.finding import group_of
from reportedly.demo.truth import Story, truth
from reportedly.linking.desk import kept_desk
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.provenance import provenance_of
from reportedly.linking.updating import link_new
from reportedly.model import Reading, Response
from reportedly.reading.claim_encoder import ClaimEncoder
from reportedly.rumours.hardening import hardening
from reportedly.rumours.provenance import origins
from reportedly.rumours.responses import ledger
from reportedly.store import keyed, open_store

STORIES = {story.name: story for story in truth()}
TAKING_BACK = (Response.DENIES, Response.DENIES_IN_PART, Response.CORRECTS, Response.RETRACTS)

# Documents of other stories that are in a rumour, by its name: "a new naval harbour has to be paid for".
BEYOND = {("harbour", "thale-02")}


class Read(Struct, frozen=True):
    """One rumour as it was found, with the true ids of its documents."""

    documents: set[str]
    origins: int
    shifts: set[tuple[str, str, str]]
    responses: set[tuple[str, str]]
    without: set[str]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Read]:
    """Every rumour of the bundled desk, read and joined by the shipped models."""
    from reportedly.reading.reader import Reader

    ids = {keyed(document).id: document.id for document in demo_documents()}
    with open_store("memory:") as store:
        store.writer.add(Reader().read_all([keyed(document) for document in demo_documents()]))
        encoder = ClaimEncoder()
        index = KeptIndex(Path(tmp_path_factory.mktemp("demo")) / "index", encoder.version)
        link_new(store, index, encoder.embed, encoder.repeats)
        view = store.view()
        desk, readings = kept_desk(view), {ids[r.document.id]: r for r in view.readings(sorted(ids))}
        return {story.name: _read(story, desk, view, readings, ids) for story in truth()}


def _read(story: Story, desk: Any, view: Any, readings: Mapping[str, Reading], ids: Mapping[str, str]) -> Read:
    sightings = [desk.sightings[claim] for claim in group_of(story, readings, desk.groups)]
    documents = {ids[sighting.document] for sighting in sightings}
    graph = provenance_of(view, sightings)
    mine = [readings[document] for document in documents]
    wording, answers = hardening(sightings, mine, graph.edges), ledger(sightings, mine)
    return Read(
        documents,
        origins(graph).count,
        {(s.change.value, ids[s.was.document], ids[s.now.document]) for s in wording.shifts},
        {(ids[e.document], e.response.value) for e in answers.entries},
        {ids[o.document] for o in answers.without},
    )


@pytest.mark.parametrize("name", STORIES)
def test_every_document_is_in_its_rumour(name: str, found: Mapping[str, Read]) -> None:
    """And no other is."""
    expected = {told.id for told in STORIES[name].documents}
    assert expected <= found[name].documents
    assert {(name, document) for document in found[name].documents - expected} <= BEYOND


@pytest.mark.parametrize("name", STORIES)
def test_responses_are_found_and_none_is_invented(name: str, found: Mapping[str, Read]) -> None:
    """By document and kind of response."""
    expected = {(told.id, a.response.value) for told in STORIES[name].documents for a in told.responses}
    assert found[name].responses == expected


@pytest.mark.parametrize("name", STORIES)
def test_who_left_the_denial_out(name: str, found: Mapping[str, Read]) -> None:
    """The documents after the first denial that carry the claim and have no denial themselves."""
    at = {document.id: document.published or "" for document in demo_documents()}
    story = STORIES[name]
    denying = {told.id for told in story.documents if any(a.response in TAKING_BACK for a in told.responses)}
    since = min((at[document] for document in denying), default=None)
    carrying = {told.id for told in story.documents} - denying
    assert found[name].without == {d for d in carrying if since is not None and at[d] > since}


@pytest.mark.parametrize("name", STORIES)
def test_the_origins_are_right(name: str, found: Mapping[str, Read]) -> None:
    """Neither fewer than there are, nor more."""
    assert found[name].origins == len(STORIES[name].origins)


@pytest.mark.parametrize("name", STORIES)
def test_launderings_softenings_and_corrections(name: str, found: Mapping[str, Read]) -> None:
    """Each by its two documents."""
    expected = {(s.kind, s.cited, told.id) for told in STORIES[name].documents for s in told.shifts}
    assert found[name].shifts == expected


def test_the_rumour_that_the_demo_shows_has_fourteen_documents(found: Mapping[str, Read]) -> None:
    """The post that began it is among them."""
    assert len(found["thale"].documents) == 14
