"""``/alerts``: what happened to rumours; searches that are kept for it, webhooks, and a feed of each."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, get, post
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotFoundException
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect, Response
from msgspec import Struct

from reportedly.alerting.hooking import saved_search, webhook
from reportedly.errors import UsageError
from reportedly.store import StoredRumour, View
from reportedly.store.alerts import SavedSearch
from reportedly.store.people import Role
from reportedly.views.alerts import AlertRow, AlertsPage, alerts_page
from reportedly.web.answering import always, page
from reportedly.web.asking import Cursor, Limit, TheSite, filters
from reportedly.web.auditing import about
from reportedly.web.feeds import Entry, feed, moment_of
from reportedly.web.missing import no_rumour
from reportedly.web.rendering import render, url
from reportedly.web.rumours import named
from reportedly.web.visiting import signer, visitor

Form = RequestEncodingType.URL_ENCODED


class Kept(Struct, frozen=True, kw_only=True):
    """The form that keeps a search: its words, its filters as in an address, and a name."""

    q: str
    name: str = ""
    source: str | None = None
    outlet: str | None = None
    kind: str | None = None
    certainty: str | None = None
    evidence: str | None = None
    response: str | None = None
    since: str | None = None
    until: str | None = None


class Hooked(Struct, frozen=True, kw_only=True):
    """The form that gives a webhook: its address, and the id of a kept search or nothing."""

    url: str
    search: str = ""


def alerts(
    request: Request[Any, Any, Any],
    site: TheSite,
    rumour: FromQuery[str | None] = None,
    search: FromQuery[str | None] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> AlertsPage:
    """What happened to rumours, the newest first: all of them, one, or those of a kept search."""
    view = site.view()
    found = alerts_page(view, rumour=_rumour(view, rumour), search=_search(view, search), cursor=cursor, limit=limit)
    who = visitor(request)  # the address of a webhook may be a secret itself
    owns = who is not None and who.role.includes(Role.OWNER)
    return found if owns else msgspec.structs.replace(found, webhooks=())


@get("/alerts/atom", name="alerts_feed", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def alerts_feed(
    request: Request[Any, Any, Any],
    site: TheSite,
    rumour: FromQuery[str | None] = None,
    search: FromQuery[str | None] = None,
) -> Response[bytes]:
    """The newest alerts as an Atom feed."""
    view = site.view()
    found = alerts_page(view, rumour=_rumour(view, rumour), search=_search(view, search))
    of = found.rumour.claim if found.rumour is not None else found.search.name if found.search is not None else ""
    asked = {"rumour": rumour, "search": search}
    title = f"Alerts: {of}" if of else "Alerts"
    return feed(request, url("alerts", **asked), title, url("/alerts", **asked), list(map(_entry, found.alerts)))


@post(
    "/searches", include_in_schema=False, sync_to_thread=True, status_code=303, role=Role.EDITOR, action="keep search"
)
def keep(request: Request[Any, Any, Any], site: TheSite, data: Annotated[Kept, Body(media_type=Form)]) -> Redirect:
    """Keeps a search and leads to its alerts."""
    if not data.q.strip():
        raise UsageError("the search has no words; give some")
    given = {name: value for name, value in msgspec.structs.asdict(data).items() if name not in {"q", "name"}}
    made = saved_search(data.q, filters(**given), by=signer(request), name=data.name)
    about(request, made.id)
    site.store.writer.save_search(made)
    return Redirect(url("/alerts", search=made.id), status_code=303)


@post(
    "/searches/{id:str}/drop",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=303,
    role=Role.EDITOR,
    action="drop search",
)
def drop(site: TheSite, id: FromPath[str]) -> Redirect:
    """Drops a kept search."""
    site.store.writer.drop_search(id)
    return Redirect("/alerts", status_code=303)


@post(
    "/webhooks",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=200,
    role=Role.OWNER,
    by_hand=True,
    action="add webhook",
)
def hook(
    request: Request[Any, Any, Any], site: TheSite, data: Annotated[Hooked, Body(media_type=Form)]
) -> Response[bytes]:
    """Keeps a webhook and shows its secret, once."""
    search = _search(site.view(), data.search)
    made = webhook(data.url, by=signer(request), search=search.id if search is not None else None)
    about(request, made.id)
    site.store.writer.add_webhook(made)
    body = render("webhook.html.jinja", request, view=made)
    return Response(body, media_type="text/html", headers={"cache-control": "no-store"})


@post(
    "/webhooks/{id:str}/drop",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=303,
    role=Role.OWNER,
    by_hand=True,
    action="drop webhook",
)
def unhook(site: TheSite, id: FromPath[str]) -> Redirect:
    """Drops a webhook; nothing more is sent to it."""
    site.store.writer.drop_webhook(id)
    return Redirect("/alerts", status_code=303)


def _rumour(view: View, id: str | None) -> StoredRumour | None:
    if not id:
        return None
    found = named(view, id)
    if found is None:
        raise no_rumour(id)
    return found


def _search(view: View, id: str | None) -> SavedSearch | None:
    if not id:
        return None
    found = next((search for search in view.searches() if search.id == id), None)
    if found is None:
        raise NotFoundException(f"no search {id!r} is kept; it may have been dropped")
    return found


def _entry(row: AlertRow) -> Entry:
    title = row.rumour.claim if row.rumour is not None else "a rumour that was removed"
    return Entry(
        id=f"alert:{row.id}",
        title=f"{row.kind.value}: {title}",
        link=f"/rumours/{row.rumour.id}/{row.slug}" if row.rumour is not None else "/alerts",
        updated=moment_of(row.at),
        author=(row.claim.name if row.claim is not None else None) or "no source named",
        summary=row.words,
    )


handlers = [*page("/alerts", "alerts.html.jinja", alerts, lasts=always), alerts_feed, keep, drop, hook, unhook]
