"""A text, an address or files are taken in by a form that works without JavaScript."""

from __future__ import annotations

import time
from typing import Any

import pytest
from litestar.testing import TestClient

from reportedly.errors import StoreError
from reportedly.web.site import Site
from tests.web.forms import send, token

TEXT = "Ida Moss said that the bridge would hold until the spring comes, and nobody in the town doubted her words."


def finished(client: TestClient, where: str) -> Any:
    """The JSON of a call to add once it is over."""
    for _ in range(500):
        page = client.get(f"{where}.json").json()
        if page["over"]:
            return page
        time.sleep(0.01)
    raise AssertionError("it is not over")


def test_a_pasted_text_becomes_a_document(client: TestClient) -> None:
    """The form leads to its progress, and that to the document."""
    answer = send(client, "/add", {"text": TEXT, "title": "It holds"}, page="/add", files={"files": ("", b"")})
    assert answer.status_code == 303
    page = finished(client, answer.headers["location"])
    document = page["texts"][0]["document"]
    assert "the bridge would hold" in client.get(f"/documents/{document}").text
    assert page["texts"][0]["first"][0]["content"] in client.get(answer.headers["location"]).text


def test_files_are_taken_in(client: TestClient) -> None:
    """Several at once; a path in a name is dropped."""
    files = [("files", ("../../one.txt", TEXT.encode())), ("files", ("C:\\two.png", b"\x89PNG\r\n"))]
    answer = client.post("/add", data={"_csrf_token": token(client)}, files=files, follow_redirects=False)
    page = finished(client, answer.headers["location"])
    assert [(taken["name"], taken["stage"]) for taken in page["texts"]][1] == ("two.png", "refused")
    assert page["texts"][0]["stage"] == "added"


def test_nothing_is_no_call(client: TestClient) -> None:
    """The page says what to give."""
    answer = send(client, "/add", {"text": "  "}, page="/add", files={"files": ("", b"")})
    assert answer.status_code == 400
    assert "paste a text" in answer.text


def test_an_old_call_is_not_found(client: TestClient) -> None:
    """After a restart, what was added is among the documents."""
    assert client.get("/add/0123456789abcdef").status_code == 404


def test_a_call_that_stopped_is_tried_again_by_a_form(
    client: TestClient, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its page offers that, and leads to the page of the new call; of one that is not known nothing is kept."""

    def away() -> None:
        raise StoreError("desk.db: was removed while it was open; put it back")

    with monkeypatch.context() as gone:
        gone.setattr(site.intake, "_link", away)
        answer = send(client, "/add", {"text": "Ida Moss said that the pier is shut."}, page="/add")
        assert finished(client, answer.headers["location"])["state"].startswith("stopped")
    page = client.get(answer.headers["location"])
    assert "<h1>Stopped</h1>" in page.text
    again = send(client, f"{answer.headers['location']}/again", {}, page="/add")
    assert finished(client, again.headers["location"])["state"] == "done"
    assert "Try again" not in client.get(answer.headers["location"]).text
    assert send(client, "/add/0123456789abcdef/again", {}, page="/add").status_code == 404


def test_an_upload_is_bounded(client: TestClient) -> None:
    """More than the limit is not even read to its end."""
    answer = client.post(
        "/add",
        content=b"x" * 1000,
        headers={"content-type": "multipart/form-data; boundary=x", "content-length": "900000000"},
    )
    assert answer.status_code == 413


def test_the_demo_desk_is_offered_to_an_empty_one(client: TestClient) -> None:
    """This one is not empty."""
    assert "demo desk" not in client.get("/add").text
