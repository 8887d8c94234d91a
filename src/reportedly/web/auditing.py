"""Whatever somebody with an account changes goes into the log, whichever handler did it.

A handler names its ``action``; what it was done to is what the handler says with ``about``, else what its address
names. A handler whose own work is noted already has the action NOTED.
"""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.concurrency import sync_to_thread
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from reportedly.errors import StoreError
from reportedly.people.accounts import DONE, REFUSED, note
from reportedly.people.sessions import Visitor
from reportedly.web.failing import failed
from reportedly.web.site import Site

NOTED = None
_ABOUT = "audited"
_LONGEST = 300
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Auditing(ASGIMiddleware):
    """Notes what was done, and what somebody was not allowed to do; the answer goes out once it is noted."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, site: Site) -> None:
        self._site = site

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Answers a request, and notes it if it was one that changes something."""
        who, handler = scope.get("user"), scope["route_handler"]
        if scope.get("method") in _READING or not isinstance(who, Visitor):
            await next_app(scope, receive, send)
            return
        answer: list[Any] = []

        async def held(message: Any) -> None:
            answer.append(message)

        await next_app(scope, receive, held)
        status = next((message["status"] for message in answer if message["type"] == "http.response.start"), 0)
        action = handler.opt.get("action", handler.handler_name)
        outcome = DONE if 0 < status < 400 and action is not NOTED else REFUSED if status == 403 else None
        if outcome is not None:
            done = action or handler.handler_name
            try:
                await sync_to_thread(note, self._site.store, who.actor, done, _subject(scope), outcome)
            except StoreError as error:
                request: Request[Any, Any, Any] = Request(scope)
                await failed(request, error).to_asgi_response(None, request)(scope, receive, send)
                return
        for message in answer:
            await send(message)


def about(request: Request[Any, Any, Any], subject: str) -> None:
    """Says what the request changes, for the log: ids and words of the desk, never of an article."""
    request.scope["state"][_ABOUT] = subject[:_LONGEST]


def _subject(scope: Scope) -> str | None:
    told = scope["state"].get(_ABOUT)
    return told or " ".join(map(str, scope["path_params"].values()))[:_LONGEST] or None
