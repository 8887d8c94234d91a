"""Alerts: what was added to a rumour that is there, the searches that are kept for them, and where they are sent.

An alert holds ids and numbers, no words: whoever shows it looks them up, and it goes with what is forgotten. All of
it is as it is now, whatever moment a view is of. Nothing is sent unless somebody has given a webhook.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Protocol

import msgspec
from msgspec import Struct

from reportedly.store.encoding import column
from reportedly.store.redaction import blanked
from reportedly.store.values import Filters, Page

LIMIT = 50


class AlertKind(StrEnum):
    """What has happened to a rumour."""

    ORIGIN = "origin added"
    DENIAL = "denied"
    HARDER = "wording hardened"


class Alert(Struct, frozen=True, kw_only=True):
    """Something that happened to the rumour that ``rumour``, a claim, is in: ``claim`` of ``document`` brought it.

    ``was`` and ``now`` are the numbers of origins or of denials, or the degree of the surest wording (3 for certain, 0
    for left open). ``searches`` are the kept searches that it belongs to. ``at`` is when it was noticed, in UTC.
    """

    id: str
    at: str
    kind: AlertKind
    rumour: str
    claim: str
    document: str
    was: int
    now: int
    searches: tuple[str, ...] = ()


class SavedSearch(Struct, frozen=True, kw_only=True):
    """A search of claims that somebody has kept under a name."""

    id: str
    name: str
    words: str
    filters: Filters
    by: str
    made: str


class Webhook(Struct, frozen=True, kw_only=True):
    """An address that alerts are sent to, all of them or those of one kept search; ``secret`` signs them."""

    id: str
    url: str
    secret: str
    search: str | None
    by: str
    made: str


class Delivery(Struct, frozen=True, kw_only=True):
    """One alert on its way to one webhook: ``due`` is when it is tried next, None once it arrived or was given up.

    ``done`` is when it arrived, ``problem`` what went wrong last.
    """

    webhook: str
    alert: str
    attempts: int = 0
    due: str | None = None
    done: str | None = None
    problem: str | None = None


class Arrival(Struct, frozen=True):
    """A document, and when it was added."""

    document: str
    added: str


class AlertView(Protocol):
    """The part of a View that shows alerts."""

    def alerts(
        self,
        *,
        about: Sequence[str] | None = None,
        search: str | None = None,
        cursor: str | None = None,
        limit: int = LIMIT,
    ) -> Page[Alert]:
        """The alerts, the newest first: all, those of a rumour (by its claims), or those of a kept search."""

    def alert(self, id: str) -> Alert | None:
        """The alert of that id."""

    def searches(self) -> tuple[SavedSearch, ...]:
        """The kept searches, by name."""

    def webhooks(self) -> tuple[Webhook, ...]:
        """The webhooks, by address."""

    def deliveries(self, *, due: str | None = None, limit: int = LIMIT) -> tuple[Delivery, ...]:
        """What is to be sent at ``due`` or was before, the first due first; without it everything, by webhook."""

    def looked(self) -> str | None:
        """Up to when documents were added that were looked at for alerts; None before the first time."""

    def arrived(self, after: str, *, limit: int = LIMIT) -> tuple[Arrival, ...]:
        """The documents that were added after a moment, in the order in which they were."""

    def last_arrival(self) -> str | None:
        """When the last document was added."""


class AlertWriter(Protocol):
    """The part of a Writer that keeps alerts."""

    def notice(self, alerts: Iterable[Alert], deliveries: Iterable[Delivery], looked: str) -> None:
        """Keeps alerts and where they are to be sent, but for those that are there, and up to when was looked."""

    def save_search(self, search: SavedSearch) -> None:
        """Keeps a search, in the place of one with its id."""

    def drop_search(self, id: str) -> None:
        """Drops a kept search; webhooks that had its alerts alone go with it. Nothing happens where there is none."""

    def add_webhook(self, webhook: Webhook) -> None:
        """Keeps a webhook."""

    def drop_webhook(self, id: str) -> None:
        """Drops a webhook with what was to be sent to it. Nothing happens where there is none."""

    def deliver(self, delivery: Delivery) -> None:
        """Keeps how far a delivery is, unless its webhook or alert is gone."""

    def restore_alerts(
        self,
        alerts: Iterable[Alert],
        searches: Iterable[SavedSearch],
        webhooks: Iterable[Webhook],
        deliveries: Iterable[Delivery],
        looked: str | None,
        /,
    ) -> None:
        """Takes in what another store kept."""


def every_alert(view: AlertView) -> Iterator[Alert]:
    """All alerts, the newest first."""
    cursor = None
    while True:
        page = view.alerts(cursor=cursor, limit=500)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return


def kept(search: SavedSearch) -> SavedSearch:
    """A search as every store holds it."""
    return msgspec.structs.replace(search, name=column(search.name), words=column(search.words), by=column(search.by))


def without_name(search: SavedSearch, person: str) -> SavedSearch:
    """A search with a person's name blanked."""
    return msgspec.structs.replace(search, name=blanked(search.name, person), words=blanked(search.words, person))


def about_gone(alert: Alert, gone: Collection[str]) -> bool:
    """Whether an alert is about what is gone."""
    return not {alert.rumour, alert.claim, alert.document}.isdisjoint(gone)
