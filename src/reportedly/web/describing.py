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
from reportedly.model import Span
from reportedly.store.people import Role
from reportedly.web import following
from reportedly.web.doorway import JSON, JSON_ROOT

_FAILURE = {
    "description": "It failed: what it was, and the way out.",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {"status": {"type": "integer"}}
                | {name: {"type": "string"} for name in ("title", "reason", "remedy")},
                "required": ["status", "title", "reason", "remedy"],
            }
        }
    },
}
_LISTS = {kind.__name__: msgspec.json.schema_components((kind,))[1][kind.__name__] for kind in (Span,)}
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
    there = [o["operationId"] for of in schema["paths"].values() for o in of.values() if isinstance(o, dict)]
    paths = {
        _shown(path): {
            method: _answered(told, there) if isinstance(told, dict) else told for method, told in operations.items()
        }
        for path, operations in sorted(schema["paths"].items())
    }
    return {**schema, "paths": paths, "components": _components(schema.get("components", {}))}


def _components(components: dict[str, Any]) -> dict[str, Any]:
    """The schemas, with those of values that are written as lists, which the framework takes for objects."""
    schemas = {name: _LISTS.get(name, told) for name, told in components.get("schemas", {}).items()}
    return {**components, "schemas": schemas}


def _answered(operation: dict[str, Any], there: list[str]) -> dict[str, Any]:
    """An operation with where its answer leads, and whose failures are described as they are answered.

    ``there`` are the ids of all operations.
    """
    links = following.links(operation["operationId"], there)
    good = {
        status: {**told, "links": links} if links else told
        for status, told in operation.get("responses", {}).items()
        if status.startswith("2")
    }
    taken = [following.told(parameter) for parameter in operation.get("parameters") or []]
    return {**operation, "parameters": taken, "responses": {**good, "default": _FAILURE}}


def _shown(path: str) -> str:
    return f"{path.removeprefix(JSON_ROOT)}{JSON}" if path.startswith(f"{JSON_ROOT}/") else path
