"""Two invented people of a desk, with what every store keeps of them."""

from __future__ import annotations

from reportedly.store import Store
from reportedly.store.people import Account, AuditEvent, Role, Session, Token

IDA = Account(name="Ida", role=Role.OWNER, password="hash of ida", made="2026-07-01T00:00:00+00:00")
TOM = Account(name="Tom", role=Role.EDITOR, password="hash of tom", made="2026-07-02T00:00:00+00:00")


def session(key: str, account: str, begun: str = "2026-07-03", ends: str = "2026-08-03") -> Session:
    """A session of an account."""
    return Session(key=key, account=account, begun=begun, seen=begun, ends=ends)


def token(id: str, account: str, role: Role = Role.READER) -> Token:
    """A token of an account."""
    return Token(
        id=id, key=f"key of {id}", account=account, label="a feed", role=role, made="2026-07-03", ends="2027-07-03"
    )


def event(by: str | None, action: str, at: str = "2026-07-03T00:00:00+00:00") -> AuditEvent:
    """Something that somebody did."""
    return AuditEvent(at=at, by=by, via="browser", address="192.0.2.7", action=action, subject="d1", outcome="done")


def people(store: Store) -> None:
    """Puts two people with a session and a token each, and two events, into a store."""
    for account in (IDA, TOM):
        store.writer.add_account(account)
        store.writer.begin_session(session(f"session of {account.name}", account.name))
        store.writer.add_token(token(f"t-{account.name}", account.name))
        store.writer.note(event(account.name, "sign in"))
