"""The pairing is one to one and no other has a greater weight."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.evaluation.assignment import assign

numbers = st.integers(0, 4)
weights = st.dictionaries(st.tuples(numbers, numbers), st.integers(1, 9))


def best(weights: dict[tuple[int, int], int]) -> int:
    """The greatest total weight, by trying every pairing of five with five."""
    return max(sum(weights.get(pair, 0) for pair in enumerate(order)) for order in permutations(range(5)))


@given(weights)
def test_no_pairing_weighs_more(weights: dict[tuple[int, int], int]) -> None:
    """The total is the greatest that any pairing has, and nothing is paired twice."""
    pairs = assign(weights)
    assert set(pairs) <= set(weights)
    assert len({left for left, _ in pairs}) == len({right for _, right in pairs}) == len(pairs)
    assert sum(weights[pair] for pair in pairs) == best(weights)


def test_the_greatest_single_weight_may_be_left_out() -> None:
    """Taking the best pair first would give 5; two pairs of 4 give more."""
    assert assign({(0, 0): 5, (0, 1): 4, (1, 0): 4}) == [(0, 1), (1, 0)]


def test_nothing_gives_nothing() -> None:
    """Without an allowed pair there is no pairing."""
    assert assign({}) == []


def test_among_equals_the_lower_number_wins() -> None:
    """Ties are settled by order, so that two runs agree."""
    assert assign({(0, 0): 1, (0, 1): 1, (1, 0): 1, (1, 1): 1}) == [(0, 0), (1, 1)]
    assert assign({(2, 7): 3, (2, 5): 3}) == [(2, 5)]
