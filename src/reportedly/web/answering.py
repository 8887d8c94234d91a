"""One view as a page or as JSON, with its ETag, from one function.

    page("/documents/{id:str}", "document.html.jinja", document)

gives two handlers: the page at that path, and its JSON under ``/json`` and that path, which the doorway shows as the
path with ``.json`` behind it. What was answered before is sent again where it would be made the same now: Litestar's
own cache of responses would keep the token of somebody's forms with the page, and send it to others.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import Any

from litestar import Request, get
from litestar.concurrency import sync_to_thread
from litestar.enums import MediaType
from litestar.handlers import HTTPRouteHandler
from litestar.response import Response
from litestar.response.base import ASGIResponse
from markupsafe import escape

from reportedly.exports.lines import line
from reportedly.store.encoding import digest
from reportedly.store.people import Role
from reportedly.web.access import access_of
from reportedly.web.bodies import Body, body_of, compressed, plain
from reportedly.web.doorway import JSON_ROOT
from reportedly.web.keeping_out import CSRF
from reportedly.web.kept_answers import Asked
from reportedly.web.rendering import form_token, render
from reportedly.web.site import Site
from reportedly.web.visiting import SESSION, visitor

_PRIVATE = {"cache-control": "private, no-cache", "vary": "cookie, authorization, accept-encoding"}
_NOT_MODIFIED = 304
PACKED = "packed"
"""The mark of handlers whose answers come compressed where the asker takes that."""
_GAP = secrets.token_hex(32)
"""What stands in a page for the token of its forms; nothing that was written before can hold it."""


class PageResponse(Response[Any]):
    """A view as the page of its handler's template."""

    def to_asgi_response(self, *, request: Request[Any, Any, Any], **_: Any) -> ASGIResponse:  # type: ignore[override]
        """The whole page, or that it has not changed."""
        return _sent(request, self.content, _page, "text/html")


class JsonResponse(Response[Any]):
    """A view as the JSON that documents it."""

    def to_asgi_response(self, *, request: Request[Any, Any, Any], **_: Any) -> ASGIResponse:  # type: ignore[override]
        """The whole value, or that it has not changed."""
        return _sent(request, self.content, _json, "application/json")


async def kept(request: Request[Any, Any, Any]) -> Body | None:
    """What was answered to this in the state that the site is in; else what is answered now is noted to be kept."""
    site: Site = request.app.state.site
    work = request.route_handler.opt["work"]
    state = site.state(work) if site.is_file else await sync_to_thread(site.state, work)
    asked = asked_by(request)
    found = site.answers.find(asked, state) if state is not None else None
    if found is None:
        request.state.kept_as = asked, state
    elif request.route_handler.opt["stirs"]:
        site.beside.stir()
    return found


def asked_by(request: Request[Any, Any, Any]) -> Asked:
    """What a request asks for, and as whom."""
    access, scope = access_of(request), request.scope
    apart = {access.cookie(SESSION), access.cookie(CSRF)}
    return Asked(
        path=scope["path"],
        query=scope["query_string"],
        who=visitor(request),
        forms=form_token(request) != "",
        cookies=frozenset((name, value) for name, value in request.cookies.items() if name not in apart),
    )


def _sent(
    request: Request[Any, Any, Any], content: Any, made: Callable[[Request[Any, Any, Any], Any], Body], media_type: str
) -> ASGIResponse:
    """A view, or what was kept of one; where its handler says what lasts of it, it is kept."""
    if isinstance(content, Body):
        return _answered(request, content, media_type)
    lasts = request.route_handler.opt.get("lasts")
    if lasts is None:
        return _answered(request, made(request, content), media_type)
    (asked, state), view, site = request.state.kept_as, digest(content), request.app.state.site
    body = site.answers.showing(asked, view) or made(request, content)
    site.answers.keep(asked, view, body, state if lasts(site, content) else None)
    return _answered(request, body, media_type)


def _page(request: Request[Any, Any, Any], view: Any) -> Body:
    whole = render(request.route_handler.opt["template"], request, csrf=_GAP if form_token(request) else "", view=view)
    return body_of(whole, _GAP.encode())


def _json(_: Request[Any, Any, Any], view: Any) -> Body:
    return body_of(line(view))


def _answered(request: Request[Any, Any, Any], body: Body, media_type: str) -> ASGIResponse:
    """A body with its ETag; without the body where the asker has it already (RFC 9110, 13.1.2)."""
    token = str(escape(form_token(request))).encode("utf-8", "replace") if len(body.parts) > 1 else b""
    tag = f'W/"{body.digest}{hashlib.sha256(token).hexdigest()[:8] if token else ""}"'
    headers = {**_PRIVATE, "etag": tag}
    known = {part.strip() for part in request.headers.get("if-none-match", "").split(",")}
    if tag in known:
        return ASGIResponse(status_code=_NOT_MODIFIED, headers=headers, media_type=media_type)
    packed = compressed(body, token) if "gzip" in request.headers.get("accept-encoding", "") else None
    if packed is not None:
        headers["content-encoding"] = "gzip"
    shown = packed if packed is not None else plain(body, token)
    return ASGIResponse(body=shown, headers=headers, media_type=media_type)


def always(_site: Site, _view: object) -> bool:
    """What ``lasts`` of a page that shows nothing of work that is under way."""
    return True


def page(
    path: str,
    template: str,
    view: Callable[..., Any],
    role: Role | None = Role.READER,
    lasts: Callable[[Site, Any], bool] | None = None,
    work: str | None = None,
    *,
    stirs: bool = True,
    **opt: Any,
) -> list[HTTPRouteHandler]:
    """The handlers of a page and of its JSON; ``view`` gives the value that both show, and runs in a thread.

    ``role`` is the least that may see it (see ``visiting``). ``lasts`` is of pages that may be kept, and says whether a
    value holds while nothing is written and no ``work`` of the kind that it shows is done beside the pages. That it was
    kept disturbs the calm of the desk where it ``stirs``. More is told to both handlers.
    """
    name = view.__name__
    opt |= {PACKED: True, "lasts": lasts, "work": work, "stirs": stirs}
    before = kept if lasts is not None else None
    shown = get(
        path,
        name=name,
        template=template,
        media_type=MediaType.HTML,
        response_class=PageResponse,
        include_in_schema=False,
        sync_to_thread=True,
        before_request=before,
        role=role,
        **opt,
    )
    told = get(
        f"{JSON_ROOT}{'/desk' if path == '/' else path}",
        name=f"{name}_json",
        operation_id=name,
        response_class=JsonResponse,
        sync_to_thread=True,
        before_request=before,
        role=role,
        **opt,
    )
    return [shown(view), told(view)]
