"""Only pages of this desk may ask, and every answer has the headers that keep it safe."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from reportedly.web.doorway import HEADERS


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "LOCALHOST:9", "[::1]:8080"])
def test_the_desk_answers_to_its_own_names(client: TestClient, host: str) -> None:
    """With any port, in any case."""
    assert client.get("/documents", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8080", "", "localhost.evil.example"])
def test_another_name_is_turned_away(client: TestClient, host: str) -> None:
    """A name that was made to lead here (DNS rebinding) reads nothing; another header does not help."""
    answer = client.get("/documents.json", headers={"host": host, "x-forwarded-host": "localhost"})
    assert answer.status_code == 421
    assert "items" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_a_form_of_another_site_is_turned_away(client: TestClient, headers: dict[str, str]) -> None:
    """Whatever it carries."""
    assert client.post("/theme", data={"theme": "dark"}, headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/documents", "/documents.json", "/nothing", "/static/desk.css"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    """Also that of a page that is not there, and one that is turned away."""
    for headers in ({}, {"host": "evil.example"}):
        answer = client.get(path, headers=headers)
        assert [name for name in HEADERS if name.decode() not in answer.headers] == []


def test_the_policy_lets_nothing_in(client: TestClient) -> None:
    """No script or style but the desk's own files, no frame, no form to elsewhere."""
    policy = client.get("/documents").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy


def test_a_head_is_a_get_without_its_body(client: TestClient) -> None:
    """With the same headers."""
    whole, head = client.get("/documents.json"), client.head("/documents.json")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == whole.headers["etag"]
