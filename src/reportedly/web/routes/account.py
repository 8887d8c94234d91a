"""``/account``: what one may do, one's password, where one is signed in, and tokens for programs."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, post
from litestar.enums import MediaType, RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Response
from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.people import accounts, sessions, tokens
from reportedly.people.accounts import role_of
from reportedly.people.signing_in import WrongPasswordError, confirm
from reportedly.store.people import Role
from reportedly.views.people import AccountPage, SecretPage, account_page
from reportedly.web.answering import page
from reportedly.web.asking import TheSite
from reportedly.web.auditing import NOTED
from reportedly.web.rendering import render
from reportedly.web.routes.sign_in import keep_session
from reportedly.web.visiting import known_visitor

_FORM = RequestEncodingType.URL_ENCODED


class NewPassword(Struct, frozen=True):
    """The form for another password."""

    current: str
    new: str
    again: str


class NewToken(Struct, frozen=True):
    """The form for a token."""

    label: str
    role: str
    days: int = tokens.DAYS


class OldToken(Struct, frozen=True):
    """The form that revokes a token."""

    id: str


def account(request: Request[Any, Any, Any], site: TheSite) -> AccountPage:
    """The account of whoever asks."""
    who = known_visitor(request)
    return account_page(site.view(), who.name, who.role, who.key)


@post("/account/password", include_in_schema=False, role=Role.READER, by_hand=True, action=NOTED, sync_to_thread=True)
def password(
    request: Request[Any, Any, Any], site: TheSite, data: Annotated[NewPassword, Body(media_type=_FORM)]
) -> Redirect:
    """Changes one's password; every other browser is signed out."""
    who = known_visitor(request)
    if data.new != data.again:
        raise UsageError("the new password was written in two ways; nothing was changed")
    try:
        confirm(site.store, site.tries, who.name, data.current)
    except WrongPasswordError:
        raise UsageError("the password that you have is another one; nothing was changed") from None
    changed = accounts.change_password(site.store, who.name, data.new, who.actor)
    answer = Redirect("/account", status_code=303)
    keep_session(answer, request, sessions.begin(site.store, changed))
    return answer


@post("/account/sign-out", include_in_schema=False, role=Role.READER, by_hand=True, action=NOTED, sync_to_thread=True)
def everywhere(request: Request[Any, Any, Any], site: TheSite) -> Redirect:
    """Signs out every browser, this one too."""
    sessions.sign_out_everywhere(site.store, known_visitor(request))
    return Redirect("/sign-in", status_code=303, headers={"clear-site-data": '"cache"'})


@post("/account/tokens", include_in_schema=False, role=Role.READER, by_hand=True, action=NOTED, sync_to_thread=True)
def make(
    request: Request[Any, Any, Any], site: TheSite, data: Annotated[NewToken, Body(media_type=_FORM)]
) -> Response[bytes]:
    """Makes a token and shows it, this once."""
    who = known_visitor(request)
    secret, kept = tokens.make(site.store, who.name, data.label, role_of(data.role), who.actor, data.days)
    return shown_once(
        request, SecretPage(kind="token", name=kept.account, secret=secret, label=kept.label, role=kept.role)
    )


@post(
    "/account/tokens/revoke", include_in_schema=False, role=Role.READER, by_hand=True, action=NOTED, sync_to_thread=True
)
def revoke(
    request: Request[Any, Any, Any], site: TheSite, data: Annotated[OldToken, Body(media_type=_FORM)]
) -> Redirect:
    """Revokes a token of one's own; of somebody else's, owners may."""
    who = known_visitor(request)
    own = {token.id for token in site.view().tokens(who.name)}
    if data.id not in own and who.role is not Role.OWNER:
        raise UsageError(f"you have no token {data.id!r}")
    tokens.revoke(site.store, data.id, who.actor)
    return Redirect("/account" if data.id in own else "/people", status_code=303)


def shown_once(request: Request[Any, Any, Any], view: SecretPage) -> Response[bytes]:
    """The page of a secret, which no browser keeps."""
    body = render("secret.html.jinja", request, view=view)
    return Response(body, media_type=MediaType.HTML, status_code=201, headers={"cache-control": "no-store"})


handlers = [*page("/account", "account.html.jinja", account), password, everywhere, make, revoke]
