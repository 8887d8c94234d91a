"""Sessions: a browser holds a long random text in a cookie, the store its hash, and both are good for a while."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from reportedly.people.accounts import BROWSER, Actor, note, now
from reportedly.store import Store
from reportedly.store.people import Account, Role, Session

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=30)
_STEP = timedelta(minutes=5)  # between two notes of when a session was last seen


class Visitor(Struct, frozen=True, kw_only=True):
    """Somebody who may ask: ``via`` is the way in; ``key`` is that of the session, where there is one."""

    name: str
    role: Role
    via: str
    address: str | None = None
    key: str | None = None

    @property
    def actor(self) -> Actor:
        """How the log names them."""
        return Actor(by=self.name, via=self.via, address=self.address)


def key_of(secret: str) -> str:
    """What is kept of a secret; it is long and random, so that one round of SHA-256 hides it."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def begin(store: Store, account: Account) -> str:
    """Begins a session and returns the secret for its cookie."""
    secret, at = secrets.token_urlsafe(32), now()
    begun, ends = at.isoformat(), (at + LONGEST).isoformat()
    store.writer.begin_session(Session(key=key_of(secret), account=account.name, begun=begun, seen=begun, ends=ends))
    return secret


def visitor(store: Store, secret: str, address: str | None) -> Visitor | None:
    """Who is signed in with a secret; None where its session is over, or never was."""
    found = store.view().session(key_of(secret))
    if found is None:
        return None
    session, account = found
    at, seen = now(), _moment(session.seen)
    if at >= min(_moment(session.ends), seen + IDLE):
        store.writer.end_session(session.key)
        return None
    if at >= seen + _STEP:
        store.writer.renew_session(session.key, at.isoformat())
    return Visitor(name=account.name, role=account.role, via=BROWSER, address=address, key=session.key)


def sign_out(store: Store, who: Visitor) -> None:
    """Ends the session of a visitor."""
    if who.key is not None:
        store.writer.end_session(who.key)
        note(store, who.actor, "sign out")


def sign_out_everywhere(store: Store, who: Visitor) -> None:
    """Ends all sessions of a visitor's account."""
    store.writer.end_sessions(who.name)
    note(store, who.actor, "sign out everywhere")


def _moment(time: str) -> datetime:
    return datetime.fromisoformat(time).astimezone(UTC)
