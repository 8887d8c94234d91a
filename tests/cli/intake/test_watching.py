"""Rounds of visits, without a real pause; the command itself has its own tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from threading import Event

from reportedly.cli.intake.sources import WatchedSource
from reportedly.cli.intake.watching import Watch
from reportedly.model import Document, Reading
from reportedly.settings import Settings
from reportedly.store import Store
from tests.loading.conftest import Gazette

LOCAL = Settings(allow_private=True, fetch_seconds=10)
TEXT = "Ida said that the old bridge over the weir would hold until the spring, and that nobody had asked her."


class NoReader:
    """Finds nothing."""

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One empty reading each."""
        yield from (Reading(document=document, model="none@1", attributions=()) for document in documents)


def _watch(store: Store, gazette: Gazette, stop: Event, *paths: str) -> tuple[Watch, list[str]]:
    told: list[str] = []
    sources = [WatchedSource(gazette.url(path), timedelta(minutes=10)) for path in paths]
    return Watch(store, sources, LOCAL, NoReader, tell=told.append, complain=lambda _: None, stop=stop, pause=0.0), told


def test_a_source_that_fails_is_asked_half_as_often_each_time(store: Store, gazette: Gazette) -> None:
    """Up to once a day; once it works, it is asked as often as before."""
    waits = []
    for _ in range(10):
        watch, _told = _watch(store, gazette, Event(), "/missing")
        watch.run(once=True)
        (state,) = watch.standing()
        assert state.due is not None
        assert state.checked is not None
        waits.append((datetime.fromisoformat(state.due) - datetime.fromisoformat(state.checked)) / timedelta(minutes=1))
    expected = [20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440]
    assert all(minutes <= wait <= 1.1 * minutes for minutes, wait in zip(expected, waits, strict=True))
    gazette.pages["/missing"] = TEXT.encode(), "text/plain"
    watch, _told = _watch(store, gazette, Event(), "/missing")
    watch.run(once=True)
    (state,) = watch.standing()
    assert (state.failures, state.problem) == (0, None)
    assert state.worked is not None


def test_a_page_is_watched_like_a_feed(store: Store, gazette: Gazette) -> None:
    """A source may be one page."""
    gazette.pages["/page"] = TEXT.encode(), "text/plain"
    watch, told = _watch(store, gazette, Event(), "/page")
    watch.run(once=True)
    first, last = told
    assert first.startswith("new: Ida said that the old bridge")
    assert first.endswith(f"({gazette.url('/page')})")
    assert last == f"{gazette.url('/page')}: 1 new"
    assert store.view().counts().documents == 1


def test_a_stop_ends_the_round(store: Store, gazette: Gazette) -> None:
    """Nothing is asked any more."""
    stop = Event()
    stop.set()
    watch, told = _watch(store, gazette, stop, "/article")
    watch.run(once=False)
    assert (told, gazette.asked) == ([], [])
