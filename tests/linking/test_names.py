"""Tests of names."""

from __future__ import annotations

import pytest

from reportedly.linking.names import Name, names, same_name
from reportedly.linking.rarity import shipped
from reportedly.linking.words import tokens


def found(text: str) -> list[Name]:
    """The names of a text."""
    return list(names(text, tokens(text), shipped()))


def test_names_are_runs_of_capitals() -> None:
    """Several words make one name, and a title is none of them."""
    assert [n.text for n in found("Dr Tomas Beck met Maria van der Laan near Port Ansel")] == [
        "Tomas Beck",
        "Maria van der Laan",
        "Port Ansel",
    ]


def test_a_particle_in_small_letters_is_no_given_name() -> None:
    """Though "Al" is one."""
    assert [n.text for n in found("They follow Abu Zerin al-Masri to Brill")] == ["Abu Zerin al-Masri", "Brill"]


def test_title_case_makes_few_false_names() -> None:
    """Words that the news writes small are no names, however a headline writes them."""
    assert [n.text for n in found("Mayor Of Ansel Steals Boat From Children")] == ["Ansel"]
    assert found("Why eBoat Could Feature Three Steel Engines") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert Hale", "Hale"),
        ("Robert Hale", "R. Hale"),
        ("Kobane", "Kobani"),
        ("Islamic State", "ISIL"),
        ("Harbour Rescue Guild", "HRG"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    """Short forms, spellings and initials meet."""
    left, right = found(f"for {one} they")[0], found(f"for {other} they")[0]
    assert same_name(left, right)
    assert same_name(right, left)


@pytest.mark.parametrize(
    ("one", "other"), [("Robert Hale", "Maria Hale"), ("Robert Hale", "Robert Moss"), ("Ansel", "Brill")]
)
def test_two_people_stay_two(one: str, other: str) -> None:
    """A family name alone, or a given name alone, makes no one the same."""
    assert not same_name(found(f"for {one} they")[0], found(f"for {other} they")[0])
