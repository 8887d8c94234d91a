"""Tests of how names are compared."""

from __future__ import annotations

import pytest

from reportedly.rumours.names import body_key, outlet_key, person_key, same_person


@pytest.mark.parametrize("name", ["The Kyiv Post", "Kyiv Post", "kyivpost.com", "https://www.kyivpost.com/"])
def test_an_outlet_under_its_names(name: str) -> None:
    """With an article, as an address."""
    assert outlet_key(name) == "kyivpost"


def test_agencies_under_their_letters() -> None:
    """AP is the Associated Press."""
    assert outlet_key("AP") == outlet_key("The Associated Press")


def test_a_body_in_either_order_of_words() -> None:
    """Words that only link are left out."""
    assert body_key("Health Ministry") == body_key("the Ministry of Health")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("President Ana Reis", "Reis", True),
        ("A. Reis", "Ana Reis", True),
        ("Alexander Kovač", "Aleksandr Kovac", True),
        ("Ana Reis", "Anton Reis", False),
        ("Ana Reis", "Ana Moss", False),
    ],
)
def test_one_person_or_two(one: str, other: str, same: bool) -> None:
    """The last name, and no given names that differ."""
    assert same_person(person_key(one), person_key(other)) is same
    assert same_person(person_key(other), person_key(one)) is same
