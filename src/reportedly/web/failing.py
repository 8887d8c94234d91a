"""Whatever goes wrong, as a page or as JSON that says what it was and what to do."""

from __future__ import annotations

import logging
from typing import Any

from litestar import Request
from litestar.enums import MediaType
from litestar.exceptions import HTTPException, PermissionDeniedException
from litestar.response import Response
from msgspec import Struct

from reportedly.errors import RefusedError, ReportedlyError, StoreError, UsageError
from reportedly.exports.lines import line
from reportedly.web.doorway import JSON_ROOT
from reportedly.web.rendering import render

CSRF_COOKIE = "csrf"
_log = logging.getLogger(__name__)
_WAYS = {
    400: ("This cannot be asked", "Go back and change it."),
    403: (
        "The form is too old",
        "The desk was started anew, or cookies are off. Go back, load the page again, send it.",
    ),
    404: ("Nothing is kept here", "It may have been removed, or the address is incomplete. Search for its words."),
    405: ("This cannot be done here", "Go to the desk and take it from there."),
    409: ("Somebody else was first", "Look at what was decided, then decide again if you must."),
    413: ("Too large", "Give less at once, or add it with 'reportedly add'."),
    422: ("This cannot be read", "Give another text, page or file."),
    503: ("The database does not answer", "Start it, or free some space; then load this page again. Nothing was lost."),
    500: ("The desk has made a mistake", "Load the page again. If it stays, report it with what the terminal shows."),
}


class Failure(Struct, frozen=True, kw_only=True):
    """What went wrong, in one line, and the way out."""

    status: int
    title: str
    reason: str
    remedy: str


def failed(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The answer to an error; nothing of the program's inside is shown."""
    failure = failure_of(error)
    if failure.status == 500:
        _log.error("a page failed", exc_info=error)
    path = request.scope["path"]
    if path.startswith((JSON_ROOT, "/api/")):
        answer = Response(line(failure), media_type=MediaType.JSON, status_code=failure.status)
    else:
        body = render("failure.html.jinja", request, view=failure)
        answer = Response(body, media_type=MediaType.HTML, status_code=failure.status)
    answer.headers["cache-control"] = "no-store"
    if isinstance(error, PermissionDeniedException):
        answer.delete_cookie(CSRF_COOKIE)  # one that another run of the program gave would fail for ever
    return answer


def failure_of(error: Exception) -> Failure:
    """The status, what it was and what to do."""
    match error:
        case RefusedError():
            status, reason = 422, f"{error.target}: {error.reason}; {error.remedy}"
        case UsageError():
            status, reason = 400, str(error)
        case StoreError():
            status, reason = 503, str(error)
        case ReportedlyError():
            status, reason = 500, str(error)
        case HTTPException():
            status, reason = error.status_code, _detail(error)
        case _:
            status, reason = 500, "Something failed that should not have."
    title, remedy = _WAYS.get(status, _WAYS[500 if status >= 500 else 400])
    return Failure(status=status, title=title, reason=reason, remedy=remedy)


def _detail(error: HTTPException) -> str:
    """What the error says; of values that are not understood, which and why."""
    parts = error.extra if isinstance(error.extra, list) else []
    told = [f"{p.get('key', '')}: {p.get('message', '')}" for p in parts if isinstance(p, dict)]
    return "; ".join(told) or ("" if error.status_code == 403 else error.detail)
