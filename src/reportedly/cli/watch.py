"""``reportedly watch``: asks sources again and again, politely, and keeps every version of an article."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.alerts import after_adding
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.printable import one_line
from reportedly.cli.read import AllowPrivate, settings_of
from reportedly.cli.reporting import say
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.intake.taking import DocumentReader
    from reportedly.store import Feed

EPILOG = "Exit code: 0 when it was stopped, or with --once if every source answered; 1 if one did not."


def watch(
    sources: Annotated[
        Path,
        typer.Argument(metavar="FILE_OF_SOURCES", help="An address a line; see the documentation.", dir_okay=False),
    ],
    db: Db = None,
    once: Annotated[bool, typer.Option("--once", help="Ask every source once, then end.")] = False,
    interval: Annotated[str, typer.Option("--interval", help="How often a source is asked: 90s, 30m, 2h, 1d.")] = "30m",
    pause: Annotated[
        float, typer.Option("--pause", min=0, help="The least time in seconds between two requests to a host.")
    ] = 1.0,
    allow_private: AllowPrivate = False,
) -> int:
    """Ask feeds, sitemaps and pages again and again, and keep every version of an article.

    What is new or has changed is shown as it comes in. Ctrl-C ends it after the page that is being read.
    """
    from reportedly.cli.intake.sources import read_sources
    from reportedly.cli.intake.watching import Watch
    from reportedly.store import open_store

    watched = read_sources(sources, _every(interval))
    stop = Event()
    with _stopped_by_signals(stop), open_store(desk_url(db)) as store:
        settings = settings_of(allow_private, None)
        watching = Watch(
            store,
            watched,
            settings,
            _reader,
            tell=_tell,
            complain=say,
            stop=stop,
            pause=pause,
            after=partial(after_adding, store, settings),
        )
        watching.run(once=once)
        for state in watching.standing():
            _tell(standing(state))
    return 1 if once and watching.failed else 0


def standing(state: Feed) -> str:
    """When a source last worked, and what is the matter if it does not."""
    worked = f"last worked {state.worked}" if state.worked else "has never worked"
    times = f"{state.failures} time{'s' if state.failures > 1 else ''}"
    return f"{state.url}: {worked}" + (f"; failed {times}: {state.problem}" if state.problem else "")


def _every(interval_text: str) -> timedelta:
    from reportedly.cli.intake.sources import interval

    every = interval(interval_text)
    if every is None:
        raise UsageError(f"--interval {interval_text} is no time; give it as 90s, 30m, 2h or 1d")
    return every


@contextmanager
def _stopped_by_signals(stop: Event) -> Iterator[None]:
    """The first signal asks to stop; a second one ends the program as usual."""
    before: dict[int, Any] = {}

    def ask(number: int, _: FrameType | None) -> None:
        stop.set()
        signal.signal(number, before[number])

    for asked in (signal.SIGINT, signal.SIGTERM):
        before[asked] = signal.signal(asked, ask)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(line: str) -> None:
    typer.echo(one_line(line) if not line.startswith("  ") else f"  {one_line(line)}")


def _reader() -> DocumentReader:
    from reportedly.reading.reader import Reader

    return Reader()
