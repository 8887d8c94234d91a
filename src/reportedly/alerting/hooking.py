"""Webhooks and kept searches as people give them."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from urllib.parse import urlsplit

from reportedly.alerting.signing import new_secret
from reportedly.errors import UsageError
from reportedly.store import Filters
from reportedly.store.alerts import SavedSearch, Webhook
from reportedly.store.query import parse

LONGEST_URL, LONGEST_NAME = 2_000, 120


def webhook(url: str, *, by: str, search: str | None = None) -> Webhook:
    """A webhook with a new secret; raises UsageError for what is no address of the web."""
    address = url.strip()
    try:
        parts = urlsplit(address)
        right = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        right = False
    if not right or len(address) > LONGEST_URL or not address.isprintable() or " " in address:
        raise UsageError(f"{url[:100]!r} is no address of the web; give one that begins with https://")
    if parts.username or parts.password:
        raise UsageError("the address holds a user name or password; leave them out, the signature says who sends")
    return Webhook(id=f"w{secrets.token_hex(6)}", url=address, secret=new_secret(), search=search, by=by, made=_now())


def saved_search(words: str, filters: Filters, *, by: str, name: str = "") -> SavedSearch:
    """A search to keep, named by its words unless it is given a name; raises UsageError for one that cannot be."""
    parse(words)
    called = " ".join((name or words).split())[:LONGEST_NAME]
    return SavedSearch(id=f"q{secrets.token_hex(6)}", name=called, words=words, filters=filters, by=by, made=_now())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
