"""Tests of which claims are compared."""

from __future__ import annotations

from reportedly.linking.candidates import Candidates, in_memory, keys
from reportedly.linking.profiles import profile
from tests.linking.embedding import DIMENSIONS, embed

TEXTS = (
    "Ana Reis resigned as mayor",
    "The lighthouse at Brill will be sold",
    "Reis gave up her office",
    "Cheese is dear",
)


def filled(limit: int = 50) -> Candidates:
    """The candidates of the texts."""
    found = Candidates(in_memory(DIMENSIONS), limit=limit)
    for place, text in enumerate(TEXTS):
        assert found.add([profile(str(place), text)], embed([text])) == range(place, place + 1)
    return found


def test_near_claims_and_those_with_a_rare_word_are_found() -> None:
    """A shared name is enough where the vectors are far apart, and the nearest comes first."""
    text = "Mayor Reis resigned"
    (found,) = filled().of([profile("x", text)], embed([text]))
    assert found[0].place == 0
    assert {0, 2} <= {candidate.place for candidate in found}
    assert found[0].similarity > 0.5


def test_there_are_at_most_twice_the_limit() -> None:
    """The limit holds for either way."""
    assert len(filled(limit=1).of([profile("x", TEXTS[0])], embed([TEXTS[0]]))[0]) <= 2


def test_none_where_there_is_nothing_yet() -> None:
    """The first claim has no candidates."""
    assert Candidates(in_memory(DIMENSIONS)).of([profile("x", "Cheese")], embed(["Cheese"])) == [()]


def test_a_claim_is_looked_up_by_words_names_and_figures() -> None:
    """Each key says which of the three it is."""
    assert set(keys(profile("x", "Ana Reis stole 12 boats"))) == {
        "w ana", "w reis", "w steal", "w boat", "n ana", "n reis", "f 12 boat",
    }  # fmt: skip
