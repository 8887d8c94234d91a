"""The theme is kept in a cookie and works without JavaScript."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from tests.web.forms import send


def test_a_theme_stays(client: TestClient) -> None:
    """Once chosen, every page has it; choosing none gives it back to the system."""
    answer = send(client, "/theme", {"theme": "dark", "back": "/documents?outlet=x"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/documents?outlet=x")
    assert 'data-theme="dark"' in client.get("/sources").text
    send(client, "/theme", {"theme": "system"})
    assert "data-theme" not in client.get("/sources").text


def test_a_form_without_its_token_changes_nothing(client: TestClient) -> None:
    """The page says to load it again."""
    answer = client.post("/theme", data={"theme": "dark"}, follow_redirects=False)
    assert answer.status_code == 403
    assert "load the page again" in answer.text
    assert "data-theme" not in client.get("/sources").text


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_the_way_back_stays_on_the_desk(client: TestClient, back: str) -> None:
    """No form leads elsewhere."""
    assert send(client, "/theme", {"theme": "dark", "back": back}).headers["location"] == "/"
