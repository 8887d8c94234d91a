"""Pages of rumours are kept, and never shown once anything that they are made from has changed."""

from __future__ import annotations

import time
from contextlib import closing

import pytest

from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import Decision, Topic, as_judgement
from reportedly.store import Store, Subject
from reportedly.web import kept_pages
from reportedly.web.beside import Beside
from reportedly.web.calm import Calm
from reportedly.web.kept_pages import RumourPages, key_of
from tests.web.rumour_desk import place_rumours


@pytest.fixture
def rumour(store: Store) -> str:
    """The id of a rumour of three claims."""
    place_rumours(store)
    return next(found.id for found in store.view().rumours().items if found.claims == 3)


def test_a_page_is_worked_out_once(store: Store, rumour: str) -> None:
    """Asked for by its id or by that of a claim in it."""
    with closing(Beside()) as beside:
        pages = RumourPages(store, dict, beside)
        first = pages.whole(rumour)
        assert first is not None
        assert pages.soon(rumour) is first
        assert pages.whole(first.sightings[0].claim) is first
        assert pages.soon("r000000000000") is None


def test_whatever_it_is_made_from_makes_another(store: Store, rumour: str) -> None:
    """A status, a decision about a pair, a publisher, and what is forgotten."""
    families: dict[str, str] = {}
    with closing(Beside()) as beside:
        pages = RumourPages(store, lambda: families, beside)
        page = pages.whole(rumour)
        assert page is not None
        left, right = sorted(seen.claim for seen in page.sightings)[:2]
        at = "2026-08-01T00:00:00+00:00"
        status = Decision(subject=left, topic=Topic.STATUS, value="new", by="ida", at=at)
        store.writer.judge([as_judgement(status)])
        second = pages.whole(rumour)
        assert second is not None
        assert second.decided.status is not None
        store.writer.judge([Judgement(left=left, right=right, verdict=Verdict.SAME, by="ida", at=at)])
        third = pages.whole(rumour)
        assert third is not second
        families["The Weir"] = "Weir Press"
        assert pages.whole(rumour) is not third
        store.writer.forget(Subject.PERSON, "Ida Moss", by="ida", why="asked")
        last = next(found for found in store.view().rumours().items if found.claims > 1)
        shown = pages.whole(last.id)
        assert shown is not None
        assert "Moss" not in str(shown.sightings)


def test_a_number_of_origins_changes_nothing(store: Store, rumour: str) -> None:
    """It is worked out from the same, and the page knows it itself."""
    before = store.view().rumour(rumour)
    assert before is not None
    key = key_of(store.view(), before, {})
    store.writer.origins({rumour: 7})
    after = store.view().rumour(rumour)
    assert after is not None
    assert key_of(store.view(), after, {}) == key


def test_other_families_have_the_origins_counted_anew(store: Store, rumour: str) -> None:
    """The number that was counted without them is shown nowhere any more; the same families change nothing."""
    families: dict[str, str] = {}
    with closing(Beside()) as beside:
        pages = RumourPages(store, lambda: families, beside)
        for family, kept in (("Moss Group", None), ("Moss Group", 7), ("Weir Press", None)):
            families["The Weir"] = family
            pages.fresh()
            assert [found.origins for found in store.view().rumours().items if found.id == rumour] == [kept]
            store.writer.origins({rumour: 7})


def test_a_large_one_begins_at_once(store: Store, rumour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is whole as soon as that was worked out beside the pages."""
    monkeypatch.setattr(kept_pages, "AT_ONCE", 1)
    with closing(Beside()) as beside:
        pages = RumourPages(store, dict, beside)
        begun = pages.soon(rumour)
        assert begun is not None
        assert (begun.working, begun.questions.origins, begun.provenance.edges) == (True, None, ())
        end = time.monotonic() + 20
        while (found := pages.soon(rumour)) is not None and found.working:
            assert time.monotonic() < end
            time.sleep(0.01)
        assert found is not None
        assert found.questions.origins is not None


def test_what_is_kept_is_bounded(store: Store, rumour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its claims; the last one that was asked for stays."""
    monkeypatch.setattr(kept_pages, "MOST_CLAIMS", 3)
    other = next(found.id for found in store.view().rumours().items if found.id != rumour)
    with closing(Beside()) as beside:
        pages = RumourPages(store, dict, beside)
        first, second = pages.whole(rumour), pages.whole(other)
        assert pages.whole(other) is second
        assert pages.whole(rumour) is not first


def test_origins_that_are_not_known_are_counted_beside_the_list(store: Store, rumour: str) -> None:
    """Once for all; the list shows their number a moment later."""
    with closing(Beside(Calm(0.0))) as beside:
        pages = RumourPages(store, dict, beside)
        pages.count(store.view().rumours().items)
        for _ in range(500):
            if all(found.origins is not None for found in store.view().rumours().items if found.id == rumour):
                return
            time.sleep(0.01)
    raise AssertionError("they are never counted")
