"""Where a form leads back to: always a page of this desk."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from litestar import Request


def own_path(back: str) -> str:
    """A path with its query that leads nowhere else; ``/`` for anything that might (an open redirect)."""
    fine = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable() and "\\" not in back
    return back if fine else "/"


def asked_path(request: Request[Any, Any, Any]) -> str:
    """The page that somebody wanted: the one asked for or, of a form, the one that it stood on."""
    if request.method in {"GET", "HEAD"}:
        path, query = str(request.scope["path"]), request.scope["query_string"].decode("latin-1")
        return own_path(f"{path}?{query}" if query else path)
    parts = urlsplit(request.headers.get("referer", ""))
    if parts.netloc.lower() != request.headers.get("host", "").lower():
        return "/"
    return own_path(f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/")
