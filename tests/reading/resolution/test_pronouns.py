"""Pronouns vote on the gender of the only name that they can mean."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly.reading.resolution.names import Gender
from reportedly.reading.resolution.passage import read_passage
from reportedly.reading.resolution.pronouns import decided, pronoun_votes


def _votes(text: str, *names: str) -> dict[str, dict[str, int]]:
    passage = read_passage(text)
    named = {i: word.text for i, word in enumerate(passage.words) if word.text in names}
    return {name: {str(g): n for g, n in votes.items()} for name, votes in pronoun_votes(passage, named).items()}


def test_a_pronoun_votes_on_the_only_name_before_it() -> None:
    """In its sentence, or in the one before if it begins its own."""
    assert _votes("Reis said she knew. She left. Then he came.", "Reis") == {"Reis": {"she": 2}}
    assert _votes("Reis left. She knew.", "Reis") == {"Reis": {"she": 1}}


def test_two_names_and_quotations_give_no_vote() -> None:
    """Where two are named, or somebody else speaks, a pronoun proves nothing."""
    assert _votes("Reis told Moss that she knew.", "Reis", "Moss") == {}
    assert _votes("Reis spoke: “He knew.”", "Reis") == {}


@pytest.mark.parametrize(
    ("he", "she", "least", "gender"),
    [(4, 1, 3, Gender.HE), (3, 1, 3, None), (0, 2, 3, None), (0, 2, 2, Gender.SHE), (0, 0, 1, None)],
)
def test_four_of_five_decide(he: int, she: int, least: int, gender: Gender | None) -> None:
    """A few stray votes do not, and neither do too few."""
    assert decided(Counter({Gender.HE: he, Gender.SHE: she}), least) == gender
