"""Alerts go out beside the pages, in a thread that is there only while something may be due."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest

from reportedly.alerting.hooking import webhook
from reportedly.alerting.sending import Sent
from reportedly.settings import Settings
from reportedly.store import open_store
from reportedly.web import courier
from reportedly.web.courier import Courier


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Is set when somebody sends what is due; nothing goes anywhere."""
    happened = threading.Event()

    def send(*_: object) -> Sent:
        happened.set()
        return Sent(arrived=0, later=0, given_up=0)

    monkeypatch.setattr(courier, "send_due", send)
    return happened


def test_nobody_is_sent_without_a_webhook(sent: threading.Event) -> None:
    """No thread is even begun."""
    with open_store("memory:") as store, closing(Courier(store, Settings())) as going:
        before = threading.active_count()
        going.wake()
        assert threading.active_count() == before
    assert not sent.is_set()


def test_what_is_due_is_sent_and_the_thread_ends(sent: threading.Event) -> None:
    """Nothing waits, so nothing stays behind; after the end nothing more is sent."""
    with open_store("memory:") as store:
        store.writer.add_webhook(webhook("https://newsroom.example/hook", by="Ida"))
        with closing(Courier(store, Settings(), pause=0.01)) as going:
            going.wake()
            assert sent.wait(10)
            assert _over(going)
            sent.clear()
            going.wake()
            assert sent.wait(10)
        sent.clear()
        going.wake()
        assert not sent.is_set()


def _over(going: Courier) -> bool:
    for thread in threading.enumerate():
        if thread.name == "courier":
            thread.join(timeout=10)
    return all(thread.name != "courier" for thread in threading.enumerate())
