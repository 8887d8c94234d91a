"""Whatever goes wrong, as a page or as JSON that says what it was and what to do."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request
from litestar.datastructures import Cookie
from litestar.enums import MediaType
from litestar.exceptions import HTTPException
from litestar.response import Redirect, Response
from litestar.utils.scope.state import ScopeState
from msgspec import Struct

from reportedly.errors import DataError, ModelError, RefusedError, ReportedlyError, StoreError, UsageError
from reportedly.exports.lines import line
from reportedly.people.signing_in import TooOftenError
from reportedly.web.access import access_of
from reportedly.web.deciding import DecidedSince
from reportedly.web.doorway import JSON_ROOT
from reportedly.web.giving_back import sent_form
from reportedly.web.keeping_out import CSRF, UPLOAD_BYTES, StaleForm
from reportedly.web.missing import Missing
from reportedly.web.noting import note
from reportedly.web.rendering import render, url
from reportedly.web.returning import asked_path
from reportedly.web.visiting import NotSignedIn, RoleTooLow

_log = logging.getLogger(__name__)
_NOT_YOURS = ("Not with your role", "Ask an owner of the desk; they can give you another one.")
_PLAIN = {
    404: "no page of the desk has this address",
    405: "this address takes what a form sends, and shows nothing",
    413: "more was sent than this address takes at once, and nothing of it was kept",
}
_ENDED = "Your session has ended"
_WAYS = {
    400: ("This cannot be asked", "Go back and change it."),
    401: ("You are not signed in", "Sign in; what you sent was not kept, so send it again then."),
    403: (
        "The form is too old",
        "The desk was started anew, or cookies are off. Go back, load the page again, send it.",
    ),
    404: ("Nothing is kept here", "Look at the address again. Search for its words."),
    405: ("This cannot be done here", "Go to the desk and take it from there."),
    409: ("Somebody else was first", "Look at what was decided, then decide again if you must."),
    413: ("Too large", f"Give at most {UPLOAD_BYTES // 1_000_000} MB at once, or add it with 'reportedly add'."),
    422: ("This cannot be read", "Give another text, page or file."),
    429: ("Too often", "Wait a minute, then try again."),
    410: ("This was removed", "It is not taken in again. What others said of it may still be found by its words."),
    503: ("The database cannot be used now", "Once that is mended, load this page again. Nothing was lost."),
    500: ("The desk has made a mistake", "Load the page again. If it stays, report it with what the terminal shows."),
}
_DAMAGED = ("A file of the desk is damaged", "Once that is mended, load this page again. Nothing was lost.")
_AGAIN = {
    400: "Nothing was kept. What you wrote is below: change it, and send it again.",
    401: "What you wrote is on this page alone. Sign in in another tab, then come back and send it again.",
    403: "The desk was started anew, or cookies are off. What you wrote is below: send it again.",
    409: "Look at what was decided. What you wrote is below: send it again if you still mean it.",
    422: "Nothing was kept. What you wrote is below: change it, and send it again.",
    429: "Wait a minute. What you wrote is below: send it again then.",
    500: "What you wrote is below: send it again. If this stays, report it with what the terminal shows.",
    503: "What you wrote is on this page alone: leave it open, and send it again once that is mended.",
}
"""The way out where a form can be sent again."""


class Failure(Struct, frozen=True, kw_only=True):
    """What went wrong, in one line, and the way out."""

    status: int
    title: str
    reason: str
    remedy: str


def failed(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The answer to an error; nothing of the program's inside is shown.

    Whoever wants a page and is not signed in is led to the page for that, and from there back. What was written into a
    form is given back, to be sent again.
    """
    failure = failure_of(error)
    if isinstance(error, StoreError | DataError | ModelError) and access_of(request).accounts:
        # where the files and the database are is nobody else's affair
        failure = msgspec.structs.replace(failure, reason=failure.reason.partition(": ")[2] or failure.reason)
    if failure.status == 500:
        note(_log, "a page failed", error)
    path = request.scope["path"]
    if path.startswith((JSON_ROOT, "/api/")):
        answer = Response(line(failure), media_type=MediaType.JSON, status_code=failure.status)
    elif isinstance(error, NotSignedIn) and request.method == "GET":
        to = url("/sign-in", next=asked_path(request), ended="yes" if error.ended else None)
        return Redirect(to, status_code=303, headers={"cache-control": "no-store"})
    else:
        answer = _page(request, failure, error)
    answer.headers.update({"cache-control": "no-store", **_told_by(error)})
    if isinstance(error, StaleForm):
        keep_cookie(answer, request, CSRF, error.fresh)
    return answer


