"""Atom feeds (RFC 4287)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from litestar import Request
from litestar.response import Response
from msgspec import Struct

from reportedly.rumours.sightings import instant
from reportedly.web.rendering import render

_ATOM = "application/atom+xml"


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of a feed; ``id`` is the end of its URN, ``link`` a path of this desk."""

    id: str
    title: str
    link: str
    updated: str
    author: str
    summary: str


def feed(request: Request[Any, Any, Any], id: str, title: str, link: str, entries: list[Entry]) -> Response[bytes]:
    """A feed of entries, the newest first; ``link`` is the page that it belongs to."""
    root = str(request.base_url).rstrip("/")
    updated = max((entry.updated for entry in entries), default=moment_of("1970-01-01"))
    body = render("feed.xml.jinja", request, root=root, id=id, title=title, link=link, updated=updated, entries=entries)
    return Response(body, media_type=_ATOM, headers={"cache-control": "private, no-cache"})


def moment_of(at: str) -> str:
    """A time as RFC 3339 has it, in UTC; what cannot be read is the beginning of 1970."""
    return (instant(at) or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC).isoformat().replace("+00:00", "Z")
