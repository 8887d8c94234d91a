"""Where watched sources and visited pages stand, from the store and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from msgspec import structs

from reportedly.loading.raw import Validator
from reportedly.loading.visits import Failed, Visit
from reportedly.store import Feed, Writer

LONGEST_INTERVAL = timedelta(days=7)
FIRST_INTERVAL = timedelta(hours=1)
FIRST_RETRY = timedelta(minutes=1)
_ALL_DAY = timedelta(days=1)


class Pages:
    """Every address that was visited, by URL, as the store has it."""

    def __init__(self, feeds: Iterable[Feed]) -> None:
        self._rows = {feed.url: feed for feed in feeds}

    def __getitem__(self, url: str) -> Feed:
        return self._rows.get(url) or Feed(url=url)

    def validators(self) -> dict[str, Validator]:
        """Those that servers gave for the pages."""
        rows = self._rows.values()
        return {
            row.url: Validator(etag=row.etag, last_modified=row.last_modified)
            for row in rows
            if row.etag or row.last_modified
        }

    def visited_today(self, url: str, now: datetime) -> bool:
        """Whether a visit worked in the last 24 hours."""
        worked = self[url].worked
        return worked is not None and now - datetime.fromisoformat(worked) < _ALL_DAY

    def is_due(self, url: str, now: datetime) -> bool:
        """Whether the page was never asked for, or the time of its next visit has come."""
        row = self[url]
        return row.checked is None or (row.due is not None and datetime.fromisoformat(row.due) <= now)

    def due(self, now: datetime) -> Iterator[str]:
        """The pages that are due again: those that were visited, and those whose failure may be over."""
        yield from [url for url, row in self._rows.items() if (row.worked or row.failures) and self.is_due(url, now)]

    def keep(self, feed: Feed, writer: Writer) -> None:
        """Keeps where one address stands, here and in the store."""
        self._rows[feed.url] = feed
        writer.feed(feed)

    def visited(self, visit: Visit, now: datetime, *, changed: bool, writer: Writer) -> None:
        """Keeps that a visit worked; a page that has not changed is due after twice the time, after a week never."""
        row, validator = self[visit.url], visit.validator
        due, at = _due(now, FIRST_INTERVAL if changed else _doubled(row)), now.isoformat()
        feed = Feed(
            url=visit.url, etag=validator.etag, last_modified=validator.last_modified, checked=at, worked=at, due=due
        )
        self.keep(feed, writer)

    def failed(self, failed: Failed, now: datetime, writer: Writer) -> None:
        """Keeps that a page could not be had, so that it is asked for again after twice the time, after a week never.

        That is soon where the failure may be over soon. Any other is met again only where the page is listed still.
        """
        row = self[failed.url]
        again = FIRST_RETRY * 2 ** min(row.failures, 20) if failed.passes else _doubled(row)
        interval = max(again, timedelta(seconds=failed.wait))
        failures = row.failures + 1 if failed.passes else 0
        due, at = _due(now, interval), now.isoformat()
        self.keep(structs.replace(row, checked=at, due=due, failures=failures, problem=failed.reason), writer)


def _doubled(row: Feed) -> timedelta:
    """Twice the time that lay between the last two visits, where neither failed."""
    if row.due is None or row.checked is None or row.failures:
        return FIRST_INTERVAL
    return 2 * (datetime.fromisoformat(row.due) - datetime.fromisoformat(row.checked))


def _due(now: datetime, interval: timedelta) -> str | None:
    return (now + interval).isoformat() if interval <= LONGEST_INTERVAL else None


def this_moment() -> datetime:
    """Now, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
