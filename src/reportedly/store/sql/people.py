"""The people of a desk in a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from reportedly.store.cursors import key_of
from reportedly.store.instants import instant
from reportedly.store.pages import checked, first_page
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
from reportedly.store.sql.connecting import reading, writing
from reportedly.store.sql.people_schema import accounts, audit, sessions, tokens
from reportedly.store.values import Page


class SqlPeopleView:
    """The part of an SqlView that shows the people of a desk."""

    _engine: Engine

    def accounts(self) -> tuple[Account, ...]:
        """Every account, by name."""
        return tuple(map(_account, self._people(select(accounts).order_by(accounts.c.key))))

    def account(self, name: str) -> Account | None:
        """The account of that name."""
        found = self._people(select(accounts).where(accounts.c.key == account_key(name)))
        return _account(found[0]) if found else None

    def session(self, key: str) -> tuple[Session, Account] | None:
        """The session of that key with its account."""
        found = self._people(_SESSIONS.where(sessions.c.key == key))
        return (_session(found[0]), _account(found[0])) if found else None

    def sessions(self, account: str) -> tuple[Session, ...]:
        """The sessions of an account, the last one first."""
        return newest_first(map(_session, self._people(_SESSIONS.where(accounts.c.key == account_key(account)))))

    def token(self, key: str) -> tuple[Token, Account] | None:
        """The token of that key with its account."""
        found = self._people(_TOKENS.where(tokens.c.key == key))
        return (_token(found[0]), _account(found[0])) if found else None

    def tokens(self, account: str | None = None) -> tuple[Token, ...]:
        """The tokens of an account, or all of them."""
        query = _TOKENS if account is None else _TOKENS.where(accounts.c.key == account_key(account))
        return in_order(map(_token, self._people(query)))

    def audited(self, *, by: str | None = None, cursor: str | None = None, limit: int = LIMIT) -> Page[AuditEvent]:
        """The log, the newest first."""
        start = key_of(cursor, (int,))
        query = select(audit).order_by(audit.c.number.desc()).limit(checked(limit) + 1)
        if by is not None:
            query = query.where(audit.c.by_key == account_key(by))
        if start is not None:
            query = query.where(audit.c.number < -int(start[0]))
        return first_page([((-row.number,), _event(row)) for row in self._people(query)], limit)

    def audit(self) -> Iterator[AuditEvent]:
        """The whole log."""
        with reading(self._engine) as connection:
            yield from map(_event, connection.execute(select(audit).order_by(audit.c.number)))

    def _people(self, query: Any) -> Sequence[Row[Any]]:
        with reading(self._engine) as connection:
            return connection.execute(query).all()


class SqlPeopleWriter:
    """The part of an SqlWriter that keeps the people of a desk."""

    _engine: Engine

    def add_account(self, account: Account) -> None:
        """Adds an account."""
        with writing(self._engine) as connection:
            demand_free(_accounts(connection), account.name)
            connection.execute(insert(accounts), _account_row(account))

    def change_account(self, name: str, *, role: Role | None = None, password: str | None = None) -> Account:
        """Gives an account another role or password."""
        with writing(self._engine) as connection:
            there = _accounts(connection)
            found = demand(there, name)
            demand_owner(there, found, role or found.role)
            new = msgspec.structs.replace(found, role=role or found.role, password=password or found.password)
            same = accounts.c.key == account_key(name)
            connection.execute(update(accounts).where(same).values(role=new.role.value, password=new.password))
            connection.execute(delete(sessions).where(sessions.c.account == account_key(name)))
        return new

    def remove_account(self, name: str) -> Account:
        """Removes an account with its sessions and tokens."""
        with writing(self._engine) as connection:
            there = _accounts(connection)
            found = demand(there, name)
            demand_owner(there, found, None)
            connection.execute(delete(accounts).where(accounts.c.key == account_key(name)))
        return found

    def begin_session(self, session: Session) -> None:
        """Keeps a session."""
        key = account_key(session.account)
        row = msgspec.structs.asdict(session) | {"account": key, "over": instant(session.ends)}
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.over <= (instant(session.begun) or 0)))
            if connection.execute(select(accounts.c.key).where(accounts.c.key == key)).first():
                connection.execute(insert(sessions), row)

    def renew_session(self, key: str, seen: str) -> None:
        """Notes when a session was last seen."""
        with writing(self._engine) as connection:
            connection.execute(update(sessions).where(sessions.c.key == key).values(seen=seen))

    def end_session(self, key: str) -> None:
        """Ends one session."""
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.key == key))

    def end_sessions(self, account: str) -> None:
        """Ends all sessions of an account."""
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.account == account_key(account)))

    def add_token(self, token: Token) -> None:
        """Keeps a token."""
        with writing(self._engine) as connection:
            demand(_accounts(connection), token.account)
            connection.execute(insert(tokens), _token_row(token))

    def use_token(self, id: str, used: str) -> None:
        """Notes when a token was last used."""
        with writing(self._engine) as connection:
            connection.execute(update(tokens).where(tokens.c.id == id).values(used=used))

    def revoke_token(self, id: str) -> Token:
        """Removes a token."""
        with writing(self._engine) as connection:
            found = connection.execute(_TOKENS.where(tokens.c.id == id)).first()
            if found is None:
                raise no_such_token(id)
            connection.execute(delete(tokens).where(tokens.c.id == id))
        return _token(found)

    def note(self, event: AuditEvent) -> None:
        """Adds an event to the end of the log."""
        with writing(self._engine) as connection:
            last = connection.execute(select(audit).order_by(audit.c.number.desc()).limit(1)).first()
            connection.execute(insert(audit), _event_row(sealed(event, None if last is None else _event(last))))

    def restore_people(
        self, accounts_: Iterable[Account], tokens_: Iterable[Token], audit_: Iterable[AuditEvent], /
    ) -> None:
        """Takes in what another store kept."""
        kept = (
            (accounts, [_account_row(account) for account in accounts_]),
            (tokens, [_token_row(token) for token in tokens_]),
            (audit, [_event_row(event) for event in audit_]),
        )
        with writing(self._engine) as connection:
            for table, rows in kept:
                if rows:
                    connection.execute(insert(table), rows)


def end_all_sessions(connection: Connection) -> None:
    """Ends every session there is."""
    connection.execute(delete(sessions))


_SESSIONS = select(
    accounts, sessions.c.key.label("session"), sessions.c.begun, sessions.c.seen, sessions.c.ends
).join_from(accounts, sessions)
_TOKENS = select(
    accounts,
    *(column.label(f"t_{column.name}") for column in tokens.c),
).join_from(accounts, tokens)


def _accounts(connection: Connection) -> dict[str, Account]:
    return {row.key: _account(row) for row in connection.execute(select(accounts))}


def _account(row: Row[Any]) -> Account:
    return Account(name=row.name, role=Role(row.role), password=row.password, made=row.made)


def _account_row(account: Account) -> dict[str, Any]:
    return msgspec.structs.asdict(account) | {"key": account_key(account.name), "role": account.role.value}


def _session(row: Row[Any]) -> Session:
    return Session(key=row.session, account=row.name, begun=row.begun, seen=row.seen, ends=row.ends)


def _token(row: Row[Any]) -> Token:
    return Token(
        id=row.t_id,
        key=row.t_key,
        account=row.name,
        label=row.t_label,
        role=Role(row.t_role),
        made=row.t_made,
        ends=row.t_ends,
        used=row.t_used,
    )


def _token_row(token: Token) -> dict[str, Any]:
    return msgspec.structs.asdict(token) | {"account": account_key(token.account), "role": token.role.value}


def _event(row: Row[Any]) -> AuditEvent:
    return AuditEvent(**{name: getattr(row, name) for name in AuditEvent.__struct_fields__})


def _event_row(event: AuditEvent) -> dict[str, Any]:
    return msgspec.structs.asdict(event) | {"by_key": None if event.by is None else account_key(event.by)}
