"""Rounds of visits, without a real pause; the command itself has its own tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

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


class Clock:
    """The time of a watch, which a test moves on."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = datetime(2026, 7, 6, 12, tzinfo=UTC)
        patch.setattr("reportedly.cli.intake.watching.this_moment", lambda: self.now)


def _lists(gazette: Gazette, *paths: str) -> None:
    items = "".join(f"<item><link>{path}</link></item>" for path in paths)
    gazette.pages["/feed"] = f"<rss><channel>{items}</channel></rss>".encode(), "application/rss+xml"


def _rounds(watch: Watch, clock: Clock, *hours: float) -> None:
    for hour in hours:
        clock.now += timedelta(hours=hour)
        watch.run(once=True)


def test_a_page_that_failed_for_the_moment_is_not_lost(
    store: Store, gazette: Gazette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked for again, though its feed lists it no more."""
    clock = Clock(monkeypatch)
    gazette.pages["/1"] = TEXT.encode(), "text/plain"
    gazette.troubles["/1"] = [503, 503]
    watch, _told = _watch(store, gazette, Event(), "/feed")
    _lists(gazette, "/1")
    _rounds(watch, clock, 0)
    _lists(gazette)
    _rounds(watch, clock, 0.1, 0.1, 0.1)
    assert [document.url for document in store.view().documents().items] == [gazette.url("/1")]


def test_a_page_that_is_gone_is_asked_for_ever_less(
    store: Store, gazette: Gazette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it was there once, was never there, or cannot be read any more; robots.txt is asked for once."""
    clock = Clock(monkeypatch)
    gazette.pages |= {"/1": (TEXT.encode(), "text/plain"), "/2": (f"{TEXT} So she said.".encode(), "text/plain")}
    watch, _told = _watch(store, gazette, Event(), "/feed")
    for rest in ("", "/none"):  # a feed that changes is sent again, with all that it lists
        _lists(gazette, "/1", "/2", "/gone", *filter(None, [rest]))
        _rounds(watch, clock, 0.1)
    del gazette.pages["/1"]
    gazette.pages["/2"] = b" ", "text/plain"
    gazette.asked.clear()
    for number in range(50):
        _lists(gazette, "/1", "/2", "/gone", f"/{number}.txt")
        _rounds(watch, clock, 0.2)
    asked = Counter(path for path, _ in gazette.asked)
    assert [asked[path] for path in ("/feed", "/1", "/2", "/gone", "/robots.txt")] == [50, 3, 3, 3, 0]


def test_a_source_that_names_a_time_is_left_alone_for_so_long(
    store: Store, gazette: Gazette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Retry-After counts, where it is longer than twice the interval."""
    clock = Clock(monkeypatch)
    gazette.troubles["/feed"] = [429]
    gazette.retry_after = "7200"
    watch, _told = _watch(store, gazette, Event(), "/feed")
    _rounds(watch, clock, 0)
    (state,) = watch.standing()
    assert state.due is not None
    assert timedelta(hours=2) <= datetime.fromisoformat(state.due) - clock.now <= timedelta(hours=2.2)


def test_a_sitemap_that_another_lists_is_looked_at_each_time(
    store: Store, gazette: Gazette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New pages are met though the outer one never changes; it is not sent again while it is the same."""
    clock = Clock(monkeypatch)
    place = "<{0}><loc>{1}</loc></{0}>"
    index = f"<sitemapindex>{place.format('sitemap', gazette.url('/inner.xml'))}</sitemapindex>"
    gazette.pages["/index.xml"] = index.encode(), "application/xml"
    watch, _told = _watch(store, gazette, Event(), "/index.xml")
    for number in range(12):
        gazette.pages[f"/{number}.txt"] = TEXT.replace("Ida", f"Ida {number}").encode(), "text/plain"
        listed = "".join(place.format("url", gazette.url(f"/{n}.txt")) for n in range(number + 1))
        gazette.pages["/inner.xml"] = f"<urlset>{listed}</urlset>".encode(), "application/xml"
        _rounds(watch, clock, 24)
        assert store.view().counts().documents == number + 1
