"""Whatever goes wrong says what it was and what to do, and leads back."""

from __future__ import annotations

import logging

import pytest
from litestar.testing import TestClient

from reportedly.errors import DataError, ModelError, RefusedError, StoreError, UsageError
from reportedly.store import Store
from reportedly.web.failing import failure_of
from reportedly.web.keeping_out import UPLOAD_BYTES
from reportedly.web.site import Site
from tests.web.forms import send
from tests.web.people_desk import Desk
from tests.web.rumour_desk import place_rumours

DAMAGED = DataError("/srv/desk.db.families:3: has no tab; write an outlet, a tab and its family")


@pytest.mark.parametrize(
    ("error", "status", "reason"),
    [
        (UsageError("give one of them"), 400, "give one of them"),
        (RefusedError("a.pdf", "is encrypted", "save it"), 422, "a.pdf: is encrypted; save it"),
        (StoreError("desk.db: is locked"), 503, "desk.db: is locked"),
        (ModelError("the model has changed; install again"), 500, "the model has changed; install again"),
        (RuntimeError("a secret"), 500, "Something failed that should not have."),
    ],
)
def test_each_error_has_its_status(error: Exception, status: int, reason: str) -> None:
    """With the line that it brings, and nothing of one that nobody foresaw."""
    found = failure_of(error)
    assert (found.status, found.reason) == (status, reason)
    assert found.title
    assert found.remedy.endswith(".")


def test_too_large_says_how_large_is_too_large(client: TestClient) -> None:
    """With the way out, and the way back to the form."""
    headers = {"content-type": "multipart/form-data; boundary=x", "content-length": "900000000"}
    answer = client.post("/add", content=b"x", headers=headers | {"referer": "http://127.0.0.1:8080/add"})
    assert answer.status_code == 413
    assert f"Give at most {UPLOAD_BYTES // 1_000_000} MB at once" in answer.text
    assert '<a href="/add">Back to where you were</a>' in answer.text


def test_who_comes_second_is_led_back_to_the_review(client: TestClient, store: Store) -> None:
    """Where the next pair is."""
    place_rumours(store)
    (pair,) = store.view().open_pairs()
    sides = {"left": pair.left, "right": pair.right, "held": ""}
    referer = {"referer": "http://127.0.0.1:8080/review?place=1"}
    send(client, "/review", {**sides, "verdict": "same"}, page="/review")
    send(client, "/review/name", {"name": "Tom Reed"}, page="/review")
    late = send(client, "/review", {**sides, "verdict": "not same"}, page="/review", headers=referer)
    assert late.status_code == 409
    assert '<a href="/review?place=1">Back to where you were</a>' in late.text


def test_a_damaged_file_is_no_mistake_of_the_program(
    client: TestClient, site: Site, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The page names the file and what to do, and the terminal tells it in one line."""
    place_rumours(store)
    rumour = client.get("/desk.json").json()["rumours"][0]["rumour"]["id"]

    def families() -> None:
        raise DAMAGED

    monkeypatch.setattr(site.rumours, "_families", families)
    with caplog.at_level(logging.WARNING):
        answer = client.get(f"/rumours/{rumour}")
    assert answer.status_code == 500
    assert "A file of the desk is damaged" in answer.text
    assert "/srv/desk.db.families:3: has no tab; write an outlet" in answer.text
    (told,) = caplog.records
    assert (told.getMessage(), told.exc_info) == (f"a page failed: {DAMAGED}", None)


def test_where_its_files_are_stays_with_the_owner(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Others learn what is wrong."""

    def damaged(*_: object) -> None:
        raise DAMAGED

    browser = people.browser("Ann")
    monkeypatch.setattr(people.site.store, "view", damaged)
    answer = browser.get("/documents")
    assert "/srv" not in answer.text
    assert "has no tab; write an outlet" in answer.text.lower()
