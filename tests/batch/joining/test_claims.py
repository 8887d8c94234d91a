"""Claims as columns, and graphs over them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("fsspec")

from hypothesis import given
from hypothesis import strategies as st

from reportedly.batch.joining.claims import Claims, are_in, components, distinct, read_claims
from reportedly.batch.joining.features import ShardFeatures
from reportedly.linking.clusters import parts
from tests.batch.made import TEXTS, Hashed, output, told

Edges = list[tuple[int, int]]


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=40))
def test_components_are_the_connected_parts(edges: Edges) -> None:
    """Each known by its first node."""
    one, other = np.array(edges, np.int64).reshape(-1, 2).T
    found = components(one, other, 20)
    names = [f"{n:02}" for n in range(20)]
    wanted = parts(names, [(names[a], names[b]) for a, b in edges])
    assert {tuple(np.flatnonzero(found == label).tolist()) for label in set(found.tolist())} == {
        tuple(map(int, part)) for part in wanted
    }
    assert all(found[label] == label for label in found.tolist())


def test_a_long_chain_is_one_component() -> None:
    """Whatever the order of its nodes."""
    order = np.random.default_rng(1).permutation(5_000)
    assert (components(order[1:], order[:-1], len(order)) == 0).all()


def test_of_copies_the_first_in_time_stands_for_all() -> None:
    """By the day, then the document, then the id."""
    n, document = np.array([1, 2, 3, 4, 5]), np.array([9, 8, 7, 8, 6])
    claims = Claims(n, document, np.array([5, 5, 6, 6, 7]), np.array([3, 3, 4, 4, 0]))
    assert claims.heads().tolist() == [1, 1, 2, 2, 4]
    assert claims.firsts().tolist() == [2, 3, 5]
    assert claims.in_time().tolist() == [2, 1, 3, 4, 0]
    some = claims.only(np.array([2, 5]))
    assert (some.document.tolist(), some.copy.tolist(), some.day.tolist()) == ([8, 6], [5, 7], [3, 0])


def test_each_claim_is_read_once(tmp_path: Path) -> None:
    """Though its document is in two shards; in order of their numbers."""
    readings = [told([text], n) for n, text in enumerate(TEXTS)]
    made = output(tmp_path / "out", [reading for reading in readings for _ in range(2)], shards=2)
    for name in made.done():
        ShardFeatures(made.address, "f", Hashed)(name)
    claims = read_claims(made, "f", sorted(made.done()))
    assert len(claims.n) == len(TEXTS)
    assert (np.diff(claims.n) > 0).all()
    assert claims.places(claims.n[::2]).tolist() == list(range(0, len(TEXTS), 2))


@given(st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_numbers_are_told_apart(numbers: list[int]) -> None:
    """And put in order."""
    assert distinct(np.array(numbers, np.int64)).tolist() == sorted(set(numbers))


@given(st.lists(st.integers(-9, 9)), st.lists(st.integers(-9, 9)))
def test_numbers_are_found_among_others(held: list[int], numbers: list[int]) -> None:
    """Whether there are any or not."""
    found = are_in(distinct(np.array(held, np.int64)), np.array(numbers, np.int64))
    assert found.tolist() == [number in held for number in numbers]
