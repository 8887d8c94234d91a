"""Sends what is due to webhooks that somebody gave. Nothing is sent anywhere else.

Private and loopback addresses are refused after resolving unless they are allowed, redirects are not followed, and of
an answer only its status is read. What does not arrive is tried again, later each time, for some two days.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import msgspec
from msgspec import Struct

from reportedly.alerting.signing import headers
from reportedly.loading.transport import Deadline, GuardedTransport, PrivateAddressError, UnknownHostError
from reportedly.settings import Settings
from reportedly.store import Store
from reportedly.store.alerts import Delivery, Webhook
from reportedly.views.alerts import alert_rows

SECONDS = 10.0  # for one message, over everything
LATER = (60, 300, 1_800, 7_200, 18_000, 36_000, 86_400)  # seconds until the next try
AT_ONCE = 200
_GONE = 410


class Sent(Struct, frozen=True, kw_only=True):
    """How many messages arrived, how many will be tried again, and how many were given up."""

    arrived: int
    later: int
    given_up: int


def send_due(store: Store, settings: Settings, now: datetime | None = None) -> Sent:
    """Sends what is due and keeps how it went. After one that fails, the others of its webhook wait as long."""
    at = now or datetime.now(UTC)
    view = store.view()
    hooks = {webhook.id: webhook for webhook in view.webhooks()}
    failed: dict[str, Delivery] = {}
    counts = {"arrived": 0, "later": 0, "given_up": 0}
    for delivery in view.deliveries(due=at.isoformat(), limit=AT_ONCE) if hooks else ():
        before = failed.get(delivery.webhook)
        if before is not None and before.due is not None:
            done = msgspec.structs.replace(delivery, due=before.due)
        else:
            done = _try(store, hooks[delivery.webhook], delivery, settings, at)
        if done.done is None:
            failed[delivery.webhook] = done
        store.writer.deliver(done)
        counts["arrived" if done.done is not None else "later" if done.due is not None else "given_up"] += 1
    return Sent(**counts)


def _try(store: Store, webhook: Webhook, delivery: Delivery, settings: Settings, at: datetime) -> Delivery:
    """The delivery after one more attempt."""
    attempts = delivery.attempts + 1
    problem = _post(webhook, _message(store, delivery.alert), delivery.alert, settings, at)
    if problem is None:
        done = at.isoformat(timespec="seconds")
        return msgspec.structs.replace(delivery, attempts=attempts, due=None, done=done, problem=None)
    last = attempts > len(LATER) or problem.startswith(f"answered {_GONE}")
    due = None if last else (at + timedelta(seconds=LATER[attempts - 1])).isoformat()
    return msgspec.structs.replace(delivery, attempts=attempts, due=due, problem=problem)


def _message(store: Store, id: str) -> bytes:
    view = store.view()
    alert = view.alert(id)
    rows = alert_rows(view, [alert] if alert is not None else [])
    return msgspec.json.encode({"type": "alert", "alert": rows[0] if rows else None})


def _post(webhook: Webhook, body: bytes, id: str, settings: Settings, at: datetime) -> str | None:
    """What went wrong; None where the message was taken."""
    signed = headers(webhook.secret, id, int(at.timestamp()), body)
    sent = {"content-type": "application/json", "user-agent": settings.user_agent, **signed}
    transport = GuardedTransport(Deadline(SECONDS), allow_private=settings.allow_private)
    try:
        with (
            httpx.Client(transport=transport, timeout=SECONDS, trust_env=False) as client,
            client.stream("POST", webhook.url, content=body, headers=sent) as answer,
        ):
            return None if answer.is_success else f"answered {answer.status_code} {answer.reason_phrase}".rstrip()
    except PrivateAddressError as error:
        return f"{error} is a private address; serve with --allow-private to send there"
    except UnknownHostError as error:
        return f"{error} is not known"
    except httpx.TimeoutException:
        return f"did not answer within {SECONDS:g} seconds"
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"cannot be reached ({type(error).__name__})"
