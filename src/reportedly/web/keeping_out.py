"""What stands between the one who asks and a handler: how often they may, and the token of the form they send."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from ipaddress import IPv6Address, ip_address
from typing import Any

from litestar import Litestar, Request
from litestar.config.csrf import CSRFConfig
from litestar.exceptions import PermissionDeniedException
from litestar.middleware.base import DefineMiddleware
from litestar.middleware.csrf import CSRFMiddleware, generate_csrf_token
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.stores.memory import MemoryStore
from litestar.types import Receive, Scope, Send
from litestar.utils.scope.state import ScopeState

from reportedly.web.access import Access
from reportedly.web.giving_back import close_files
from reportedly.web.visiting import PUBLIC

CSRF = "csrf"
UPLOAD_BYTES = 50_000_000
"""What a form may hold."""
STRANGERS_BYTES = 20_000
"""What a form may hold that somebody may send who is not signed in."""
A_MINUTE, SIGNING_IN_A_MINUTE = 1_200, 20
_STALE = "CSRF token verification failed"  # what Litestar calls it
_EVERY = "rate_limit", "sign_in_limit"
_SWEEP_SECONDS = 60.0


class StaleForm(PermissionDeniedException):
    """A form has no token, or that of an earlier run of the program; ``fresh`` is a good one."""

    def __init__(self, fresh: str) -> None:
        super().__init__()
        self.fresh = fresh


class FormTokens(CSRFMiddleware):
    """Litestar's protection of forms and of JSON that is sent with a cookie.

    A request with a good token of its own needs none: no other site can make a browser send one.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or raises StaleForm with a token that the browser may try again with."""
        if scope.get("auth") == "token":
            await self.app(scope, receive, send)
            return
        try:
            await super().__call__(scope, receive, send)
        except PermissionDeniedException as error:
            if error.detail != _STALE:
                raise
            await close_files(Request(scope, receive))
            fresh = ScopeState.from_scope(scope).csrf_token = generate_csrf_token(secret=self.config.secret)
            raise StaleForm(fresh) from error


def form_tokens(access: Access) -> DefineMiddleware:
    """The protection of the forms of a desk, with a secret that lasts as long as it is served."""
    config = CSRFConfig(
        secret=secrets.token_hex(32),
        cookie_name=access.cookie(CSRF),
        cookie_httponly=True,
        cookie_samesite="strict",
        cookie_secure=access.secure,
    )
    return DefineMiddleware(FormTokens, config=config)


def limits() -> DefineMiddleware:
    """How often may be asked from one place: 1,200 times a minute, since a whole newsroom may share an address."""
    config = RateLimitConfig(rate_limit=("minute", A_MINUTE), identifier_for_request=place, exclude_opt_key=PUBLIC)
    return config.middleware


def sign_in_limits() -> DefineMiddleware:
    """How often signing in may be tried from one place: 20 times a minute."""
    config = RateLimitConfig(
        rate_limit=("minute", SIGNING_IN_A_MINUTE), identifier_for_request=place, store="sign_in_limit"
    )
    return config.middleware


def place(request: Request[Any, Any, Any]) -> str:
    """Where a request comes from: an address, of version 6 the network of one customer (64 bits)."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))


@asynccontextmanager
async def swept(app: Litestar) -> AsyncIterator[None]:
    """Drops what the limits need no more, once a minute, as long as the desk is served."""
    task = asyncio.create_task(_sweep(app))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _sweep(app: Litestar) -> None:
    while True:
        await asyncio.sleep(_SWEEP_SECONDS)
        for name in _EVERY:
            store = app.stores.get(name)
            if isinstance(store, MemoryStore):
                await store.delete_expired()
