"""``reportedly demo``: the bundled story, read and shown, or the bundled desk with its rumours."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from reportedly.cli import listing
from reportedly.cli.intake.desk import Db
from reportedly.cli.read import Html, Json, Output, settings_of
from reportedly.cli.reporting import say
from reportedly.cli.writing import form_of, write
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.linking.desk import Desk
    from reportedly.store import Store, View

COLUMNS = ("Rumour", "Documents", "Origins at most", "Really", "Id")
SHOWN = "thale"  # the story whose page is shown


class Outcome(Struct, frozen=True, kw_only=True):
    """A rumour of the bundled desk as it was found, with how many origins it really has; ``id`` is that of a rumour."""

    name: str
    claim: str
    documents: int
    origins: int
    really: int
    id: str


def demo(
    json: Json = False,
    html: Html = False,
    output: Output = None,
    desk: Annotated[
        bool, typer.Option("--desk", help="Take in the bundled month of news, and show its rumours.")
    ] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="In a terminal, serve that desk to the browser until Ctrl-C.")
    ] = False,
    db: Db = None,
) -> int:
    """Read the bundled story, which is fictional, and show it; or the bundled desk of 60 documents."""
    from reportedly.demo import story
    from reportedly.reading.reader import Reader

    if desk and (json or html or output is not None):
        raise UsageError("--desk is shown in the terminal alone; leave out --json, --html and --output")
    if db is not None and not desk:
        raise UsageError("--db is where --desk takes its documents in; give --desk with it")
    if serve and not desk:
        raise UsageError("--serve serves what --desk takes in; give --desk with it")
    if desk:
        with TemporaryDirectory() as folder:
            url = db or f"sqlite:///{Path(folder) / 'demo.db'}"
            _show_desk(url)
            if serve and sys.stdout.isatty():
                _serve(url)
    else:
        write(Reader().read_all([story()]), form_of(json, html), output)
    return 0


def _show_desk(url: str) -> None:
    """Takes the bundled documents into a desk, and shows what it finds of their rumours, and the page of one."""
    from reportedly.cli.families import families_of
    from reportedly.cli.linked import linked
    from reportedly.cli.rumour import judge_of, page_of, text, with_origins
    from reportedly.store import open_store

    with open_store(url) as store:
        counted = _take(store)
        found, view = linked(store), store.view()
        outcomes = list(_outcomes(found, view))
        shown = next(outcome.id for outcome in outcomes if outcome.name == SHOWN)
        page = with_origins(page_of(found, shown, judge=judge_of(found, shown, view)), found, view, families_of(url))
    typer.echo(f"{counted} documents of a month in a country that does not exist\n")
    listing.show(outcomes, json=False, limit=None, columns=COLUMNS, row=_row)
    typer.echo("\n" + text(page))


def _serve(url: str) -> None:
    """Serves a desk on a free port and opens it in the browser."""
    import webbrowser

    from reportedly.cli.families import families_of
    from reportedly.cli.linked import index_path, named
    from reportedly.store import open_store
    from reportedly.web.rumours import count_origins
    from reportedly.web.serving import serve
    from reportedly.web.site import Site

    def told(address: str) -> None:
        say(f"the desk is at {address}; Ctrl-C ends it")
        webbrowser.open(address)

    families = partial(families_of, url)
    with open_store(url) as store:
        count_origins(store, families())
        with closing(Site(store, settings_of(False, None), named(None), index_path(url), families)) as site:
            serve(site, "127.0.0.1", 0, told)


def _take(store: Store) -> int:
    """Reads the bundled documents that the store does not know yet; how many are bundled."""
    from reportedly.demo.corpus import demo_documents
    from reportedly.reading.reader import Reader
    from reportedly.store import keyed

    documents = [keyed(document) for document in demo_documents()]
    known = store.view().known([document.id for document in documents])
    store.writer.add(Reader().read_all([document for document in documents if document.id not in known]))
    return len(documents)


def _outcomes(found: Desk, view: View) -> Iterator[Outcome]:
    """What was found of each rumour of the bundled desk, beside how it really went."""
    from reportedly.demo.corpus import demo_documents
    from reportedly.demo.finding import group_of
    from reportedly.demo.truth import truth
    from reportedly.linking.provenance import provenance_of
    from reportedly.rumours.provenance import origins
    from reportedly.rumours.threads import rumour_id
    from reportedly.store import keyed

    ids = {keyed(document).id: document.id for document in demo_documents()}
    readings = {ids[reading.document.id]: reading for reading in view.readings(sorted(ids))}
    for story in truth():
        group = group_of(story, readings, found.groups)
        sightings = [found.sightings[claim] for claim in group]
        yield Outcome(
            name=story.name,
            claim=story.claim,
            documents=len({sighting.document for sighting in sightings}),
            origins=origins(provenance_of(view, sightings)).count,
            really=len(story.origins),
            id=rumour_id(group),
        )


def _row(outcome: Outcome) -> tuple[str, ...]:
    return outcome.claim, str(outcome.documents), str(outcome.origins), str(outcome.really), outcome.id
