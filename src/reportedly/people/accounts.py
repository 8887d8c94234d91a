"""Accounts: added, changed and removed by somebody, which the log keeps."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.people import passwords
from reportedly.store import Store
from reportedly.store.people import Account, AuditEvent, Role

LONGEST_NAME = 80
DONE, REFUSED = "done", "refused"
TERMINAL, BROWSER = "terminal", "browser"


class Actor(Struct, frozen=True, kw_only=True):
    """Who does something, by what way in, and from which address."""

    by: str | None
    via: str
    address: str | None = None


def note(store: Store, actor: Actor, action: str, subject: str | None = None, outcome: str = DONE) -> None:
    """Adds what somebody did to the log."""
    event = AuditEvent(
        at=now().isoformat(),
        by=actor.by,
        via=actor.via,
        address=actor.address,
        action=action,
        subject=subject,
        outcome=outcome,
    )
    store.writer.note(event)


def add(store: Store, name: str, role: Role, password: str, actor: Actor) -> Account:
    """Adds an account; raises UsageError for a name that is taken or none, and for a bad password."""
    name = person(name)
    passwords.demand_good(password, name)
    account = Account(name=name, role=role, password=passwords.hashed(password), made=now().isoformat())
    store.writer.add_account(account)
    note(store, actor, f"add {role.value}", name)
    return account


def change_role(store: Store, name: str, role: Role, actor: Actor) -> Account:
    """Gives an account another role; its sessions end."""
    account = store.writer.change_account(name, role=role)
    note(store, actor, f"make {role.value}", account.name)
    return account


def change_password(store: Store, name: str, password: str, actor: Actor) -> Account:
    """Gives an account another password; its sessions end."""
    passwords.demand_good(password, name)
    account = store.writer.change_account(name, password=passwords.hashed(password))
    note(store, actor, "change password", account.name)
    return account


def remove(store: Store, name: str, actor: Actor) -> Account:
    """Removes an account with its sessions and tokens."""
    account = store.writer.remove_account(name)
    note(store, actor, "remove", account.name)
    return account


def has_owner(store: Store) -> bool:
    """Whether anybody may manage accounts."""
    return any(account.role is Role.OWNER for account in store.view().accounts())


def person(name: str) -> str:
    """A person's name as it is kept; raises UsageError for none, and for one that a rule might have."""
    given = " ".join(name.split())
    if not given or len(given) > LONGEST_NAME or not given.isprintable() or given.casefold().startswith("rule:"):
        raise UsageError(f"{given[:LONGEST_NAME]!r} is no name for an account; give 1 to {LONGEST_NAME} letters")
    return given


def role_of(name: str) -> Role:
    """The role of that name; raises UsageError for a name that is none."""
    try:
        return Role(name)
    except ValueError:
        raise UsageError(f"{name!r} is no role; give one of {', '.join(role.value for role in Role)}") from None


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)
