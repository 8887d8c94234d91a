"""Alerts are sent to a server that is really there; what fails is tried again, later each time."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import msgspec
import pytest

from reportedly.alerting import sending
from reportedly.alerting.hooking import webhook
from reportedly.alerting.looking import look
from reportedly.alerting.sending import LATER, send_due
from reportedly.alerting.signing import signature
from reportedly.settings import Settings
from reportedly.store import Store, open_store
from reportedly.store.alerts import Delivery
from tests.alerting.rumours_over_time import add

HERE = Settings(allow_private=True)


class Newsroom(HTTPServer):
    """What alerts are sent to: it keeps what it got, and answers with the next of its statuses."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Post)
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.statuses: list[int] = []

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}/hook"


class Post(BaseHTTPRequestHandler):
    """One message."""

    server: Newsroom

    def do_POST(self) -> None:
        """Keeps it and answers."""
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.got.append(({key.lower(): value for key, value in self.headers.items()}, body))
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 204)
        self.send_header("location", "/elsewhere")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    """A server on this machine."""
    server = Newsroom()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def store(newsroom: Newsroom) -> Iterator[Store]:
    """A desk with one denial on its way to the newsroom."""
    with open_store("memory:") as opened:
        add(opened, "2026-05-01T00:00:00+00:00", "Ida Moss", "the pier is shut")
        look(opened)
        opened.writer.add_webhook(webhook(newsroom.address, by="Ida"))
        add(opened, "2026-05-02T00:00:00+00:00", "Ida Moss", "the pier is not shut")
        assert len(look(opened)) == 1
        yield opened


def delivery(store: Store) -> Delivery:
    """The only one."""
    (found,) = store.view().deliveries()
    return found


def test_an_alert_arrives_signed(store: Store, newsroom: Newsroom) -> None:
    """Once, with what the page shows, and a signature that the other side can check."""
    assert send_due(store, HERE).arrived == 1
    assert send_due(store, HERE).arrived == 0
    ((sent, body),) = newsroom.got
    (hook,) = store.view().webhooks()
    expected = signature(hook.secret, sent["webhook-id"], int(sent["webhook-timestamp"]), body)
    assert sent["webhook-signature"] == f"v1,{expected}"
    told = json.loads(body)
    assert told["type"] == "alert"
    assert (told["alert"]["kind"], told["alert"]["words"]) == ("denied", "denied by Ida Moss")
    assert told["alert"]["claim"]["content"] == "the pier is not shut"
    assert hook.secret not in body.decode()


def test_what_fails_is_tried_again_later_and_later_and_then_given_up(store: Store, newsroom: Newsroom) -> None:
    """A redirect is a failure too: a message goes where it was meant to go."""
    newsroom.statuses = [500, 302, *([503] * 10)]
    now = datetime.now(UTC)
    for attempt, pause in enumerate(LATER, 1):
        assert send_due(store, HERE, now).later == 1
        found = delivery(store)
        assert (found.attempts, found.due) == (attempt, (now + timedelta(seconds=pause)).isoformat())
        assert send_due(store, HERE, now + timedelta(seconds=pause - 1)).later == 0
        now += timedelta(seconds=pause)
    assert send_due(store, HERE, now).given_up == 1
    assert delivery(store).due is None
    assert delivery(store).problem == "answered 503 Service Unavailable"
    assert len(newsroom.got) == len(LATER) + 1


def test_who_is_gone_is_not_asked_again(store: Store, newsroom: Newsroom) -> None:
    """410 says so."""
    newsroom.statuses = [410]
    assert send_due(store, HERE).given_up == 1


def test_private_addresses_are_refused_unless_they_are_allowed(store: Store, newsroom: Newsroom) -> None:
    """Before anything is sent."""
    assert send_due(store, Settings()).later == 1
    assert newsroom.got == []
    assert "is a private address" in (delivery(store).problem or "")


def test_one_that_does_not_answer_in_time_has_failed(
    store: Store, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it is waiting for."""
    monkeypatch.setattr(sending, "SECONDS", 0.0)
    assert send_due(store, HERE).later == 1
    assert delivery(store).problem == "did not answer within 0 seconds"


def test_after_one_failure_the_others_of_the_webhook_wait(store: Store, newsroom: Newsroom) -> None:
    """So a server that is down is asked once a round."""
    (alert,) = store.view().alerts().items
    more = [msgspec.structs.replace(alert, id=f"e{n}") for n in range(3)]
    (hook,) = store.view().webhooks()
    now = datetime.now(UTC)
    waiting = [Delivery(webhook=hook.id, alert=a.id, due=now.isoformat()) for a in more]
    store.writer.notice(more, waiting, "2026-05-02T00:00:00+00:00")
    newsroom.statuses = [500]
    assert send_due(store, HERE, now).later == 4
    assert len(newsroom.got) == 1
    assert sorted(d.attempts for d in store.view().deliveries()) == [0, 0, 0, 1]


def test_without_a_webhook_nothing_is_sent(newsroom: Newsroom) -> None:
    """Whatever happens on the desk."""
    with open_store("memory:") as store:
        add(store, "2026-05-01T00:00:00+00:00", "Ida Moss", "the pier is shut")
        look(store)
        add(store, "2026-05-02T00:00:00+00:00", "Ida Moss", "the pier is not shut")
        assert look(store) != ()
        assert send_due(store, HERE) == sending.Sent(arrived=0, later=0, given_up=0)
