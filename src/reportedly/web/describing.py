"""The description of the API (OpenAPI 3.1), made from the handlers, with paths as a client asks for them."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request
from litestar.enums import MediaType
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import OpenAPIRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.router import Router

from reportedly import __version__
from reportedly.store.people import Role
from reportedly.web.doorway import JSON, JSON_ROOT

_ABOUT = "Who says so, how would they know, and how many sources is it really? Every page of the desk, as JSON."


class Description(OpenAPIRenderPlugin):
    """Serves the description at ``/openapi.json``."""

    def __init__(self) -> None:
        super().__init__(path="/", media_type=MediaType.JSON)

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:  # noqa: ARG002
        """The whole description."""
        return msgspec.json.encode(described(openapi_schema))


def description(*, accounts: bool = False) -> OpenAPIConfig:
    """How the application describes itself; with ``accounts``, that a program sends a token."""
    path = f"{JSON_ROOT}/openapi"
    return OpenAPIConfig(
        title="reportedly",
        version=__version__,
        description=_ABOUT,
        openapi_router=Router(path, route_handlers=[], include_in_schema=False, opt={"role": Role.READER}),
        render_plugins=[Description()],
        security=[{"token": []}] if accounts else None,
        components=Components(
            security_schemes={"token": SecurityScheme(type="http", scheme="bearer")} if accounts else None
        ),
    )


def described(schema: dict[str, Any]) -> dict[str, Any]:
    """A description in which what stands under ``/json`` inside is shown as the page's path with ``.json``."""
    return {**schema, "paths": {_shown(path): operations for path, operations in sorted(schema["paths"].items())}}


def _shown(path: str) -> str:
    return f"{path.removeprefix(JSON_ROOT)}{JSON}" if path.startswith(f"{JSON_ROOT}/") else path
