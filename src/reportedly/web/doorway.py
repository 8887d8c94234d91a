"""What stands before every request: whose it may be, its form, and the headers of every answer.

A page of another site may send a browser here under a name of its own (DNS rebinding) or make it post a form (CSRF).
So a request must name a host that is this one, and one that changes something must come from a page of this host.
"""

from __future__ import annotations

from typing import Any

from litestar.types import ASGIApp, Receive, Scope, Send

from reportedly.web.access import LOCAL, Access

JSON = ".json"
JSON_ROOT = "/json"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    b"content-security-policy": _POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",  # with none, browsers call the desk's own forms those of a stranger
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}


class Doorway:
    """An ASGI application before another: turns strangers away and sets the headers of every answer.

    A path that ends in ``.json`` is asked of ``/json`` inside; ``HEAD`` is answered as ``GET`` without its body.
    """

    def __init__(self, app: ASGIApp, access: Access = LOCAL) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, or hands it on."""
        inner: Any = dict(scope)
        if inner["type"] != "http":
            await self._app(scope, receive, send)
            return
        method, answer = inner["method"], _answering(send, bodiless=inner["method"] == "HEAD")
        refusal = self._refusal(method, dict(inner["headers"]))
        if refusal is not None:
            await _refuse(answer, *refusal)
            return
        inner["method"] = "GET" if method == "HEAD" else method
        path = inner["path"]
        if path.endswith(JSON) and not path.startswith("/static/"):
            inner["path"] = f"{JSON_ROOT}{path.removesuffix(JSON)}"
            inner["raw_path"] = inner["path"].encode()
        await self._app(inner, receive, answer)

    def _refusal(self, method: str, headers: dict[bytes, bytes]) -> tuple[int, str] | None:
        """The status and what to do, for a request that is not from a page of this desk."""
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if not self._access.answers_to(host):
            return (
                421,
                "This desk answers to its own name alone. Open it by the address that 'reportedly serve' prints.",
            )
        if method in _READING:
            return None
        origin = headers.get(b"origin", b"").decode("latin-1").lower()
        site = headers.get(b"sec-fetch-site", b"").decode("latin-1")
        if (origin and not self._access.is_own(origin, host)) or site in {"cross-site", "same-site"}:
            return 403, "The form came from another site. Open the desk itself and send it from there."
        return None


def _answering(send: Send, *, bodiless: bool) -> Send:
    """``send`` with the headers that every answer has, and without the body where none is wanted."""

    async def answer(message: Any) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message["headers"]}
            missing = [(name, value) for name, value in HEADERS.items() if name not in given]
            message = {**message, "headers": [*message["headers"], *missing]}
        elif bodiless and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return answer


async def _refuse(send: Send, status: int, why: str) -> None:
    body = f"{why}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
