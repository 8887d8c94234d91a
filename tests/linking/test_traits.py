"""What two claims have in common and where they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.profiles import profile
from reportedly.linking.traits import NAMES, Traits, matrix, traits


def of(one: str, other: str, similarity: float = 0.5) -> tuple[Traits, dict[str, float]]:
    """The traits of two texts, and their numbers by name."""
    found = traits(profile("a", one), profile("b", other), similarity)
    return found, dict(zip(NAMES, found.values, strict=True))


def test_names_in_both_and_in_one() -> None:
    """A short form is the name; what one spells small is no name at odds."""
    found, numbers = of("Ana Reis left Brill", "Reis stayed in Port Ansel")
    assert [(a.text, b.text) for a, b in found.names] == [("Ana Reis", "Reis")]
    assert [name.text for name in found.left_only] == ["Brill"]
    assert [name.text for name in found.right_only] == ["Port Ansel"]
    assert numbers["names at odds"] == 0.5
    assert numbers["named"] == 1
    assert of("They saw the Lighthouse", "the lighthouse of Brill")[0].left_only == ()


def test_figures_of_one_unit_agree_or_differ() -> None:
    """A figure that agrees with one is at odds with no other."""
    assert of("12 boats sank", "a dozen boats sank")[1]["figures agree"] == 1
    found, numbers = of("12 boats sank", "20 boats sank")
    assert [(a.value, b.value) for a, b in found.differ] == [(12, 20)]
    assert (numbers["figures agree"], numbers["figures at odds"]) == (0, 1)
    assert of("12 boats sank", "20 lanterns burned")[1]["figures at odds"] == 0
    assert of("12 boats and 3 carts", "12 boats and 4 carts")[1]["figures at odds"] == 0


def test_the_shorter_claim_may_be_held_by_the_longer() -> None:
    """All of it, or nothing."""
    assert of("the ferry sank", "the ferry sank off Port Ansel in a storm")[1]["held"] == pytest.approx(1)
    assert of("the ferry sank", "cheese is dear")[1]["held"] == 0


def test_what_is_told_is_more_than_who_it_is_told_of() -> None:
    """Two claims that share a name alone tell of nothing in common."""
    assert of("Ana Reis resigned", "Ana Reis bought a boat")[0].told == 0
    assert of("Ana Reis resigned", "Reis resigned")[0].told == pytest.approx(1)
    assert of("Ana Reis resigned", "Tom Reed resigned")[0].told == 0


@given(st.text(max_size=100), st.text(max_size=100), st.floats(-1, 1))
def test_numbers_are_shares_and_the_order_makes_no_difference(one: str, other: str, similarity: float) -> None:
    """Each from 0 to 1."""
    left, right = profile("a", one), profile("b", other)
    found = traits(left, right, similarity)
    assert found.values == pytest.approx(traits(right, left, similarity).values)
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in found.values)
    assert matrix([found, found]).shape == (2, len(NAMES))
