"""``reportedly serve``: the desk in the browser."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import Annotated

import typer

from reportedly.cli.families import KeptFamilies
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import By, index_path, named, say_outdated
from reportedly.cli.read import AllowPrivate, MaxBytes, settings_of
from reportedly.cli.reporting import say
from reportedly.errors import UsageError


def serve(
    host: Annotated[
        str, typer.Option("--host", help="The address to serve on; 0.0.0.0 for all of them.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 8080,
    url: Annotated[
        str | None, typer.Option("--url", help="The address that people open, where a proxy with https stands before.")
    ] = None,
    proxy: Annotated[
        list[str] | None, typer.Option("--proxy", help="The address of that proxy, if it is on another machine.")
    ] = None,
    by: By = None,
    allow_private: AllowPrivate = False,
    max_bytes: MaxBytes = None,
    db: Db = None,
) -> int:
    """Serve the desk to the browser of this machine, or to people with accounts on others, until Ctrl-C."""
    from reportedly.store import open_store
    from reportedly.web.serving import access_to
    from reportedly.web.serving import serve as serve_site
    from reportedly.web.site import Site

    with open_store(desk_url(db), make=db is None) as store:  # your own desk may begin empty; --db may be mistyped
        access = access_to(store, host, url, proxy or ())
        if access.accounts and by is not None:
            raise UsageError("--by is for a desk without accounts; here everybody signs with the name of theirs")
        settings, user = settings_of(allow_private, max_bytes), named(by)
        families = KeptFamilies(store.url)
        say_outdated(store)
        with closing(Site(store, settings, user, index_path(store.url), families)) as site:
            serve_site(site, host, port, partial(_told, plain=access.accounts and not access.secure), access)
    return 0


def _told(address: str, *, plain: bool) -> None:
    say(f"the desk is at {address}; Ctrl-C ends it")
    if plain:
        say("passwords come in unencrypted; have a proxy with https before it, and name its address with --url")
