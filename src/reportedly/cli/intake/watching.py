"""Rounds of visits to the sources that are due and to the articles that were met, one page after the other."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from threading import Event

from msgspec import structs

from reportedly.cli.intake.difference import difference
from reportedly.cli.intake.pages import Pages, this_moment
from reportedly.cli.intake.sources import WatchedSource
from reportedly.cli.printable import shortened
from reportedly.headline import called
from reportedly.intake.taking import DocumentReader, Intake, Taken
from reportedly.loading import load
from reportedly.loading.visits import Failed, Visitor
from reportedly.model import Document, Refusal
from reportedly.settings import Settings
from reportedly.store import Feed, Outcome, Store

LONGEST_BACK_OFF = timedelta(days=1)
TITLE_LENGTH = 90
_NEW = (Outcome.ADDED, Outcome.REVISED)


class Stopped(Exception):  # noqa: N818 (no error: somebody asked for it)
    """Somebody asked to stop while a pause was kept."""


class Watch:
    """Watches ``sources``; ``tell`` gets a line for each thing that a person should see, ``complain`` for refusals.

    ``stop`` ends it after the page that is being read; what was taken in until then is stored.
    ``after`` is called when a round is over.
    """

    def __init__(
        self,
        store: Store,
        sources: Sequence[WatchedSource],
        settings: Settings,
        reader: Callable[[], DocumentReader],
        *,
        tell: Callable[[str], object],
        complain: Callable[[str], object],
        stop: Event,
        pause: float,
        after: Callable[[], object] = bool,
    ) -> None:
        self._store = store
        self._sources = sources
        self._addresses = {source.url for source in sources}
        self._settings = settings
        self._tell = tell
        self._complain = complain
        self._stop = stop
        self._pause = pause
        self._after = after
        self._pages = Pages(store.view().feeds())
        self._visitor = self._new_visitor()
        self._intake = Intake(store, reader, self._committed)
        self._changed: set[str] = set()
        self._problem: str | None = None
        self._asked_for = timedelta()
        self.failed = False

    def run(self, *, once: bool) -> None:
        """Rounds until ``stop``, or one round in which every source is asked."""
        due = list(self._sources)
        while not self._stop.is_set():
            self._round(due)
            self._after()
            if once:
                return
            self._stop.wait(self._seconds_left())
            due = [source for source in self._sources if self._is_due(source)]

    def standing(self) -> Iterator[Feed]:
        """Where each source stands, in the order of the file."""
        yield from (self._pages[source.url] for source in self._sources)

    def _round(self, due: Sequence[WatchedSource]) -> None:
        self._visitor.begin(self._pages.validators())
        self._changed.clear()
        for source in due:
            if not self._stop.is_set():
                self._source(source)
        for url in [url for url in self._pages.due(this_moment()) if url not in self._addresses]:
            if not self._stop.is_set():
                self._page(url)

    def _new_visitor(self) -> Visitor:
        """One for all rounds, so that robots.txt is not asked for in each; what is not due yet is not visited."""
        return Visitor(
            self._settings,
            skip=lambda url: not self._pages.is_due(url, this_moment()),
            always_asks=True,
            pause=self._pause,
            attempts=1,
            sleep=self._sleep,
        )

    def _source(self, source: WatchedSource) -> None:
        """Asks one source and keeps how that went."""
        self._problem, self._asked_for = None, timedelta()
        before = self._intake.tally.outcomes.copy()
        self._load(source.url)
        if self._stop.is_set():
            return
        row, now = self._pages[source.url], this_moment()
        failures = row.failures + 1 if self._problem else 0
        self.failed = self.failed or bool(self._problem)
        # a source that fails is asked half as often each time, and never by many watchers at the same moment
        wait = min(source.every * 2 ** min(failures, 10), max(source.every, LONGEST_BACK_OFF))
        due = now + max(wait, self._asked_for) * random.uniform(1.0, 1.1)
        state = structs.replace(
            row,
            checked=now.isoformat(),
            worked=row.worked if self._problem else now.isoformat(),
            due=due.isoformat(timespec="seconds"),
            failures=failures,
            problem=self._problem,
        )
        self._pages.keep(state, self._store.writer)
        met = self._intake.tally.outcomes - before
        self._tell(f"{source.url}: {self._problem or _counted(met)}")

    def _page(self, url: str) -> None:
        """Asks for an article again. If what came cannot be read, that counts as a visit too."""
        self._problem = None
        self._load(url)
        if self._problem is not None and not self._stop.is_set() and self._pages.is_due(url, this_moment()):
            failed = Failed(url=url, reason=self._problem, passes=False)
            self._pages.failed(failed, this_moment(), self._store.writer)

    def _load(self, url: str) -> None:
        try:
            for item in load([url], self._settings, visitor=self._visitor):
                self._take(item, url)
                if self._stop.is_set():
                    break
        except Stopped:
            pass
        self._store_all()

    def _take(self, item: Document | Refusal, url: str) -> None:
        if isinstance(item, Refusal):
            if item.target == url:
                self._problem = item.reason
            self._complain(f"{item.target}: {item.reason}; {item.remedy}")
        self._intake.take(item)

    def _store_all(self) -> None:
        """Stores what waits, and then that the pages were visited."""
        self._intake.commit()
        self._keep_visits()

    def _committed(self, taken: Sequence[Taken]) -> None:
        for one in taken:
            if one.outcome in _NEW:
                self._changed.add(one.document.url or "")
                self._show(one)
        self._keep_visits()

    def _keep_visits(self) -> None:
        for visit in self._visitor.take_done():
            changed = visit.found in self._changed or self._pages[visit.url].worked is None
            self._pages.visited(visit, this_moment(), changed=changed, writer=self._store.writer)
        for failed in self._visitor.take_failed():
            if failed.url in self._addresses:  # how a source went is kept beside
                self._asked_for = timedelta(seconds=failed.wait)
            else:
                self._pages.failed(failed, this_moment(), self._store.writer)

    def _show(self, one: Taken) -> None:
        document = one.document
        name = shortened(called(document.title, document.text, document.url), TITLE_LENGTH)
        self._tell(f"{'new' if one.outcome is Outcome.ADDED else 'changed'}: {name} ({document.url or document.id})")
        if one.outcome is Outcome.REVISED:
            for line in self._changes(one):
                self._tell(f"  {line}")

    def _changes(self, one: Taken) -> list[str]:
        """What changed since the version that was added before this one, if its text is kept."""
        view = self._store.view()
        others = [version for version in view.revisions(one.document.id) if version.id != one.document.id]
        before = view.reading(max(others, key=lambda version: version.added).id) if others else None
        if before is None or not before.document.text:
            return []
        return difference(before.document.text, one.document.text)

    def _sleep(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise Stopped

    def _is_due(self, source: WatchedSource) -> bool:
        due = self._pages[source.url].due
        return due is None or datetime.fromisoformat(due) <= this_moment()

    def _seconds_left(self) -> float:
        """Until the first source is due; a minute at most, since articles are due too."""
        times = [self._pages[source.url].due for source in self._sources]
        left = [(datetime.fromisoformat(time) - this_moment()).total_seconds() for time in times if time is not None]
        return min(max(1.0, min(left, default=1.0)), 60.0)


def _counted(met: dict[Outcome, int]) -> str:
    parts = [f"{met[outcome]} {word}" for outcome, word in _WORDS if met.get(outcome)]
    return ", ".join(parts) or "nothing new"


_WORDS = ((Outcome.ADDED, "new"), (Outcome.REVISED, "changed"), (Outcome.REFRESHED, "refreshed"))
