"""``reportedly alerts``: what happened to rumours; searches that are kept for it, and webhooks that it is sent to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import listing
from reportedly.cli.families import families_of
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import By, named, update
from reportedly.cli.printable import one_line
from reportedly.cli.read import AllowPrivate, settings_of
from reportedly.cli.reporting import say
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.settings import Settings
    from reportedly.store import Store
    from reportedly.store.alerts import SavedSearch
    from reportedly.views.alerts import AlertRow

FEW = 50
COLUMNS = ("When", "What", "How", "Rumour", "Id")

app = typer.Typer(help="See when an origin is added, a denial appears or the wording hardens, and have it sent.")
Json = Annotated[bool, typer.Option("--json", help="Print one line of JSON.")]


@app.command("list")
def show(
    search: Annotated[
        str | None, typer.Option("--search", help="Only those of this kept search, by name or id.")
    ] = None,
    limit: listing.Limit = None,
    json: listing.Json = False,
    db: Db = None,
) -> int:
    """List the alerts, the newest first, after what is new was joined and looked at."""
    from reportedly.store import open_store

    with open_store(desk_url(db), make=False) as store:
        look_at(store)
        kept = search_named(store, search) if search is not None else None
        rows = every(store, kept.id if kept is not None else None)
        return listing.show(rows, json=json, limit=limit, columns=COLUMNS, row=row)


@app.command()
def keep(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What a search of claims looks for.")],
    name: Annotated[str, typer.Option("--name", help="What it is called; its words unless given.")] = "",
    outlet: listing.Outlet = None,
    source: listing.Source = None,
    by: By = None,
    json: Json = False,
    db: Db = None,
) -> int:
    """Keep a search, so that alerts say when they belong to it."""
    import msgspec

    from reportedly.alerting.hooking import saved_search
    from reportedly.store import Filters, open_store

    with open_store(desk_url(db), make=False) as store:
        made = saved_search(words, Filters(outlet=outlet, source=source), by=named(by), name=name)
        store.writer.save_search(made)
        look_at(store)
    typer.echo(msgspec.json.encode(made) if json else f"{one_line(made.name)} is kept as {made.id}")
    return 0


@app.command()
def drop(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A kept search or a webhook, by its name or id.")],
    db: Db = None,
) -> int:
    """Drop a kept search or a webhook; alerts that are there stay."""
    from reportedly.store import open_store

    with open_store(desk_url(db), make=False) as store:
        hook = next((hook for hook in store.view().webhooks() if name in {hook.id, hook.url}), None)
        if hook is not None:
            store.writer.drop_webhook(hook.id)
            typer.echo(f"nothing more is sent to {one_line(hook.url)}")
        else:
            search = search_named(store, name)
            store.writer.drop_search(search.id)
            typer.echo(f"{one_line(search.name)} is kept no more")
    return 0


@app.command()
def webhook(
    url: Annotated[str, typer.Argument(metavar="URL", help="Where alerts are sent from now on.")],
    search: Annotated[str | None, typer.Option("--search", help="Only alerts of this kept search.")] = None,
    by: By = None,
    json: Json = False,
    db: Db = None,
) -> int:
    """Give an address that alerts are sent to, and show the secret that signs them, once."""
    import msgspec

    from reportedly.alerting.hooking import webhook as made_of
    from reportedly.store import open_store

    with open_store(desk_url(db), make=False) as store:
        kept = search_named(store, search) if search is not None else None
        made = made_of(url, by=named(by), search=kept.id if kept is not None else None)
        store.writer.add_webhook(made)
        look_at(store)
    typer.echo(msgspec.json.encode(made) if json else f"{made.id}: alerts are signed with {made.secret}")
    return 0


@app.command()
def searches(json: listing.Json = False, db: Db = None) -> int:
    """List the kept searches."""
    from reportedly.store import open_store

    with open_store(desk_url(db), make=False) as store:
        columns = ("Name", "Words", "By", "Id")
        found = iter(store.view().searches())
        return listing.show(
            found,
            json=json,
            limit=None,
            columns=columns,
            row=lambda s: (*map(listing.cell, (s.name, s.words, s.by)), s.id),
        )


@app.command()
def webhooks(json: listing.Json = False, db: Db = None) -> int:
    """List the webhooks, with what arrived, what waits, and what went wrong last."""
    from reportedly.store import open_store
    from reportedly.views.alerts import Hook, hooks

    def shown(hook: Hook) -> tuple[str, ...]:
        return (listing.cell(hook.url), str(hook.arrived), str(hook.waiting), listing.cell(hook.problem or ""), hook.id)

    with open_store(desk_url(db), make=False) as store:
        columns = ("Address", "Arrived", "Waiting", "Last problem", "Id")
        return listing.show(iter(hooks(store.view())), json=json, limit=None, columns=columns, row=shown)


@app.command()
def send(allow_private: AllowPrivate = False, json: Json = False, db: Db = None) -> int:
    """Send what is due to the webhooks, after what is new was joined and looked at."""
    import msgspec

    from reportedly.alerting.sending import send_due
    from reportedly.store import open_store

    with open_store(desk_url(db), make=False) as store:
        look_at(store)
        sent = send_due(store, settings_of(allow_private, None))
    words = f"{sent.arrived} arrived, {sent.later} will be tried again, {sent.given_up} given up"
    typer.echo(msgspec.json.encode(sent) if json else words)
    return 1 if sent.later or sent.given_up else 0


def look_at(store: Store) -> int:
    """Joins what is new and looks at it; how many alerts that makes."""
    from reportedly.alerting.looking import look

    update(store)
    return len(look(store, families_of(store.url)))


def after_adding(store: Store, settings: Settings) -> None:
    """Where a search is kept or a webhook was given: looks at what was added, and sends what is due."""
    from reportedly.alerting.looking import wanted
    from reportedly.alerting.sending import send_due

    if not wanted(store.view()):
        return
    made = look_at(store)
    sent = send_due(store, settings)
    if made or sent.arrived:
        say(f"{made} new alert{'' if made == 1 else 's'}, {sent.arrived} sent; 'reportedly alerts list' shows them")


def every(store: Store, search: str | None) -> Iterator[AlertRow]:
    """The alerts, the newest first."""
    from reportedly.views.alerts import alert_rows

    view, cursor = store.view(), None
    while True:
        page = view.alerts(search=search, cursor=cursor, limit=FEW)
        yield from alert_rows(view, page.items)
        cursor = page.next
        if cursor is None:
            return


def row(alert: AlertRow) -> tuple[str, ...]:
    """An alert as a row of a table."""
    rumour = listing.cell(alert.rumour.claim, 80) if alert.rumour is not None else "(removed)"
    key = alert.rumour.id if alert.rumour is not None else ""
    return listing.day(alert.at), alert.kind.value, listing.cell(alert.words), rumour, key


def search_named(store: Store, name: str) -> SavedSearch:
    """The kept search of that name or id; raises UsageError where there is none."""
    found = next((s for s in store.view().searches() if name in {s.id, s.name}), None)
    if found is None:
        raise UsageError(f"no search {name!r} is kept; 'reportedly alerts searches' lists them")
    return found
