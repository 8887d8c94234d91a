"""``/`` and ``/rumours``: the front page, and one rumour."""

from __future__ import annotations

from typing import Annotated

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Redirect

from reportedly.errors import UsageError
from reportedly.linking.anew import outdated
from reportedly.linking.thinness import is_thin
from reportedly.store import RumourFilters, RumourOrder
from reportedly.store.people import Role
from reportedly.views.desk import DeskPage, desk_page
from reportedly.views.rumour import RumourPage
from reportedly.web.answering import always, page
from reportedly.web.asking import Cursor, Limit, TheSite, choice
from reportedly.web.kept_desk import COUNTS
from reportedly.web.kept_pages import WHOLE
from reportedly.web.missing import no_rumour


def asked_rumours(
    least: Annotated[str, QueryParameter(description="In so many documents at least; 2 unless given.")] = "2",
    denied: Annotated[str, QueryParameter(description="`yes`: only what somebody denies.")] = "",
    outlet: FromQuery[str | None] = None,
    source: FromQuery[str | None] = None,
    since: FromQuery[str | None] = None,
    until: FromQuery[str | None] = None,
) -> RumourFilters:
    """The filters of rumours in an address; raises UsageError for others."""
    if not least.isdecimal() or not 1 <= int(least[:9]) <= 1_000_000:
        raise UsageError(f"least={least!r} is no number of documents; give 1 or more")
    return RumourFilters(
        least=int(least),
        denied=denied == "yes",
        outlet=outlet or None,
        source=source or None,
        since=since or None,
        until=until or None,
    )


Asked = NamedDependency[RumourFilters]


def desk(
    site: TheSite,
    asked: Asked,
    order: Annotated[str, QueryParameter(description="`recent`, `spread` or `disputed`.")] = RumourOrder.RECENT.value,
    cursor: Cursor = None,
    limit: Limit = 25,
) -> DeskPage:
    """The rumours of the desk."""
    site.rumours.fresh()
    view = site.view()
    shown = desk_page(
        view,
        asked,
        choice(RumourOrder, order) or RumourOrder.RECENT,
        cursor=cursor,
        limit=limit,
        drawing=site.desk.curves,
        counts=site.desk.counts(),
        outdated=outdated(view, site.linker),
        thin=is_thin,
    )
    site.rumours.count([row.rumour for row in shown.rumours])
    return shown


def rumour(site: TheSite, id: FromPath[str]) -> RumourPage:
    """One rumour, by its id or by that of a claim in it."""
    return named_rumour(site, id, "")


def named_rumour(site: TheSite, id: FromPath[str], slug: FromPath[str]) -> RumourPage:
    """One rumour, by an address that people can read; its last part decides nothing."""
    found = site.rumours.soon(id)
    if found is None:
        raise no_rumour(id, slug)
    return found


@post("/link", include_in_schema=False, sync_to_thread=False, status_code=303, role=Role.EDITOR, action="link")
def link(site: TheSite) -> Redirect:
    """Has the documents that are not joined with the others yet joined with them."""
    site.intake.relink()
    return Redirect("/", status_code=303)


handlers = [
    link,
    *page("/", "desk.html.jinja", desk, lasts=always, work=COUNTS),
    *page("/rumours/{id:str}", "rumour.html.jinja", rumour, lasts=always, work=WHOLE),
    *page("/rumours/{id:str}/{slug:str}", "rumour.html.jinja", named_rumour, lasts=always, work=WHOLE),
]
