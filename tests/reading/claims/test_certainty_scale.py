"""From operators to values: what the order of negation and hedge does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Certainty
from reportedly.reading.claims.certainty_scale import after, score
from reportedly.reading.claims.certainty_words import Kind

kinds = st.lists(st.sampled_from(Kind), max_size=6)


@pytest.mark.parametrize(
    ("inside_out", "value"),
    [
        ((), Certainty.CERTAIN),
        ((Kind.NEGATION, Kind.POSSIBLE), Certainty.NOT_POSSIBLE),
        ((Kind.POSSIBLE, Kind.NEGATION), Certainty.NOT_CERTAIN),
        ((Kind.PROBABLE, Kind.NEGATION), Certainty.NOT_PROBABLE),
        ((Kind.NEGATION, Kind.NEGATION), Certainty.CERTAIN),
        ((Kind.POSSIBLE, Kind.PROBABLE), Certainty.POSSIBLE),
        ((Kind.DOUBT,), Certainty.NOT_PROBABLE),
        ((Kind.NEGATION, Kind.WISH), Certainty.UNCOMMITTED),
        ((Kind.WISH, Kind.NEGATION), Certainty.UNCOMMITTED),
    ],
)
def test_order_counts(inside_out: tuple[Kind, ...], value: Certainty) -> None:
    """What may not be is not yet impossible."""
    assert after(Certainty.CERTAIN, inside_out) is value


@given(kinds)
def test_nothing_grows_surer_by_a_hedge(operators: list[Kind]) -> None:
    """A hedge on top never makes a value certain that was not."""
    value = after(Certainty.CERTAIN, operators)
    hedged = after(value, [Kind.POSSIBLE])
    assert hedged not in (Certainty.CERTAIN, Certainty.NOT_CERTAIN)


@given(kinds)
def test_score_is_on_the_scale(operators: list[Kind]) -> None:
    """No score is outside of UDS's scale, and none is above that of a plain assertion."""
    assert -3 <= score(operators) <= score(()) <= 3
