"""Whether two names can be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.entity_names import Likeness, keys, likeness, name_words


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Ana Reis", "Mayor Ana Reis", Likeness.FULL),
        ("Ana Reis", "Reis", Likeness.PART),
        ("Ana Reis", "A. Reis", Likeness.PART),
        ("Ana Reis", "Rui Reis", Likeness.AT_ODDS),
        ("Ana Reis", "Ana Moss", Likeness.AT_ODDS),
        ("Ana Reis", "Tom Moss", Likeness.UNLIKE),
        ("Sven J. Moss", "Sven Moss", Likeness.FULL),
        ("Sven J. Moss", "Sven K. Moss", Likeness.AT_ODDS),
        ("Sven Moss Jr", "Sven Moss", Likeness.PART),
        ("Ana Petrovna", "Ana Petrovná", Likeness.FULL),
    ],
)
def test_people(one: str, other: str, found: Likeness) -> None:
    """The family name must be there, and given names must not differ."""
    assert likeness(name_words(one), name_words(other), person=True) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("the Ansel Rope Company Ltd", "Ansel Rope Company Limited", Likeness.FULL),
        ("Harbour Rescue Guild", "HRG", Likeness.PART),
        ("Ministry of Fisheries", "the Brill Ministry of Fisheries", Likeness.PART),
        ("Daily Star", "Daily News", Likeness.UNLIKE),
        ("Port Ansel Council", "Brill Council", Likeness.UNLIKE),
    ],
)
def test_bodies(one: str, other: str, found: Likeness) -> None:
    """Company forms and articles say nothing; initials and a part of the words open the question."""
    assert likeness(name_words(one), name_words(other), person=False) is found


NAMES = st.lists(st.sampled_from(("ana", "r", "rui", "reis", "reyes", "guild", "g")), max_size=4).map(tuple)


@given(NAMES, NAMES, st.booleans())
def test_the_order_of_two_names_makes_no_difference(one: tuple[str, ...], other: tuple[str, ...], person: bool) -> None:
    """And names that can be one are looked up under one key."""
    found = likeness(one, other, person=person)
    assert found is likeness(other, one, person=person)
    if found in (Likeness.FULL, Likeness.PART):
        assert keys(one) & keys(other)


def test_words_of_nothing_are_no_name() -> None:
    """An article or a sign alone."""
    assert name_words("the") == name_words("—") == ()
    assert likeness((), (), person=True) is Likeness.UNLIKE
