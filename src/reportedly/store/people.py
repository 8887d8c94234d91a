"""The people of a desk that is served to others: accounts, sessions, tokens for programs, and the log of what they did.

Secrets are never kept: of a password its argon2 hash, of a session and of a token the SHA-256 of a long random text.
All of it is as it is now, whatever moment a view is of. The log is only added to; each event is sealed with the one
before it, so that ``check`` sees one that was changed, put in or taken out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Protocol

import msgspec
from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.store.encoding import column, digest
from reportedly.store.instants import instant
from reportedly.store.values import Page

LIMIT = 50


class Role(StrEnum):
    """What a person may do: see; also add and decide; also manage accounts and forget."""

    READER = "reader"
    EDITOR = "editor"
    OWNER = "owner"

    def includes(self, other: Role) -> bool:
        """Whether whoever has this role may do all that the other one may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


class Account(Struct, frozen=True, kw_only=True):
    """A person who may sign in: ``password`` is its argon2 hash in the PHC format, ``made`` when, in UTC."""

    name: str
    role: Role
    password: str
    made: str


class Session(Struct, frozen=True, kw_only=True):
    """A browser that is signed in: ``key`` is the hash of what its cookie holds; it ends at ``ends`` at the latest."""

    key: str
    account: str
    begun: str
    seen: str
    ends: str


class Token(Struct, frozen=True, kw_only=True):
    """What lets a program in as a person, with a role of its own: ``key`` is its hash, ``id`` what lists call it."""

    id: str
    key: str
    account: str
    label: str
    role: Role
    made: str
    ends: str
    used: str | None = None


class AuditEvent(Struct, frozen=True, kw_only=True):
    """Who did what from where and when; ``by`` is None where nobody was signed in.

    ``via`` is ``browser``, ``terminal`` or ``token`` and its id, ``address`` that of the machine, ``subject`` what it
    was done to. ``number`` and ``seal`` are given by the store.
    """

    at: str
    by: str | None
    via: str
    address: str | None
    action: str
    subject: str | None
    outcome: str
    number: int = 0
    seal: str = ""


class PeopleView(Protocol):
    """The part of a View that shows the people of a desk."""

    def accounts(self) -> tuple[Account, ...]:
        """Every account, by name."""

    def account(self, name: str) -> Account | None:
        """The account of that name, in any case."""

    def session(self, key: str) -> tuple[Session, Account] | None:
        """The session of that key with its account."""

    def sessions(self, account: str) -> tuple[Session, ...]:
        """The sessions of an account, the last one first."""

    def token(self, key: str) -> tuple[Token, Account] | None:
        """The token of that key with its account."""

    def tokens(self, account: str | None = None) -> tuple[Token, ...]:
        """The tokens of an account, or all of them, by account and time."""

    def audited(self, *, by: str | None = None, cursor: str | None = None, limit: int = LIMIT) -> Page[AuditEvent]:
        """The log, the newest first, all of it or what one person did."""

    def audit(self) -> Iterator[AuditEvent]:
        """The whole log, the oldest first."""


class PeopleWriter(Protocol):
    """The part of a Writer that keeps the people of a desk."""

    def add_account(self, account: Account) -> None:
        """Adds an account; raises UsageError where the name is taken."""

    def change_account(self, name: str, *, role: Role | None = None, password: str | None = None) -> Account:
        """Gives an account another role or password, and returns it; its sessions end.

        Raises UsageError where there is none, and where no owner would be left.
        """

    def remove_account(self, name: str) -> Account:
        """Removes an account with its sessions and tokens; raises UsageError as ``change_account`` does."""

    def begin_session(self, session: Session) -> None:
        """Keeps a session; those that are over at its beginning go. Nothing is kept for an account that is gone."""

    def renew_session(self, key: str, seen: str) -> None:
        """Notes when a session was last seen."""

    def end_session(self, key: str) -> None:
        """Ends one session."""

    def end_sessions(self, account: str) -> None:
        """Ends all sessions of an account."""

    def add_token(self, token: Token) -> None:
        """Keeps a token; raises UsageError where its account is gone."""

    def use_token(self, id: str, used: str) -> None:
        """Notes when a token was last used."""

    def revoke_token(self, id: str) -> Token:
        """Removes a token; raises UsageError where there is none of that id."""

    def note(self, event: AuditEvent) -> None:
        """Adds an event to the end of the log."""

    def restore_people(
        self, accounts: Iterable[Account], tokens: Iterable[Token], audit: Iterable[AuditEvent], /
    ) -> None:
        """Takes in what another store kept, into one that keeps nobody yet."""


def account_key(name: str) -> str:
    """What tells one account from another: its name, in whatever case, width and composition it is written."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def demand(accounts: Mapping[str, Account], name: str) -> Account:
    """The account of that name; raises UsageError where there is none."""
    found = accounts.get(account_key(name))
    if found is None:
        raise UsageError(f"there is no account {name!r}; 'reportedly people list' shows them")
    return found


def demand_free(accounts: Mapping[str, Account], name: str) -> None:
    """Raises UsageError where an account has that name already."""
    if account_key(name) in accounts:
        raise UsageError(f"there is an account {name!r} already; give another name")


def demand_owner(accounts: Mapping[str, Account], changed: Account, role: Role | None) -> None:
    """Raises UsageError where nobody would be left to manage accounts; ``role`` is None for an account that goes."""
    owners = {account.name for account in accounts.values() if account.role is Role.OWNER}
    if owners == {changed.name} and role is not Role.OWNER:
        raise UsageError(f"{changed.name!r} is the only owner; make another one first")


def newest_first(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Sessions, the last one begun first."""
    return tuple(sorted(sorted(sessions, key=lambda s: s.key), key=lambda s: instant(s.begun) or 0, reverse=True))


def in_order(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Tokens by account and time."""
    return tuple(sorted(tokens, key=lambda t: (account_key(t.account), instant(t.made) or 0, t.id)))


def no_such_token(id: str) -> UsageError:
    """What to tell of a token that is not there."""
    return UsageError(f"there is no token {id!r}; 'reportedly people tokens' shows them")


def sealed(event: AuditEvent, before: AuditEvent | None) -> AuditEvent:
    """An event with its number and its seal, after the one before it."""
    number = 1 if before is None else before.number + 1
    kept = AuditEvent(
        at=event.at,
        by=None if event.by is None else column(event.by),
        via=column(event.via),
        address=None if event.address is None else column(event.address),
        action=column(event.action),
        subject=None if event.subject is None else column(event.subject),
        outcome=column(event.outcome),
        number=number,
        seal="" if before is None else before.seal,
    )
    return msgspec.structs.replace(kept, seal=digest(kept))


def broken(audit: Iterable[AuditEvent]) -> Iterator[str]:
    """What is wrong in a log, the oldest first: a line for the first event that its seal does not fit."""
    before: AuditEvent | None = None
    for event in audit:
        if sealed(event, before) != event:
            yield f"the log of people: event {event.number} or the one before it was changed, put in or taken out"
            return
        before = event
