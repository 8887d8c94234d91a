"""The pages of people: signing in, one's own account, everybody's, the log of what they did, and forgetting."""

from __future__ import annotations

from msgspec import Struct

from reportedly.store import Removal, View
from reportedly.store.people import AuditEvent, Role, Session, Token

LIMIT = 50


class SignInPage(Struct, frozen=True, kw_only=True):
    """The form to sign in with: where it leads, whether a session has ``ended``, and the name of the last try."""

    next: str
    ended: bool = False
    name: str = ""


class SessionRow(Struct, frozen=True, kw_only=True):
    """A browser that is signed in; ``here`` is the one that asks."""

    begun: str
    seen: str
    ends: str
    here: bool


class TokenRow(Struct, frozen=True, kw_only=True):
    """A token, without what is kept of its secret."""

    id: str
    account: str
    label: str
    role: Role
    made: str
    ends: str
    used: str | None


class AccountPage(Struct, frozen=True, kw_only=True):
    """One's own account; ``roles`` are those that a token of it may have."""

    name: str
    role: Role
    roles: tuple[Role, ...]
    sessions: tuple[SessionRow, ...]
    tokens: tuple[TokenRow, ...]


class PersonRow(Struct, frozen=True, kw_only=True):
    """An account as owners see it; ``seen`` is when a session of it was last used, as far as one is still good."""

    name: str
    role: Role
    made: str
    seen: str | None
    sessions: int
    tokens: tuple[TokenRow, ...]


class PeoplePage(Struct, frozen=True, kw_only=True):
    """Everybody who may sign in."""

    people: tuple[PersonRow, ...]


class SecretPage(Struct, frozen=True, kw_only=True):
    """A secret that is shown this once: a ``password`` of ``name``, or a ``token`` for what ``label`` says."""

    kind: str
    name: str
    secret: str
    label: str | None = None
    role: Role | None = None


class AuditPage(Struct, frozen=True, kw_only=True):
    """The log of what people did, the newest first; ``by`` is the one that it is limited to."""

    by: str | None
    events: tuple[AuditEvent, ...]
    next: str | None


class ForgetPage(Struct, frozen=True, kw_only=True):
    """The form to forget something with, or what was removed."""

    id: str = ""
    removal: Removal | None = None


def account_page(view: View, name: str, role: Role, key: str | None = None) -> AccountPage:
    """The page of an account, seen with a role from the session of a key."""
    return AccountPage(
        name=name,
        role=role,
        roles=tuple(other for other in Role if role.includes(other)),
        sessions=tuple(_session(session, key) for session in view.sessions(name)),
        tokens=tuple(map(token_row, view.tokens(name))),
    )


def people_page(view: View) -> PeoplePage:
    """The page of everybody."""
    rows = []
    for account in view.accounts():
        sessions = view.sessions(account.name)
        rows.append(
            PersonRow(
                name=account.name,
                role=account.role,
                made=account.made,
                seen=max((session.seen for session in sessions), default=None),
                sessions=len(sessions),
                tokens=tuple(map(token_row, view.tokens(account.name))),
            )
        )
    return PeoplePage(people=tuple(rows))


def audit_page(view: View, by: str | None = None, *, cursor: str | None = None, limit: int = LIMIT) -> AuditPage:
    """A page of the log."""
    page = view.audited(by=by, cursor=cursor, limit=limit)
    return AuditPage(by=by, events=page.items, next=page.next)


def token_row(token: Token) -> TokenRow:
    """A token as it may be shown."""
    return TokenRow(
        id=token.id,
        account=token.account,
        label=token.label,
        role=token.role,
        made=token.made,
        ends=token.ends,
        used=token.used,
    )


def _session(session: Session, key: str | None) -> SessionRow:
    return SessionRow(begun=session.begun, seen=session.seen, ends=session.ends, here=session.key == key)
