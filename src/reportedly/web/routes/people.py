"""``/people``: the accounts of the desk, for its owners; and ``/audit``, the log of what was done."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Response
from msgspec import Struct

from reportedly.people import accounts, passwords
from reportedly.people.accounts import role_of
from reportedly.store.people import Role
from reportedly.views.people import AuditPage, PeoplePage, SecretPage, audit_page, people_page
from reportedly.web.answering import page
from reportedly.web.asking import Cursor, Limit, TheSite
from reportedly.web.auditing import NOTED
from reportedly.web.routes.account import shown_once
from reportedly.web.visiting import known_visitor

_FORM = RequestEncodingType.URL_ENCODED
_OWNERS: dict[str, Any] = {
    "include_in_schema": False,
    "role": Role.OWNER,
    "by_hand": True,
    "action": NOTED,
    "sync_to_thread": True,
}


class Person(Struct, frozen=True):
    """The forms that name an account."""

    name: str


class PersonAndRole(Struct, frozen=True):
    """The forms that name an account and its role."""

    name: str
    role: str


def people(site: TheSite) -> PeoplePage:
    """Everybody who may sign in."""
    return people_page(site.view())


def audit(site: TheSite, by: FromQuery[str] = "", cursor: Cursor = None, limit: Limit = 50) -> AuditPage:
    """What people did, the newest first."""
    return audit_page(site.view(), by or None, cursor=cursor, limit=limit)


@post("/people", **_OWNERS)
def add(
    request: Request[Any, Any, Any], site: TheSite, data: Annotated[PersonAndRole, Body(media_type=_FORM)]
) -> Response[bytes]:
    """Adds an account with a password that is made up, and shows that once."""
    made = passwords.made_up()
    account = accounts.add(site.store, data.name, role_of(data.role), made, known_visitor(request).actor)
    return shown_once(request, SecretPage(kind="password", name=account.name, secret=made, role=account.role))


@post("/people/password", **_OWNERS)
def password(
    request: Request[Any, Any, Any], site: TheSite, data: Annotated[Person, Body(media_type=_FORM)]
) -> Response[bytes]:
    """Gives an account another made-up password, and shows that once; its browsers are signed out."""
    made = passwords.made_up()
    account = accounts.change_password(site.store, data.name, made, known_visitor(request).actor)
    site.tries.passed(account.name)
    return shown_once(request, SecretPage(kind="password", name=account.name, secret=made, role=account.role))


@post("/people/role", **_OWNERS)
def role(
    request: Request[Any, Any, Any], site: TheSite, data: Annotated[PersonAndRole, Body(media_type=_FORM)]
) -> Redirect:
    """Gives an account another role; its browsers are signed out."""
    accounts.change_role(site.store, data.name, role_of(data.role), known_visitor(request).actor)
    return Redirect("/people", status_code=303)


@post("/people/remove", **_OWNERS)
def remove(request: Request[Any, Any, Any], site: TheSite, data: Annotated[Person, Body(media_type=_FORM)]) -> Redirect:
    """Removes an account with its sessions and tokens; what it decided and did stays."""
    accounts.remove(site.store, data.name, known_visitor(request).actor)
    return Redirect("/people", status_code=303)


handlers = [
    *page("/people", "people.html.jinja", people, Role.OWNER),
    *page("/audit", "audit.html.jinja", audit, Role.OWNER),
    add,
    password,
    role,
    remove,
]
