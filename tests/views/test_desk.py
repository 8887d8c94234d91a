"""The end of a rumour's address is for people, whatever the claim holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.views.desk import slug


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
