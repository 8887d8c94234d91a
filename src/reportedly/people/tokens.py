"""Tokens: what a program sends instead of signing in. Shown once, kept as a hash, with a role of its own."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from reportedly.errors import UsageError
from reportedly.people.accounts import Actor, note, now
from reportedly.people.sessions import Visitor, key_of
from reportedly.store import Store
from reportedly.store.people import Role, Token

PREFIX = "reportedly_"
DAYS, MOST_DAYS = 365, 3650
LONGEST_LABEL = 80
_STEP = timedelta(minutes=5)  # between two notes of when a token was last used


def make(store: Store, name: str, label: str, role: Role, actor: Actor, days: int = DAYS) -> tuple[str, Token]:
    """Makes a token for an account, good for so many days; returns the secret, which is kept nowhere, and the token.

    Raises UsageError for a role that the account does not include, and for a label or a number of days that is none.
    """
    account = store.view().account(name)
    if account is None:
        raise UsageError(f"there is no account {name!r}; 'reportedly people list' shows them")
    if not account.role.includes(role):
        raise UsageError(f"{account.name} is {_a(account.role)}; a token may be no more than that, not {_a(role)}")
    label = " ".join(label.split())
    if not label or len(label) > LONGEST_LABEL or not label.isprintable():
        raise UsageError(f"a token needs a label of 1 to {LONGEST_LABEL} letters that says what it is for")
    if not 1 <= days <= MOST_DAYS:
        raise UsageError(f"a token cannot be good for {days} days; give 1 to {MOST_DAYS:,}")
    secret, at = PREFIX + secrets.token_urlsafe(32), now()
    token = Token(
        id=f"t{secrets.token_hex(4)}",
        key=key_of(secret),
        account=account.name,
        label=label,
        role=role,
        made=at.isoformat(),
        ends=(at + timedelta(days=days)).isoformat(),
    )
    store.writer.add_token(token)
    note(store, actor, f"make {role.value}'s token", f"{token.id} of {account.name}")
    return secret, token


def visitor(store: Store, secret: str, address: str | None) -> Visitor | None:
    """Who a program comes as, with the lesser role of the token and of its holder; None for no good token."""
    found = store.view().token(key_of(secret)) if secret.startswith(PREFIX) else None
    if found is None:
        return None
    token, account = found
    at = now()
    if at >= datetime.fromisoformat(token.ends):
        return None
    if token.used is None or at >= datetime.fromisoformat(token.used) + _STEP:
        store.writer.use_token(token.id, at.isoformat())
    role = token.role if account.role.includes(token.role) else account.role
    return Visitor(name=account.name, role=role, via=f"token {token.id}", address=address)


def revoke(store: Store, id: str, actor: Actor) -> Token:
    """Removes a token; raises UsageError where there is none of that id."""
    token = store.writer.revoke_token(id)
    note(store, actor, "revoke token", f"{token.id} of {token.account}")
    return token


def _a(role: Role) -> str:
    return f"an {role.value}" if role.value[0] in "aeo" else f"a {role.value}"
