"""A source's record counts the rumours that people closed, and no others."""

from __future__ import annotations

from reportedly.rumours.closings import as_judgement
from reportedly.rumours.record import Closing, Status
from reportedly.store import Store
from reportedly.web.tracks import track_record
from tests.web.rumour_desk import place_rumours


def test_only_what_was_closed_counts(store: Store) -> None:
    """Each source by its own side; a rumour that it is not in says nothing of it."""
    place_rumours(store)
    sources = {source.name: source for source in store.view().sources().items}
    assert track_record(store.view(), sources["Ida Moss"]).closed == 0
    (rumour,) = (found for found in store.view().rumours().items if found.claims == 3)
    closing = Closing(claim=rumour.heading, status=Status.CONFIRMED_FALSE, by="ida", at="2026-08-01", reason="seen")
    store.writer.judge([as_judgement(closing)])
    found = {name: track_record(store.view(), source) for name, source in sources.items()}
    assert (found["Ida Moss"].decided, found["Ida Moss"].borne_out) == (1, 0)
    assert (found["the harbour office"].decided, found["the harbour office"].borne_out) == (1, 1)
    assert found["Ida Moss"].cases[0].rumour == rumour.id
