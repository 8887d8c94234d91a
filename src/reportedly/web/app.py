"""The application: routes, what goes wrong, and the description of the API."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.config.csrf import CSRFConfig
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp

from reportedly.errors import ReportedlyError
from reportedly.web.asking import filters
from reportedly.web.describing import description
from reportedly.web.doorway import LOOPBACK, Doorway
from reportedly.web.failing import CSRF_COOKIE, failed
from reportedly.web.routes import add, api, desk, documents, leaving, methods, review, search, sources, theme
from reportedly.web.site import Site

STATIC = Path(__file__).parent / "static"
UPLOAD_BYTES = 50_000_000


def application(site: Site, hosts: frozenset[str] = LOOPBACK) -> ASGIApp:
    """The desk of ``site`` as an ASGI application that answers to ``hosts``; making it loads no model."""
    handlers: list[Any] = [
        *desk.handlers,
        *leaving.handlers,
        *documents.handlers,
        *search.handlers,
        *sources.handlers,
        *review.handlers,
        *add.handlers,
        *methods.handlers,
        *api.handlers,
        theme.theme,
        create_static_files_router("/static", [STATIC], cache_control=None, include_in_schema=False),
    ]
    app = Litestar(
        handlers,
        dependencies={
            "site": Provide(lambda: site, sync_to_thread=False),
            "filters": Provide(filters, sync_to_thread=False),
        },
        exception_handlers={HTTPException: failed, ReportedlyError: failed, Exception: failed},
        csrf_config=CSRFConfig(
            secret=secrets.token_hex(32), cookie_name=CSRF_COOKIE, cookie_httponly=True, cookie_samesite="strict"
        ),
        compression_config=CompressionConfig(backend="gzip", gzip_compress_level=6, minimum_size=1_000),
        request_max_body_size=UPLOAD_BYTES,
        openapi_config=description(),
        logging_config=None,
    )
    return Doorway(app, hosts)
