"""``reportedly people``: who may use a desk that is served to others, and what they did."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.printable import many, one_line
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.people.accounts import Actor
    from reportedly.store import Store

_ROLES = "reader (sees), editor (also adds and decides) or owner (also manages people and forgets)."

Name = Annotated[str, typer.Argument(help="The name of the account, as decisions are signed with it.")]
Role = Annotated[str, typer.Option("--role", help=f"One of {_ROLES}")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]

app = typer.Typer(help="Manage the accounts of a desk that is served to others.", rich_markup_mode=None)


@app.command()
def add(name: Name, role: Role = "reader", db: Db = None) -> int:
    """Add an account; its password is asked for, or read from standard input."""
    from reportedly.people import accounts

    with _store(db) as store:
        found = accounts.role_of(role)
        if store.view().account(name) is not None:
            raise UsageError(f"there is an account {name!r} already; give another name")
        account = accounts.add(store, name, found, _new_password(), _actor())
    return _say(f"{account.name} may sign in as {account.role.value}")


@app.command(name="list")
def list_(db: Db = None, json: Json = False) -> int:
    """List the accounts with their roles, when they were last here, and how many tokens they have."""
    from reportedly.views.people import people_page

    with _store(db) as store:
        page = people_page(store.view())
    if json:
        return _print(page)
    for person in page.people:
        seen = f"last here {person.seen[:16]}" if person.seen else "not signed in"
        typer.echo(f"{one_line(person.name)}  {person.role.value}  {seen}  {many(len(person.tokens), 'token')}")
    if not page.people:
        typer.echo("Nobody has an account yet; 'reportedly people add NAME --role owner' makes the first.")
    return 0


@app.command()
def role(
    name: Name, role: Annotated[str, typer.Argument(metavar="ROLE", help=f"One of {_ROLES}")], db: Db = None
) -> int:
    """Give an account another role; its browsers are signed out."""
    from reportedly.people import accounts

    with _store(db) as store:
        account = accounts.change_role(store, name, accounts.role_of(role), _actor())
    return _say(f"{account.name} is {account.role.value} now, and has to sign in again")


@app.command()
def password(name: Name, db: Db = None) -> int:
    """Give an account another password, asked for or read from standard input; its browsers are signed out."""
    from reportedly.people import accounts

    with _store(db) as store:
        if store.view().account(name) is None:
            raise UsageError(f"there is no account {name!r}; 'reportedly people list' shows them")
        account = accounts.change_password(store, name, _new_password(), _actor())
    return _say(f"{account.name} has another password, and has to sign in again")


@app.command()
def remove(name: Name, db: Db = None) -> int:
    """Remove an account with its sessions and tokens; what it decided and did stays."""
    from reportedly.people import accounts

    with _store(db) as store:
        account = accounts.remove(store, name, _actor())
    return _say(f"{account.name} cannot come in any more")


@app.command()
def token(
    name: Name,
    label: Annotated[str, typer.Option("--label", help="What the token is for, as lists show it.")],
    role: Role = "reader",
    days: Annotated[int, typer.Option("--days", min=1, help="How many days it is good for.")] = 365,
    db: Db = None,
) -> int:
    """Make a token for a program that comes in as that account, and print it, this once."""
    from reportedly.people import accounts, tokens

    with _store(db) as store:
        secret, _ = tokens.make(store, name, label, accounts.role_of(role), _actor(), days)
    return _say(secret)


@app.command()
def tokens(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Only those of this account.")] = None,
    db: Db = None,
    json: Json = False,
) -> int:
    """List the tokens by their ids, never the secrets."""
    from reportedly.views.people import token_row

    with _store(db) as store:
        rows = [token_row(token) for token in store.view().tokens(name)]
    if json:
        return _print(rows)
    for row in rows:
        used = f"last used {row.used[:16]}" if row.used else "never used"
        facts = (row.id, row.account, row.role.value, row.label, f"until {row.ends[:10]}", used)
        typer.echo("  ".join(one_line(fact) for fact in facts))
    return 0


@app.command()
def revoke(id: Annotated[str, typer.Argument(help="The id of the token, as 'tokens' shows it.")], db: Db = None) -> int:
    """Revoke a token, at once."""
    from reportedly.people import tokens

    with _store(db) as store:
        revoked = tokens.revoke(store, id, _actor())
    return _say(f"{revoked.id} of {revoked.account} is good no more")


@app.command()
def audit(
    by: Annotated[str | None, typer.Option("--by", help="Only what this person did.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many events at most.")] = 50,
    db: Db = None,
    json: Json = False,
) -> int:
    """Show who did what from where and when, the newest first; with --json one event a line."""
    with _store(db) as store:
        events = store.view().audited(by=by, limit=limit).items
    for event in events:
        if json:
            _print(event)
            continue
        outcome = "" if event.outcome == "done" else event.outcome
        where = " ".join(filter(None, (event.via, event.address)))
        facts = (event.at[:19], event.by or "nobody signed in", event.action, event.subject, outcome, where)
        typer.echo(_line(facts))
    return 0


def _store(db: str | None) -> Store:
    from reportedly.store import open_store

    return open_store(desk_url(db), make=False)


def _actor() -> Actor:
    from reportedly.people.accounts import TERMINAL, Actor

    try:
        return Actor(by=getpass.getuser(), via=TERMINAL)
    except (KeyError, OSError, ImportError):  # a container may have no name for whoever runs it
        return Actor(by=None, via=TERMINAL)


def _new_password() -> str:
    """A password as it is typed twice without being shown, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        given = sys.stdin.readline().rstrip("\r\n")
        if not given:
            raise UsageError("no password came by standard input; pipe one line in, or run this in a terminal")
        return given
    first = getpass.getpass("Password (12 letters or more): ")
    if first != getpass.getpass("The same again: "):
        raise UsageError("these were two different passwords; nothing was changed")
    return first


def _line(facts: Iterable[str | None]) -> str:
    return "  ".join(one_line(fact) for fact in facts if fact)


def _say(line: str) -> int:
    typer.echo(one_line(line))
    return 0


def _print(value: Any) -> int:
    import msgspec

    typer.echo(msgspec.json.encode(value))
    return 0
