"""Alerts in a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, Select, delete, exists, func, insert, or_, select, update

from reportedly.store.alerts import (
    LIMIT,
    Alert,
    AlertKind,
    Arrival,
    Delivery,
    SavedSearch,
    Webhook,
    kept,
    without_name,
)
from reportedly.store.cursors import key_of
from reportedly.store.identity import is_claim, is_document
from reportedly.store.instants import instant, iso
from reportedly.store.pages import checked, first_page
from reportedly.store.sql import placing
from reportedly.store.sql.alerts_schema import alert_searches, alerts, deliveries, searches, webhooks
from reportedly.store.sql.connecting import reading, writing
from reportedly.store.sql.rows import number, text_id
from reportedly.store.sql.schema import documents, settings
from reportedly.store.values import Filters, Page

_LOOKED = "looked"


class SqlAlertView:
    """The part of an SqlView that shows alerts."""

    _engine: Engine

    def alerts(
        self,
        *,
        about: Sequence[str] | None = None,
        search: str | None = None,
        cursor: str | None = None,
        limit: int = LIMIT,
    ) -> Page[Alert]:
        """The alerts, the newest first."""
        start = key_of(cursor, (int, str))
        query = select(alerts).order_by(alerts.c.time.desc(), alerts.c.id).limit(checked(limit) + 1)
        if about is not None:
            query = query.where(alerts.c.rumour.in_([number(key) for key in about if is_claim(key)]))
        if search is not None:
            query = query.where(
                exists().where(alert_searches.c.alert == alerts.c.id, alert_searches.c.search == search)
            )
        if start is not None:
            time, key = -int(start[0]), str(start[1])
            query = query.where(or_(alerts.c.time < time, (alerts.c.time == time) & (alerts.c.id > key)))
        found = self._alerts(query)
        return first_page([((-(instant(alert.at) or 0), alert.id), alert) for alert in found], limit)

    def alert(self, id: str) -> Alert | None:
        """The alert of that id."""
        return next(iter(self._alerts(select(alerts).where(alerts.c.id == id))), None)

    def searches(self) -> tuple[SavedSearch, ...]:
        """The kept searches."""
        with reading(self._engine) as connection:
            return tuple(_searches(connection))

    def webhooks(self) -> tuple[Webhook, ...]:
        """The webhooks."""
        with reading(self._engine) as connection:
            found = connection.execute(select(webhooks).order_by(webhooks.c.url, webhooks.c.id))
            return tuple(Webhook(**row._mapping) for row in found)

    def deliveries(self, *, due: str | None = None, limit: int = LIMIT) -> tuple[Delivery, ...]:
        """What is to be sent."""
        order = (deliveries.c.webhook, deliveries.c.alert)
        query = select(deliveries).limit(limit)
        if due is None:
            query = query.order_by(*order)
        else:
            query = query.where(deliveries.c.due <= (instant(due) or 0)).order_by(deliveries.c.due, *order)
        with reading(self._engine) as connection:
            return tuple(map(_delivery, connection.execute(query)))

    def looked(self) -> str | None:
        """Up to when was looked."""
        with reading(self._engine) as connection:
            return connection.execute(select(settings.c.value).where(settings.c.name == _LOOKED)).scalar()

    def arrived(self, after: str, *, limit: int = LIMIT) -> tuple[Arrival, ...]:
        """The documents that were added after a moment."""
        query = select(documents.c.id, documents.c.added).where(documents.c.added > (instant(after) or 0))
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(documents.c.added, documents.c.id).limit(limit))
            return tuple(Arrival(text_id("d", row.id), iso(row.added)) for row in rows)

    def last_arrival(self) -> str | None:
        """When the last document was added."""
        with reading(self._engine) as connection:
            last = connection.execute(select(func.max(documents.c.added))).scalar()
        return None if last is None else iso(last)

    def _alerts(self, query: Select[Any]) -> list[Alert]:
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
            of: defaultdict[str, list[str]] = defaultdict(list)
            for part in placing.parts([row.id for row in rows]):
                linked = select(alert_searches).where(alert_searches.c.alert.in_(part))
                for row in connection.execute(linked.order_by(alert_searches.c.search)):
                    of[row.alert].append(row.search)
        return [_alert(row, of[row.id]) for row in rows]


class SqlAlertWriter:
    """The part of an SqlWriter that keeps alerts."""

    _engine: Engine

    def notice(self, new: Iterable[Alert], sent: Iterable[Delivery], looked: str) -> None:
        """Keeps alerts and where they are to be sent."""
        with writing(self._engine) as connection:
            _put_alerts(connection, new)
            _put_deliveries(connection, sent)
            _put_looked(connection, looked)

    def save_search(self, search: SavedSearch) -> None:
        """Keeps a search."""
        with writing(self._engine) as connection:
            _put_search(connection, search)

    def drop_search(self, id: str) -> None:
        """Drops a kept search."""
        with writing(self._engine) as connection:
            connection.execute(delete(searches).where(searches.c.id == id))

    def add_webhook(self, webhook: Webhook) -> None:
        """Keeps a webhook."""
        with writing(self._engine) as connection:
            connection.execute(delete(webhooks).where(webhooks.c.id == webhook.id))
            connection.execute(insert(webhooks), msgspec.structs.asdict(webhook))

    def drop_webhook(self, id: str) -> None:
        """Drops a webhook."""
        with writing(self._engine) as connection:
            connection.execute(delete(webhooks).where(webhooks.c.id == id))

    def deliver(self, delivery: Delivery) -> None:
        """Keeps how far a delivery is."""
        same = (deliveries.c.webhook == delivery.webhook, deliveries.c.alert == delivery.alert)
        with writing(self._engine) as connection:
            connection.execute(update(deliveries).where(*same).values(**_delivery_row(delivery)))

    def restore_alerts(
        self,
        alerts_: Iterable[Alert],
        searches_: Iterable[SavedSearch],
        webhooks_: Iterable[Webhook],
        deliveries_: Iterable[Delivery],
        looked: str | None,
        /,
    ) -> None:
        """Takes in what another store kept."""
        with writing(self._engine) as connection:
            for search in searches_:
                _put_search(connection, search)
            rows = [msgspec.structs.asdict(webhook) for webhook in webhooks_]
            if rows:
                connection.execute(insert(webhooks), rows)
            _put_alerts(connection, alerts_)
            _put_deliveries(connection, deliveries_)
            if looked is not None:
                _put_looked(connection, looked)


def forget(connection: Connection, gone: Collection[str], person: str | None) -> None:
    """Drops the alerts about what is gone; searches lose the name of a person who is forgotten."""
    for part in placing.parts([number(key) for key in gone if is_claim(key)]):
        connection.execute(delete(alerts).where(or_(alerts.c.claim.in_(part), alerts.c.rumour.in_(part))))
    for part in placing.parts([number(key) for key in gone if is_document(key)]):
        connection.execute(delete(alerts).where(alerts.c.document.in_(part)))
    for search in _searches(connection) if person is not None else ():
        left = without_name(search, person or "")
        same = searches.c.id == search.id
        connection.execute(update(searches).where(same).values(name=left.name, words=left.words))


def _searches(connection: Connection) -> list[SavedSearch]:
    return [_search(row) for row in connection.execute(select(searches).order_by(searches.c.name, searches.c.id))]


def _put_alerts(connection: Connection, new: Iterable[Alert]) -> None:
    found = {alert.id: alert for alert in new}
    for part in placing.parts(list(found)):
        for key in connection.execute(select(alerts.c.id).where(alerts.c.id.in_(part))).scalars().all():
            del found[key]
    if found:
        connection.execute(insert(alerts), [_alert_row(alert) for alert in found.values()])
    pairs = [{"search": search, "alert": alert.id} for alert in found.values() for search in alert.searches]
    there = set(connection.execute(select(searches.c.id)).scalars()) if pairs else set()
    if rows := [pair for pair in pairs if pair["search"] in there]:
        connection.execute(insert(alert_searches), rows)


def _put_deliveries(connection: Connection, sent: Iterable[Delivery]) -> None:
    for delivery in sent:
        same = (deliveries.c.webhook == delivery.webhook, deliveries.c.alert == delivery.alert)
        if connection.execute(select(deliveries.c.webhook).where(*same)).first() is None:
            connection.execute(insert(deliveries), _delivery_row(delivery))


def _put_search(connection: Connection, search: SavedSearch) -> None:
    row = msgspec.structs.asdict(kept(search)) | {"filters": msgspec.json.encode(search.filters).decode()}
    if connection.execute(update(searches).where(searches.c.id == search.id).values(**row)).rowcount == 0:
        connection.execute(insert(searches), row)


def _put_looked(connection: Connection, looked: str) -> None:
    connection.execute(delete(settings).where(settings.c.name == _LOOKED))
    connection.execute(insert(settings), {"name": _LOOKED, "value": looked})


def _alert(row: Row[Any], of: Sequence[str]) -> Alert:
    return Alert(
        id=row.id,
        at=row.at,
        kind=AlertKind(row.kind),
        rumour=text_id("a", row.rumour),
        claim=text_id("a", row.claim),
        document=text_id("d", row.document),
        was=row.was,
        now=row.now,
        searches=tuple(of),
    )


def _alert_row(alert: Alert) -> dict[str, Any]:
    return {
        "id": alert.id,
        "time": instant(alert.at) or 0,
        "at": alert.at,
        "kind": alert.kind.value,
        "rumour": number(alert.rumour),
        "claim": number(alert.claim),
        "document": number(alert.document),
        "was": alert.was,
        "now": alert.now,
    }


def _search(row: Row[Any]) -> SavedSearch:
    return SavedSearch(**dict(row._mapping) | {"filters": msgspec.json.decode(row.filters, type=Filters)})


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(**dict(row._mapping) | {"due": None if row.due is None else iso(row.due)})


def _delivery_row(delivery: Delivery) -> dict[str, Any]:
    return msgspec.structs.asdict(delivery) | {"due": None if delivery.due is None else instant(delivery.due)}
