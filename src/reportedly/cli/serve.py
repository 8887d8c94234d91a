"""``reportedly serve``: the desk in the browser."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import Annotated

import typer

from reportedly.cli.families import families_of
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import By, index_path, named
from reportedly.cli.read import AllowPrivate, MaxBytes, settings_of
from reportedly.cli.reporting import say


def serve(
    host: Annotated[str, typer.Option("--host", help="The address to serve on; this machine's own.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 8080,
    by: By = None,
    allow_private: AllowPrivate = False,
    max_bytes: MaxBytes = None,
    db: Db = None,
) -> int:
    """Serve the desk to the browser of this machine, until Ctrl-C."""
    from reportedly.store import open_store
    from reportedly.web.serving import serve as serve_site
    from reportedly.web.site import Site

    with open_store(desk_url(db), make=False) as store:
        settings, user = settings_of(allow_private, max_bytes), named(by)
        families = partial(families_of, store.url)
        with closing(Site(store, settings, user, index_path(store.url), families)) as site:
            serve_site(site, host, port, lambda address: say(f"the desk is at {address}; Ctrl-C ends it"))
    return 0
