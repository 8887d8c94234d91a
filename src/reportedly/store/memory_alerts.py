"""Alerts in the store in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from reportedly.store.alerts import (
    LIMIT,
    Alert,
    Arrival,
    Delivery,
    SavedSearch,
    Webhook,
    about_gone,
    kept,
    without_name,
)
from reportedly.store.instants import instant, iso
from reportedly.store.pages import page
from reportedly.store.records import Record
from reportedly.store.values import Page


class Alerts(Struct):
    """Everything that the store in memory keeps of alerts, each by its id."""

    alerts: dict[str, Alert] = {}
    searches: dict[str, SavedSearch] = {}
    webhooks: dict[str, Webhook] = {}
    deliveries: dict[tuple[str, str], Delivery] = {}
    looked: str | None = None

    def forget(self, gone: Collection[str], person: str | None) -> None:
        """Drops what is about what is gone; searches lose the name of a person who is forgotten."""
        self.alerts = {key: alert for key, alert in self.alerts.items() if not about_gone(alert, gone)}
        self.deliveries = {key: d for key, d in self.deliveries.items() if d.alert in self.alerts}
        if person is not None:
            self.searches = {key: without_name(search, person) for key, search in self.searches.items()}


class MemoryAlertView:
    """The part of a MemoryView that shows alerts."""

    _alerts: Alerts

    def _records_now(self) -> Mapping[str, Record]:
        raise NotImplementedError

    def alerts(
        self,
        *,
        about: Sequence[str] | None = None,
        search: str | None = None,
        cursor: str | None = None,
        limit: int = LIMIT,
    ) -> Page[Alert]:
        """The alerts, the newest first."""
        of = None if about is None else set(about)
        rows = [
            ((-(instant(alert.at) or 0), alert.id), alert)
            for alert in self._alerts.alerts.values()
            if (of is None or alert.rumour in of) and (search is None or search in alert.searches)
        ]
        return page(rows, cursor, (int, str), limit)

    def alert(self, id: str) -> Alert | None:
        """The alert of that id."""
        return self._alerts.alerts.get(id)

    def searches(self) -> tuple[SavedSearch, ...]:
        """The kept searches."""
        return tuple(sorted(self._alerts.searches.values(), key=lambda s: (s.name, s.id)))

    def webhooks(self) -> tuple[Webhook, ...]:
        """The webhooks."""
        return tuple(sorted(self._alerts.webhooks.values(), key=lambda w: (w.url, w.id)))

    def deliveries(self, *, due: str | None = None, limit: int = LIMIT) -> tuple[Delivery, ...]:
        """What is to be sent."""
        every = self._alerts.deliveries.values()
        if due is None:
            return tuple(sorted(every, key=lambda d: (d.webhook, d.alert)))[:limit]
        by = instant(due) or 0
        waiting = [(instant(d.due) or 0, d.webhook, d.alert, d) for d in every if d.due is not None]
        return tuple(row[-1] for row in sorted(waiting, key=lambda r: r[:3]) if row[0] <= by)[:limit]

    def looked(self) -> str | None:
        """Up to when was looked."""
        return self._alerts.looked

    def arrived(self, after: str, *, limit: int = LIMIT) -> tuple[Arrival, ...]:
        """The documents that were added after a moment."""
        rows = sorted((r.added, r.id) for r in self._records_now().values() if r.added > (instant(after) or 0))
        return tuple(Arrival(key, iso(added)) for added, key in rows[:limit])

    def last_arrival(self) -> str | None:
        """When the last document was added."""
        return max((iso(r.added) for r in self._records_now().values()), default=None)


class MemoryAlertWriter:
    """The part of a MemoryStore that keeps alerts."""

    _alerts: Alerts

    def notice(self, alerts: Iterable[Alert], deliveries: Iterable[Delivery], looked: str) -> None:
        """Keeps alerts and where they are to be sent."""
        held = self._alerts
        for alert in alerts:
            held.alerts.setdefault(alert.id, alert)
        for delivery in deliveries:
            held.deliveries.setdefault((delivery.webhook, delivery.alert), delivery)
        held.looked = looked

    def save_search(self, search: SavedSearch) -> None:
        """Keeps a search."""
        self._alerts.searches[search.id] = kept(search)

    def drop_search(self, id: str) -> None:
        """Drops a kept search."""
        held = self._alerts
        held.searches.pop(id, None)
        for webhook in [w for w in held.webhooks.values() if w.search == id]:
            self.drop_webhook(webhook.id)
        held.alerts = {
            key: msgspec.structs.replace(alert, searches=tuple(s for s in alert.searches if s != id))
            for key, alert in held.alerts.items()
        }

    def add_webhook(self, webhook: Webhook) -> None:
        """Keeps a webhook."""
        self._alerts.webhooks[webhook.id] = webhook

    def drop_webhook(self, id: str) -> None:
        """Drops a webhook."""
        held = self._alerts
        held.webhooks.pop(id, None)
        held.deliveries = {key: d for key, d in held.deliveries.items() if d.webhook != id}

    def deliver(self, delivery: Delivery) -> None:
        """Keeps how far a delivery is."""
        key = (delivery.webhook, delivery.alert)
        if key in self._alerts.deliveries:
            self._alerts.deliveries[key] = delivery

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
        held = self._alerts
        held.alerts.update({alert.id: alert for alert in alerts})
        held.searches.update({search.id: search for search in searches})
        held.webhooks.update({webhook.id: webhook for webhook in webhooks})
        held.deliveries.update({(d.webhook, d.alert): d for d in deliveries})
        held.looked = looked
