"""``reportedly add``: takes articles, archives, feeds and posts into the desk's memory."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.alerts import after_adding
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.intake.progress import Meter, bytes_of
from reportedly.cli.read import AllowPrivate, MaxBytes, settings_of
from reportedly.cli.reporting import say
from reportedly.model import Refusal

if TYPE_CHECKING:
    from reportedly.cli.intake.pages import Pages
    from reportedly.intake.taking import DocumentReader, Intake
    from reportedly.loading.visits import Visitor
    from reportedly.settings import Settings
    from reportedly.store import Store

EPILOG = "Exit code: 0 if every input was taken in, 1 if any was refused (each with one line), 2 if the call is wrong."


def add(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-", help="Files, folders, patterns, pages, feeds, sitemaps; '-' is standard input."
        ),
    ],
    db: Db = None,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as one line of JSON.")] = False,
    allow_private: AllowPrivate = False,
    max_bytes: MaxBytes = None,
) -> int:
    """Take articles, archives, feeds and posts into the desk's memory.

    What is known already is not read again, so a run that was stopped goes on where it was.
    """
    from reportedly.store import open_store

    with open_store(desk_url(db)) as store:
        return _Run(store, settings_of(allow_private, max_bytes), json=json).add(targets)


class _Run:
    """One call: the store, what goes into it, and what a person is told."""

    def __init__(self, store: Store, settings: Settings, *, json: bool) -> None:
        from reportedly.cli.intake.pages import Pages, this_moment
        from reportedly.intake.taking import Intake
        from reportedly.loading.visits import Visitor

        self._store = store
        self._settings = settings
        self._json = json
        self._pages: Pages = Pages(store.view().feeds())
        self._visitor: Visitor = Visitor(
            settings, self._pages.validators(), skip=lambda url: self._pages.visited_today(url, this_moment())
        )
        self._meter = Meter(None, shown=False)
        self._intake: Intake = Intake(store, _reader, lambda _: self._keep_visits(), self._show)
        self._begun = time.monotonic()

    def add(self, targets: Sequence[str]) -> int:
        """Takes in everything and returns the exit code; what was taken in is told also when it is stopped."""
        shown = sys.stderr.isatty()
        with Meter(bytes_of(targets) if shown else None, shown=shown) as self._meter:
            try:
                self._take(targets)
            except KeyboardInterrupt:
                self._tell()
                say("the same call again goes on from here")
                raise
        self._tell()
        return 1 if self._intake.tally.refused else 0

    def _show(self) -> None:
        self._meter.show(self._intake.done)

    def _take(self, targets: Sequence[str]) -> None:
        from reportedly.loading import load

        for item in load(
            targets, self._settings, sys.stdin.buffer, self._visitor, self._meter.opened, self._meter.unread
        ):
            if isinstance(item, Refusal):
                self._meter.tell(f"{item.target}: {item.reason}; {item.remedy}")
            self._intake.take(item)
            self._show()
        self._intake.commit()
        self._keep_visits()
        after_adding(self._store, self._settings)

    def _keep_visits(self) -> None:
        """Only once their documents are stored; a kill before that means that the page is visited again."""
        from reportedly.cli.intake.pages import this_moment

        for visit in self._visitor.take_done():
            self._pages.visited(visit, this_moment(), changed=visit.found is not None, writer=self._store.writer)

    def _tell(self) -> None:
        from reportedly.cli.intake.summary import as_json, as_text, summary

        summed = summary(self._intake.tally, self._visitor.unchanged, time.monotonic() - self._begun)
        typer.echo(as_json(summed) if self._json else as_text(summed))


def _reader() -> DocumentReader:
    from reportedly.reading.reader import Reader

    return Reader()
