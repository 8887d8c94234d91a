"""Webhooks and searches as people give them."""

from __future__ import annotations

import pytest

from reportedly.alerting.hooking import saved_search, webhook
from reportedly.errors import UsageError
from reportedly.store import Filters


@pytest.mark.parametrize(
    "url",
    [
        "",
        "desk.example",
        "ftp://desk.example/",
        "https://",
        "https://ida:x@desk.example/",
        "https://d.example/ a",
        "http://[::1",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    """With one line; so is one with a password in it."""
    with pytest.raises(UsageError):
        webhook(url, by="Ida")


def test_each_webhook_has_a_secret_of_its_own() -> None:
    """And an id."""
    one, other = webhook("https://desk.example/hook", by="Ida"), webhook("https://desk.example/hook", by="Ida")
    assert one.id != other.id
    assert one.secret != other.secret


def test_a_search_goes_by_its_words_or_its_name() -> None:
    """One that cannot be searched cannot be kept."""
    assert saved_search("harbour  OR port", Filters(), by="Ida").name == "harbour OR port"
    assert saved_search("harbour", Filters(), by="Ida", name=" The  harbour ").name == "The harbour"
    with pytest.raises(UsageError):
        saved_search("(harbour", Filters(), by="Ida")
