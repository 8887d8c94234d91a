"""Tests of who did what to whom."""

from __future__ import annotations

import pytest

from reportedly.linking.names import names
from reportedly.linking.order import Order, order
from reportedly.linking.rarity import shipped
from reportedly.linking.words import tokens


def found(text: str) -> Order | None:
    """The order of a text."""
    return order(text, names(text, tokens(text), shipped()))


@pytest.mark.parametrize(
    "text",
    ["Robert Hale sued Maria Moss", "Maria Moss was sued by Robert Hale", "Maria Moss was later sued by Robert Hale"],
)
def test_a_passive_is_turned_round(text: str) -> None:
    """The one who acts is the same in either voice."""
    seen = found(text)
    assert seen is not None
    assert (seen.agent.text, seen.patient.text) == ("Robert Hale", "Maria Moss")


@pytest.mark.parametrize(
    "text",
    [
        "Robert Hale and Maria Moss",
        "Robert Hale met Maria Moss",
        "Robert Hale resigned",
        "Hale, Moss, Brill and Ansel",
        "You can order a McBun at these Brill Diners",
    ],
)
def test_where_no_order_shows(text: str) -> None:
    """Together, mutual, alone, many, or with no verb between them."""
    assert found(text) is None


def test_telling_is_a_deed() -> None:
    """Who told whom shows."""
    seen = found("Robert Hale told Maria Moss to resign")
    assert seen is not None
    assert seen.agent.text == "Robert Hale"