def _page(request: Request[Any, Any, Any], failure: Failure, error: Exception) -> Response[Any]:
    if isinstance(error, NotSignedIn):
        request.scope["user"] = None  # the page of a stranger, without the ways about the desk
        failure = msgspec.structs.replace(failure, title=_ENDED if error.ended else _WAYS[401][0], reason="")
    again = sent_form(request) if failure.status in _AGAIN and not isinstance(error, RoleTooLow) else None
    if again is not None and isinstance(error, DecidedSince):
        again = again.with_value("held", error.held)
    if again is not None:
        failure = msgspec.structs.replace(failure, remedy=_AGAIN[failure.status])
    kept = ScopeState.from_scope(request.scope).csrf_token
    token = kept if isinstance(kept, str) else request.cookies.get(access_of(request).cookie(CSRF), "")
    body = render(
        "failure.html.jinja",
        request,
        view=failure,
        back=asked_path(request),
        sent=request.method == "POST",
        words=error.words if isinstance(error, Missing) else "",
        again=again,
        token=token,
    )
    return Response(body, media_type=MediaType.HTML, status_code=failure.status)


def keep_cookie(answer: Response[Any], request: Request[Any, Any, Any], name: str, value: str) -> None:
    """Has the browser keep a cookie of this desk until it is closed."""
    access = access_of(request)
    kept = Cookie(access.cookie(name), value=value, path="/", secure=access.secure, httponly=True, samesite="strict")
    answer.set_cookie(kept)


def drop_cookie(answer: Response[Any], request: Request[Any, Any, Any], name: str) -> None:
    """Has the browser forget a cookie of this desk."""
    access = access_of(request)
    gone = Cookie(access.cookie(name), value="", max_age=0, path="/", secure=access.secure, httponly=True)
    answer.set_cookie(gone)


def failure_of(error: Exception) -> Failure:
    """The status, what it was and what to do."""
    match error:
        case RefusedError():
            status, reason = 422, f"{error.target}: {error.reason}; {error.remedy}"
        case UsageError():
            status, reason = 400, str(error)
        case TooOftenError():
            status, reason = 429, str(error)
        case StoreError():
            status, reason = 503, str(error)
        case DataError() | ModelError():
            return Failure(status=500, title=_DAMAGED[0], reason=str(error), remedy=_DAMAGED[1])
        case ReportedlyError():
            status, reason = 500, str(error)
        case RoleTooLow():
            return Failure(status=403, title=_NOT_YOURS[0], reason=error.detail, remedy=_NOT_YOURS[1])
        case HTTPException():
            status, reason = error.status_code, _detail(error)
        case _:
            status, reason = 500, "Something failed that should not have."
    title, remedy = _WAYS.get(status, _WAYS[500 if status >= 500 else 400])
    return Failure(status=status, title=title, reason=reason, remedy=remedy)


def _told_by(error: Exception) -> dict[str, str]:
    """The headers that an error brings, with when to try again."""
    if isinstance(error, TooOftenError):
        return {"retry-after": str(error.seconds)}
    told = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if "RateLimit-Reset" in told:
        told["retry-after"] = told["RateLimit-Reset"]
    return {name.lower(): str(value) for name, value in told.items()}


def _detail(error: HTTPException) -> str:
    """What the error says; of values that are not understood, which and why."""
    parts = error.extra if isinstance(error.extra, list) else []
    told = [f"{p.get('key', '')}: {p.get('message', '')}" for p in parts if isinstance(p, dict)]
    plain = error.detail == HTTPStatus(error.status_code).phrase
    return "; ".join(told) or (_PLAIN.get(error.status_code, "") if plain or error.status_code == 403 else error.detail)
