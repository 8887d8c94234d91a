"""Invented alerts with a kept search and two webhooks, as every store keeps them."""

from __future__ import annotations

from reportedly.store import Filters, Store
from reportedly.store.alerts import Alert, AlertKind, Delivery, SavedSearch, Webhook
from tests.store.inventing import SAID, reading

SEARCH = SavedSearch(
    id="q1", name="Piers", words="pier Ana Moss", filters=Filters(outlet="The Weir"), by="Ida", made="2026-07-01"
)
EVERYTHING = Webhook(
    id="w1", url="https://desk.example/hook", secret="whsec_a", search=None, by="Ida", made="2026-07-01"
)
OF_SEARCH = Webhook(
    id="w2", url="https://desk.example/piers", secret="whsec_b", search="q1", by="Ida", made="2026-07-01"
)


def alert(id: str, claim: str, document: str, day: int, *searches: str) -> Alert:
    """A denial that was noticed on a day of July."""
    return Alert(
        id=id,
        at=f"2026-07-{day:02}T00:00:00+00:00",
        kind=AlertKind.DENIAL,
        rumour=claim,
        claim=claim,
        document=document,
        was=0,
        now=1,
        searches=searches,
    )


def alerts(store: Store) -> tuple[Alert, ...]:
    """Puts a document and three alerts about a claim of it into a store, two of them on their way."""
    store.writer.add([reading((SAID[0], SAID[1]))], at="2026-07-01T00:00:00+00:00")
    claim = store.view().claims().items[0]
    store.writer.save_search(SEARCH)
    store.writer.add_webhook(EVERYTHING)
    store.writer.add_webhook(OF_SEARCH)
    made = tuple(alert(f"e{day}", claim.id, claim.document, day, *(("q1",) if day == 3 else ())) for day in (2, 3, 4))
    sent = [Delivery(webhook="w1", alert="e2", due="2026-07-02T00:00:00+00:00"), Delivery(webhook="w2", alert="e3")]
    store.writer.notice(made, sent, "2026-07-01T00:00:00+00:00")
    return made
