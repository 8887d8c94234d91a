"""The people of a desk in the store in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from reportedly.store.instants import instant
from reportedly.store.pages import page
from reportedly.store.people import (
    LIMIT,
    Account,
    AuditEvent,
    Role,
    Session,
    Token,
    account_key,
    demand,
    demand_free,
    demand_owner,
    in_order,
    newest_first,
    no_such_token,
    sealed,
)
from reportedly.store.values import Page


class People(Struct):
    """Everything that the store in memory keeps of people: accounts by ``account_key``, the rest by its own key."""

    accounts: dict[str, Account] = {}
    sessions: dict[str, Session] = {}
    tokens: dict[str, Token] = {}
    audit: list[AuditEvent] = []


class MemoryPeopleView:
    """The part of a MemoryView that shows the people of a desk."""

    _people: People

    def accounts(self) -> tuple[Account, ...]:
        """Every account, by name."""
        return tuple(account for _, account in sorted(self._people.accounts.items()))

    def account(self, name: str) -> Account | None:
        """The account of that name."""
        return self._people.accounts.get(account_key(name))

    def session(self, key: str) -> tuple[Session, Account] | None:
        """The session of that key with its account."""
        found = self._people.sessions.get(key)
        return None if found is None else (found, self._people.accounts[account_key(found.account)])

    def sessions(self, account: str) -> tuple[Session, ...]:
        """The sessions of an account, the last one first."""
        of = [s for s in self._people.sessions.values() if account_key(s.account) == account_key(account)]
        return newest_first(of)

    def token(self, key: str) -> tuple[Token, Account] | None:
        """The token of that key with its account."""
        found = next((token for token in self._people.tokens.values() if token.key == key), None)
        return None if found is None else (found, self._people.accounts[account_key(found.account)])

    def tokens(self, account: str | None = None) -> tuple[Token, ...]:
        """The tokens of an account, or all of them."""
        of = self._people.tokens.values()
        return in_order(t for t in of if account is None or account_key(t.account) == account_key(account))

    def audited(self, *, by: str | None = None, cursor: str | None = None, limit: int = LIMIT) -> Page[AuditEvent]:
        """The log, the newest first."""
        found = [e for e in self._people.audit if by is None or (e.by and account_key(e.by) == account_key(by))]
        return page([((-event.number,), event) for event in found], cursor, (int,), limit)

    def audit(self) -> Iterator[AuditEvent]:
        """The whole log."""
        return iter(self._people.audit)


class MemoryPeopleWriter:
    """The part of a MemoryStore that keeps the people of a desk."""

    _people: People

    def add_account(self, account: Account) -> None:
        """Adds an account."""
        demand_free(self._people.accounts, account.name)
        self._people.accounts[account_key(account.name)] = account

    def change_account(self, name: str, *, role: Role | None = None, password: str | None = None) -> Account:
        """Gives an account another role or password."""
        found = demand(self._people.accounts, name)
        demand_owner(self._people.accounts, found, role or found.role)
        new = msgspec.structs.replace(found, role=role or found.role, password=password or found.password)
        self._people.accounts[account_key(name)] = new
        self.end_sessions(name)
        return new

    def remove_account(self, name: str) -> Account:
        """Removes an account with its sessions and tokens."""
        found = demand(self._people.accounts, name)
        demand_owner(self._people.accounts, found, None)
        self.end_sessions(name)
        of = account_key(name)
        left = {key: t for key, t in self._people.tokens.items() if account_key(t.account) != of}
        self._people.tokens = left
        return self._people.accounts.pop(of)

    def begin_session(self, session: Session) -> None:
        """Keeps a session."""
        begun = instant(session.begun) or 0
        sessions = self._people.sessions
        self._people.sessions = {key: s for key, s in sessions.items() if (instant(s.ends) or 0) > begun}
        account = self._people.accounts.get(account_key(session.account))
        if account is not None:
            self._people.sessions[session.key] = msgspec.structs.replace(session, account=account.name)

    def renew_session(self, key: str, seen: str) -> None:
        """Notes when a session was last seen."""
        if key in self._people.sessions:
            self._people.sessions[key] = msgspec.structs.replace(self._people.sessions[key], seen=seen)

    def end_session(self, key: str) -> None:
        """Ends one session."""
        self._people.sessions.pop(key, None)

    def end_sessions(self, account: str) -> None:
        """Ends all sessions of an account."""
        of = account_key(account)
        self._people.sessions = {k: s for k, s in self._people.sessions.items() if account_key(s.account) != of}

    def add_token(self, token: Token) -> None:
        """Keeps a token."""
        account = demand(self._people.accounts, token.account)
        self._people.tokens[token.id] = msgspec.structs.replace(token, account=account.name)

    def use_token(self, id: str, used: str) -> None:
        """Notes when a token was last used."""
        if id in self._people.tokens:
            self._people.tokens[id] = msgspec.structs.replace(self._people.tokens[id], used=used)

    def revoke_token(self, id: str) -> Token:
        """Removes a token."""
        if id not in self._people.tokens:
            raise no_such_token(id)
        return self._people.tokens.pop(id)

    def note(self, event: AuditEvent) -> None:
        """Adds an event to the end of the log."""
        self._people.audit.append(sealed(event, self._people.audit[-1] if self._people.audit else None))

    def restore_people(
        self, accounts: Iterable[Account], tokens: Iterable[Token], audit: Iterable[AuditEvent], /
    ) -> None:
        """Takes in what another store kept."""
        self._people.accounts.update({account_key(account.name): account for account in accounts})
        self._people.tokens.update({token.id: token for token in tokens})
        self._people.audit.extend(audit)
