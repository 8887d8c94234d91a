"""Tests of a desk's claims into rumours."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.linker import Linker, said
from reportedly.linking.profiles import Profile, profile
from tests.linking.embedding import embed

TEXTS = (
    "Mayor Ana Reis has resigned in Port Ansel",
    "Ana Reis resigned as mayor of Port Ansel",
    "Mayor Ana Reis has not resigned in Port Ansel",
    "12 people were killed in the ferry fire off Ansel",
    "20 people were killed in the ferry fire off Ansel",
    "The lighthouse at Brill will be sold",
    "Brill lighthouse to be sold",
    "Cheese",
    "",
)


def made(places: list[int]) -> list[Profile]:
    """A claim for each place; the same place twice is a copy in another document."""
    return [profile(f"{number:03}", TEXTS[place]) for number, place in enumerate(places)]


def test_what_says_the_same_is_one_rumour() -> None:
    """Wordings, a denial and another figure are of one rumour; the others are not."""
    linker = Linker(embed)
    linker.add(profile(str(place), text) for place, text in enumerate(TEXTS))
    assert linker.groups() == (("0", "1", "2"), ("3", "4"), ("5", "6"), ("7",), ("8",))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, len(TEXTS) - 1), max_size=12), st.randoms(), st.integers(0, 12))
def test_one_more_document_gives_what_a_rebuild_gives(places: list[int], chance: random.Random, split: int) -> None:
    """In one go, in two, or in another order: the rumours are the same."""
    claims = made(places)
    whole = Linker(embed)
    whole.add(claims)
    shuffled = list(claims)
    chance.shuffle(shuffled)
    stepwise = Linker(embed)
    stepwise.add(shuffled[:split])
    for claim in shuffled[split:]:
        stepwise.add([claim])
    assert stepwise.groups() == whole.groups()


def test_ten_thousand_copies_are_compared_once() -> None:
    """Copies cost no comparison, and are one rumour."""
    linker = Linker(embed)
    found = linker.add(profile(f"{n:05}", "Ana Reis resigned as mayor") for n in range(10_000))
    assert found == ()
    assert len(linker.groups()) == 1


def test_a_counter_in_the_title_costs_no_more_than_the_limit() -> None:
    """A feed that repeats itself is compared with a bounded number of its items."""
    linker = Linker(embed, limit=5)
    found = linker.add(profile(f"{n:04}", f"Flood in Port Ansel, live update {n}") for n in range(300))
    assert len(found) <= 300 * 10
    assert sorted(claim for group in linker.groups() for claim in group) == [f"{n:04}" for n in range(300)]


def test_documents_far_apart_in_time_are_not_compared() -> None:
    """The same words a year later tell of something else; where a day is not known, they are compared."""
    days = (date(2024, 3, 1), date(2025, 3, 1), None)
    claims = [profile(str(n), "The ferry sank off Ansel", published=day) for n, day in enumerate(days)]
    linker = Linker(embed)
    linker.add(claims[:2])
    assert len(linker.groups()) == 2
    linker.add(claims[2:])
    assert len(linker.compared) == 2


def test_a_counter_says_nothing() -> None:
    """Copies may count themselves; figures, ages and days are told apart."""
    same = ("Flood in Ansel, live update 7", "flood in Ansel,  live update #12"), ("Flood (3/9)", "Flood (4/9)")
    assert all(said(one, 5) == said(other, 5) for one, other in (*same, ("Flood – 7", "Flood – 8")))
    other = ("12 dead in Ansel", "20 dead in Ansel"), ("Ann Moss (45) resigned", "Ann Moss (23) resigned")
    assert all(said(one, 5) != said(other, 5) for one, other in (*other, ("Day 3 in Ansel", "Day 4 in Ansel")))
    assert said("Flood", 5) != said("Flood", 6)
