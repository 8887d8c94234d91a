"""The page of alerts: what happened to rumours, the searches that are kept, and where alerts are sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from reportedly.store import Filters, StoredClaim, StoredRumour, View
from reportedly.store.alerts import Alert, AlertKind, SavedSearch
from reportedly.store.rumours import places_with
from reportedly.views.desk import slug

DEGREES = ("left open", "possible", "probable", "certain")


class AlertRow(Struct, frozen=True, kw_only=True):
    """One alert: ``words`` say what happened, ``claim`` brought it to ``rumour`` as that is now.

    Either is absent where it was removed. ``searches`` are the names of the kept searches that it belongs to.
    """

    id: str
    at: str
    kind: AlertKind
    words: str
    was: int
    now: int
    rumour: StoredRumour | None
    slug: str
    claim: StoredClaim | None
    searches: tuple[str, ...]


class Hook(Struct, frozen=True, kw_only=True):
    """A webhook without its secret: the name of its search, what arrived, what waits, and what went wrong last."""

    id: str
    url: str
    search: str | None
    by: str
    made: str
    arrived: int
    waiting: int
    problem: str | None


class AlertsPage(Struct, frozen=True, kw_only=True):
    """A stretch of the alerts, the newest first, of all rumours, of one, or of a kept search."""

    alerts: tuple[AlertRow, ...]
    next: str | None
    rumour: StoredRumour | None
    search: SavedSearch | None
    searches: tuple[SavedSearch, ...]
    webhooks: tuple[Hook, ...]


def alerts_page(
    view: View, *, rumour: StoredRumour | None, search: SavedSearch | None, cursor: str | None = None, limit: int = 50
) -> AlertsPage:
    """The page; raises UsageError for a cursor of another list."""
    about = None if rumour is None else _claims(view, rumour)
    page = view.alerts(about=about, search=None if search is None else search.id, cursor=cursor, limit=limit)
    return AlertsPage(
        alerts=alert_rows(view, page.items),
        next=page.next,
        rumour=rumour,
        search=search,
        searches=view.searches(),
        webhooks=hooks(view),
    )


def alert_rows(view: View, alerts: Sequence[Alert]) -> tuple[AlertRow, ...]:
    """Alerts with the words of what they are about."""
    claims = {claim.id: claim for claim in view.claims_named([alert.claim for alert in alerts])}
    names = {search.id: search.name for search in view.searches()} if alerts else {}
    rumours = view.rumours_of([alert.rumour for alert in alerts])
    return tuple(_row(alert, rumours.get(alert.rumour), claims.get(alert.claim), names) for alert in alerts)


def hooks(view: View) -> tuple[Hook, ...]:
    """The webhooks as lists show them."""
    names = {search.id: search.name for search in view.searches()}
    found = view.webhooks()
    every = view.deliveries(limit=10_000) if found else ()
    return tuple(
        Hook(
            id=webhook.id,
            url=webhook.url,
            search=names.get(webhook.search) if webhook.search is not None else None,
            by=webhook.by,
            made=webhook.made,
            arrived=sum(d.done is not None for d in every if d.webhook == webhook.id),
            waiting=sum(d.due is not None for d in every if d.webhook == webhook.id),
            problem=_last(d.problem for d in every if d.webhook == webhook.id and d.problem is not None),
        )
        for webhook in found
    )


def asked(filters: Filters) -> dict[str, str]:
    """The filters of a kept search as an address asks for them."""
    names = ("source", "outlet", "kind", "certainty", "evidence", "response", "since", "until")
    given = {name: getattr(filters, name) for name in names}
    return {name: str(value) for name, value in given.items() if value is not None}


def _row(alert: Alert, rumour: StoredRumour | None, claim: StoredClaim | None, names: dict[str, str]) -> AlertRow:
    return AlertRow(
        id=alert.id,
        at=alert.at,
        kind=alert.kind,
        words=_words(alert, claim),
        was=alert.was,
        now=alert.now,
        rumour=rumour,
        slug=slug(rumour.claim) if rumour is not None else "",
        claim=claim,
        searches=tuple(names[search] for search in alert.searches if search in names),
    )


def _words(alert: Alert, claim: StoredClaim | None) -> str:
    match alert.kind:
        case AlertKind.ORIGIN:
            return f"at most {alert.now} apparent origins, until now {alert.was}"
        case AlertKind.DENIAL:
            return f"denied by {claim.name if claim is not None and claim.name else 'a source that is not named'}"
        case AlertKind.HARDER:
            return f"told as {DEGREES[alert.now]}, until now as {DEGREES[alert.was]} at most"


def _claims(view: View, rumour: StoredRumour) -> list[str]:
    return [placed.claim for placed in places_with(view, [rumour.heading])]


def _last(found: Iterable[str]) -> str | None:
    return next(iter(found), None)
