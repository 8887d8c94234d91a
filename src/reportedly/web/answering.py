"""One view as a page or as JSON, with its ETag, from one function.

    pages(Answer("/documents/{id:str}", "document.html.jinja", document))

gives two handlers: the page at that path, and its JSON under ``/json`` and that path, which the doorway shows as the
path with ``.json`` behind it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from litestar import Request, get
from litestar.enums import MediaType
from litestar.handlers import HTTPRouteHandler
from litestar.response import Response
from litestar.response.base import ASGIResponse

from reportedly.exports.lines import line
from reportedly.store.people import Role
from reportedly.web.doorway import JSON_ROOT
from reportedly.web.rendering import render

_PRIVATE = {"cache-control": "private, no-cache", "vary": "cookie, authorization"}
_NOT_MODIFIED = 304


class PageResponse(Response[Any]):
    """A view as the page of its handler's template."""

    def to_asgi_response(self, *, request: Request[Any, Any, Any], **_: Any) -> ASGIResponse:  # type: ignore[override]
        """The whole page, or that it has not changed."""
        template = request.route_handler.opt["template"]
        return tagged(request, render(template, request, view=self.content), "text/html")


class JsonResponse(Response[Any]):
    """A view as the JSON that documents it."""

    def to_asgi_response(self, *, request: Request[Any, Any, Any], **_: Any) -> ASGIResponse:  # type: ignore[override]
        """The whole value, or that it has not changed."""
        return tagged(request, line(self.content), "application/json")


def tagged(request: Request[Any, Any, Any], body: bytes, media_type: str, status: int = 200) -> ASGIResponse:
    """A body with its ETag; without the body where the asker has it already (RFC 9110, 13.1.2)."""
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {**_PRIVATE, "etag": tag}
    known = {part.strip() for part in request.headers.get("if-none-match", "").split(",")}
    if status == 200 and tag in known:
        return ASGIResponse(status_code=_NOT_MODIFIED, headers=headers, media_type=media_type)
    return ASGIResponse(body=body, status_code=status, headers=headers, media_type=media_type)


def page(
    path: str, template: str, view: Callable[..., Any], role: Role | None = Role.READER, **opt: Any
) -> list[HTTPRouteHandler]:
    """The handlers of a page and of its JSON; ``view`` gives the value that both show, and runs in a thread.

    ``role`` is the least that may see it (see ``visiting``); more is told to both handlers.
    """
    name = view.__name__
    shown = get(
        path,
        name=name,
        template=template,
        media_type=MediaType.HTML,
        response_class=PageResponse,
        include_in_schema=False,
        sync_to_thread=True,
        role=role,
        **opt,
    )
    told = get(
        f"{JSON_ROOT}{'/desk' if path == '/' else path}",
        name=f"{name}_json",
        operation_id=name,
        response_class=JsonResponse,
        sync_to_thread=True,
        role=role,
        **opt,
    )
    return [shown(view), told(view)]
