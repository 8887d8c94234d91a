"""Where visited pages stand, and when they are due again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from reportedly.cli.intake.pages import Pages
from reportedly.loading.raw import Validator
from reportedly.loading.visits import Failed, Visit
from reportedly.store import Store

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "https://weir.example/1"
VISIT = Visit(url=URL, found=None, validator=Validator(etag='"1"'))


def test_a_visit_is_kept_in_the_store(store: Store) -> None:
    """With the validator that the server gave."""
    Pages([]).visited(VISIT, NOW, changed=True, writer=store.writer)
    pages = Pages(store.view().feeds())
    assert pages.validators() == {URL: Validator(etag='"1"')}
    assert pages.visited_today(URL, NOW + 23 * HOUR)
    assert not pages.visited_today(URL, NOW + 25 * HOUR)
    assert not pages.visited_today("https://weir.example/2", NOW)


def test_a_page_that_does_not_change_is_due_after_twice_the_time(store: Store) -> None:
    """And after a week never; a change begins again at an hour."""
    pages, now, hours = Pages([]), NOW, []
    pages.visited(VISIT, now, changed=True, writer=store.writer)
    while (due := pages[URL].due) is not None:
        moment = datetime.fromisoformat(due)
        assert not pages.is_due(URL, moment - timedelta(seconds=1))
        assert list(pages.due(moment)) == [URL]
        hours.append((moment - now) / HOUR)
        now = moment
        pages.visited(VISIT, now, changed=False, writer=store.writer)
    assert hours == [1, 2, 4, 8, 16, 32, 64, 128]
    assert not pages.is_due(URL, now + 10_000 * HOUR)
    pages.visited(VISIT, now, changed=True, writer=store.writer)
    assert pages.is_due(URL, now + HOUR)


def test_a_page_never_visited_is_due() -> None:
    """It may be new."""
    assert Pages([]).is_due(URL, NOW)


def test_a_failure_that_may_be_over_is_looked_at_soon(store: Store) -> None:
    """After a minute, then after twice the time, for a week; a visit that works ends it."""
    pages, now, minutes = Pages([]), NOW, []
    failed = Failed(url=URL, reason="was answered with 503", passes=True)
    pages.failed(failed, now, store.writer)
    while (due := pages[URL].due) is not None:
        now = datetime.fromisoformat(due)
        assert list(pages.due(now)) == [URL]
        minutes.append((now - datetime.fromisoformat(pages[URL].checked or "")) / timedelta(minutes=1))
        pages.failed(failed, now, store.writer)
    assert minutes == [2**n for n in range(14)]
    pages.visited(VISIT, now, changed=False, writer=store.writer)
    assert pages[URL].due == (now + HOUR).isoformat()
    assert Pages(store.view().feeds())[URL].problem is None


def test_what_cannot_be_had_is_met_again_only_where_it_is_listed(store: Store) -> None:
    """After an hour, two, four, and no more after a week."""
    pages, hours = Pages([]), []
    failed = Failed(url=URL, reason="was answered with 404", passes=False)
    pages.failed(failed, NOW, store.writer)
    now = NOW
    while (due := pages[URL].due) is not None:
        assert not pages.is_due(URL, now)
        hours.append((datetime.fromisoformat(due) - now) / HOUR)
        now = datetime.fromisoformat(due)
        assert pages.is_due(URL, now)
        assert list(pages.due(now)) == []
        pages.failed(failed, now, store.writer)
    assert hours == [1, 2, 4, 8, 16, 32, 64, 128]


def test_a_server_that_names_a_time_is_left_alone_for_so_long(store: Store) -> None:
    """Retry-After counts where it is longer than what we would wait."""
    pages = Pages([])
    pages.failed(Failed(url=URL, reason="was answered with 429", passes=True, wait=7200.0), NOW, store.writer)
    assert pages[URL].due == (NOW + 2 * HOUR).isoformat()
