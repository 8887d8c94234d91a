"""The end of a rumour's address is for people, whatever the claim holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.store import RumourOrder, StoredRumour
from reportedly.views import desk
from reportedly.views.desk import Drawn, same_documents, slug, telling_first


@pytest.mark.parametrize(
    ("claim", "end"),
    [
        ("Mayor Ana Reis has resigned in Port Ansel, officials say", "mayor-ana-reis-has-resigned-in-port-ansel"),
        ("“Café” closed", "cafe-closed"),
        ("“…”", "rumour"),
    ],
)
def test_an_address_is_read_by_people(claim: str, end: str) -> None:
    """The first words, in ASCII."""
    assert slug(claim) == end


@given(st.text())
def test_an_address_holds_nothing_odd(claim: str) -> None:
    """Letters, digits and hyphens alone."""
    assert re.fullmatch(r"[a-z0-9-]{1,60}", slug(claim))


def rumour(id: str, documents: int, denials: int = 0, claims: int = 3) -> StoredRumour:
    """The row of a rumour."""
    return StoredRumour(
        id=id,
        claim=id,
        heading=id,
        claims=claims,
        documents=documents,
        outlets=1,
        sources=1,
        denials=denials,
        variants=0,
        origins=None,
        first_seen="2026-05-04",
        last_seen="2026-05-04",
    )


def test_claims_of_the_very_same_documents_stand_below_one_of_them() -> None:
    """Below the one that is denied, else that of most claims; a claim of one document stands alone."""
    two, other, one = frozenset({"d1", "d2"}), frozenset({"d1", "d3"}), frozenset({"d1"})
    rows = [rumour("a", 2), rumour("b", 2, denials=1), rumour("c", 2), rumour("d", 1), rumour("e", 1), rumour("f", 9)]
    held = zip("abcdef", (two, two, other, one, one, two), strict=True)
    drawn = {key: Drawn(documents=documents) for key, documents in held}
    assert same_documents(rows, drawn) == {"a": "b"}
    assert same_documents([rumour("a", 2), rumour("b", 2, claims=4)], drawn) == {"a": "b"}
    assert same_documents([rumour("a", 2), rumour("b", 2)], drawn) == {"b": "a"}
    assert same_documents(rows, {}) == {}


def test_a_long_list_is_put_in_order_a_stretch_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the first lines need not wait for the last; nothing is lost, and other orders are left as they are."""
    monkeypatch.setattr(desk, "STRETCH", 2)
    found = [rumour("it", 1), rumour("Ferro resigned", 1), rumour("she", 1), rumour("he", 2)]
    ordered = telling_first(found, RumourOrder.RECENT, {"it", "she", "he"}.__contains__)
    assert [one.claim for one in ordered] == ["Ferro resigned", "it", "he", "she"]
    assert list(telling_first(found, RumourOrder.SPREAD, {"it"}.__contains__)) == found
