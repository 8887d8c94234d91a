"""Names for other programs: the same thing has the same, and nothing odd gets into them."""

from __future__ import annotations

from uuid import UUID

import pytest

from reportedly.exports.iris import iri, uuid, web_address


def test_a_name_holds_kind_and_id() -> None:
    """What may not stand in a name is escaped."""
    assert iri("claim", "a1") == "urn:reportedly:claim:a1"
    assert iri("source", "a b:c") == "urn:reportedly:source:a%20b%3Ac"


def test_the_same_thing_has_the_same_uuid() -> None:
    """And another thing another one."""
    assert UUID(uuid("claim", "a1")).version == 5
    assert uuid("claim", "a1") == uuid("claim", "a1") != uuid("rumour", "a1")


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=ü c", "https://example.org/a?b=%C3%BC%20c"),
        ("HTTP://example.org/%20", "HTTP://example.org/%20"),
        ("javascript:alert(1)", None),
        ("file:///a", None),
        ("notes.txt", None),
        ("http://[", None),
        ("https://", None),
        ("https://example.org/\x00", None),
        (None, None),
    ],
)
def test_only_an_address_of_the_web_is_one(url: str | None, address: str | None) -> None:
    """As it may stand in linked data."""
    assert web_address(url) == address
