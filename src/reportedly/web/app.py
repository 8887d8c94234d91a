"""The application: routes, what goes wrong, and the description of the API."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware.base import DefineMiddleware
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp

from reportedly.errors import ReportedlyError
from reportedly.web.access import LOCAL, Access
from reportedly.web.answering import PACKED
from reportedly.web.asking import filters
from reportedly.web.auditing import Auditing
from reportedly.web.bodies import LEAST, LEVEL
from reportedly.web.describing import description
from reportedly.web.doorway import Doorway
from reportedly.web.failing import failed
from reportedly.web.keeping_out import UPLOAD_BYTES, form_tokens, limits, swept
from reportedly.web.routes import (
    account,
    add,
    alerts,
    api,
    deciding,
    desk,
    documents,
    forgetting,
    leaving,
    methods,
    people,
    review,
    search,
    sign_in,
    sources,
    theme,
)
from reportedly.web.site import Site
from reportedly.web.visiting import ANYBODY, PUBLIC, Visiting, allowed

STATIC = Path(__file__).parent / "static"
_FILES = {PUBLIC: True, "exclude_from_csrf": True, "role": ANYBODY}


def application(site: Site, access: Access = LOCAL) -> ASGIApp:
    """The desk of ``site`` as an ASGI application for those who have ``access``; making it loads no model."""
    return Doorway(desk_of(site, access), access)


def desk_of(site: Site, access: Access = LOCAL) -> Litestar:
    """The desk without its doorway: every route of it, each with the role that it takes."""
    handlers: list[Any] = [
        *desk.handlers,
        *deciding.handlers,
        *alerts.handlers,
        *leaving.handlers,
        *documents.handlers,
        *search.handlers,
        *sources.handlers,
        *review.handlers,
        *add.handlers,
        *methods.handlers,
        *api.handlers,
        theme.theme,
        *forgetting.handlers,
        *([*sign_in.handlers, *account.handlers, *people.handlers] if access.accounts else []),
        create_static_files_router("/static", [STATIC], cache_control=None, include_in_schema=False, opt=_FILES),
    ]
    apart = DefineMiddleware(Visiting, site=site, access=access), form_tokens(access)
    shared = limits(), apart[0], Auditing(site), apart[1]
    return Litestar(
        handlers,
        dependencies={
            "site": Provide(lambda: site, sync_to_thread=False),
            "filters": Provide(filters, sync_to_thread=False),
            "asked": Provide(desk.asked_rumours, sync_to_thread=False),
        },
        exception_handlers={HTTPException: failed, ReportedlyError: failed, Exception: failed},
        guards=[allowed],
        middleware=shared if access.accounts else apart,
        lifespan=[swept] if access.accounts else [],
        state=State({"access": access, "site": site}),
        compression_config=CompressionConfig(
            backend="gzip", gzip_compress_level=LEVEL, minimum_size=LEAST, exclude_opt_key=PACKED
        ),
        request_max_body_size=UPLOAD_BYTES,
        openapi_config=description(accounts=access.accounts),
        logging_config=None,
    )
