"""Who asks: found out before anything else is done for them, and held against the role that a page asks for.

Every handler names the least ``role`` that may use it; ANYBODY for those that need no account. One that names none is
for owners alone. With ``by_hand`` no token is enough: secrets and accounts are for people in a browser.
"""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import unquote

from litestar import Request
from litestar.concurrency import sync_to_thread
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware.authentication import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.types import ASGIApp, Receive, Scope, Send

from reportedly.people import sessions, tokens
from reportedly.people.accounts import BROWSER
from reportedly.people.sessions import Visitor
from reportedly.store.people import Role
from reportedly.web.access import Access
from reportedly.web.giving_back import read_small
from reportedly.web.site import Site

ANYBODY = None
HERE = "this machine"
SESSION, NAME = "session", "name"
PUBLIC = "public"
"""The mark of handlers that are never asked who asks: they have the same files for everybody."""


class NotSignedIn(NotAuthorizedException):
    """Nobody is signed in; ``ended`` if somebody was."""

    def __init__(self, *, ended: bool = False, detail: str = "Sign in, or send a token.") -> None:
        super().__init__(detail, headers={"www-authenticate": "Bearer"})
        self.ended = ended


class RoleTooLow(PermissionDeniedException):
    """Somebody is signed in who may not do this."""


class Visiting(AbstractAuthenticationMiddleware):
    """Finds out who asks. Where nobody may who is not signed in, nothing else of a request is even read."""

    def __init__(self, app: ASGIApp, site: Site, access: Access) -> None:
        super().__init__(app, exclude_from_auth_key=PUBLIC, exclude_http_methods=[])
        self._site, self._access = site, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers whoever may ask; of a small form that is refused, the words are read so as to be given back."""
        try:
            await super().__call__(scope, receive, send)
        except NotSignedIn:
            await read_small(scope, receive)
            raise

    async def authenticate_request(self, connection: ASGIConnection[Any, Any, Any, Any]) -> AuthenticationResult:
        """The Visitor, None for anybody, and whether they came by a token; raises NotSignedIn."""
        if not self._access.accounts:
            return AuthenticationResult(user=Visitor(name=self._site.user, role=Role.OWNER, via=HERE), auth=None)
        address = connection.client.host if connection.client else None
        sent = connection.headers.get("authorization")
        if sent is not None:
            reads = connection.scope["method"] in {"GET", "HEAD"}  # type: ignore[typeddict-item]
            return await self._by_token(_secret_of(sent, reads=reads), address)
        secret = connection.cookies.get(self._access.cookie(SESSION), "")
        who = await sync_to_thread(sessions.visitor, self._site.store, secret, address) if secret else None
        if who is None and connection.route_handler.opt.get("role", Role.OWNER) is not ANYBODY:
            raise NotSignedIn(ended=bool(secret))
        return AuthenticationResult(user=who, auth=None)

    async def _by_token(self, secret: str, address: str | None) -> AuthenticationResult:
        """Who a token is for; the session of a browser that also sends one counts for nothing."""
        who = await sync_to_thread(tokens.visitor, self._site.store, secret, address)
        if who is None:
            raise NotSignedIn(detail="The token is not known, was revoked or is too old. Make another one.")
        return AuthenticationResult(user=who, auth="token")


def _secret_of(sent: str, *, reads: bool) -> str:
    """The token in a header; "" for none.

    As the password of RFC 7617, which readers of feeds know, it is good for reading alone: a browser may keep that and
    send it along with the form of another site.
    """
    scheme, _, rest = sent.partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip()
    if scheme.lower() != "basic" or not reads:
        return ""
    try:
        return base64.b64decode(rest.strip(), validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def allowed(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """The guard of every handler; raises RoleTooLow for whoever may not use it."""
    needed = handler.opt.get("role", Role.OWNER)
    if needed is ANYBODY:
        return
    who: Visitor = connection.scope["user"]
    if not who.role.includes(needed):
        raise RoleTooLow(f"This takes the role of {needed.value}; {who.name} comes as {who.role.value}.")
    if handler.opt.get("by_hand") and who.via not in {BROWSER, HERE}:
        raise RoleTooLow("This is done by people in a browser, never with a token.")


def visitor(request: Request[Any, Any, Any]) -> Visitor | None:
    """Who asks; None where nobody is signed in, or it was not found out."""
    who: Visitor | None = request.scope.get("user")
    return who


def known_visitor(request: Request[Any, Any, Any]) -> Visitor:
    """Who asks, where a role is asked for; raises NotSignedIn where nobody is signed in after all."""
    who = visitor(request)
    if who is None:
        raise NotSignedIn
    return who


def signer(request: Request[Any, Any, Any]) -> str:
    """Whose name a decision bears: that of the account; on a desk without them the one that this browser gave.

    Raises NotSignedIn where nobody is signed in.
    """
    who = known_visitor(request)
    return (unquote(request.cookies.get(NAME, "")) or who.name) if who.via == HERE else who.name
