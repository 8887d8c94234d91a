"""Tests of which claims are compared."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking import candidates
from reportedly.linking.candidates import Candidates, _Inside, _rare, in_memory, keys
from reportedly.linking.postings import BLANK
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


@given(
    st.lists(st.sampled_from([0, 700_000, 700_100, 700_180, 700_181, 700_400]), max_size=12),
    st.lists(st.tuples(st.sampled_from([None, 700_000, 700_220]), st.integers(0, 12)), min_size=1, max_size=3),
)
def test_only_claims_before_a_place_and_in_the_window_are_looked_at(
    days: list[int], claims: list[tuple[int | None, int]]
) -> None:
    """Whether they are asked for one by one or many at once; a claim without a day is near every other."""
    inside = _Inside(np.array(days, dtype=np.int32), [day for day, _ in claims], [end for _, end in claims], 180)
    expected = [
        [p for p, other in enumerate(days) if p < end and (day is None or not other or abs(day - other) <= 180)]
        for day, end in claims
    ]
    places = np.arange(len(days))
    for number, mine in enumerate(expected):
        assert places[inside.may(np.full(len(days), number), places)].tolist() == mine
        assert places[inside.of(number)(places.astype(np.uint32))].tolist() == mine
    some = inside.rows(0, len(days))
    assert some is None or set(some.tolist()) >= {place for mine in expected for place in mine}


def test_a_word_of_too_many_claims_is_no_rare_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those count that a claim may be compared with, in whatever runs they lie; what was taken out does not."""
    monkeypatch.setattr(candidates, "_LONG", 3)
    parts = [np.array([1, 2, BLANK], dtype=np.uint32), np.array([5, 6, 7], dtype=np.uint32)]
    assert _rare(parts, lambda places: places < 6).tolist() == [1, 2, 5]
    assert not len(_rare(parts, lambda places: places < 7))
