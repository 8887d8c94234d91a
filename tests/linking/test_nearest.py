"""Tests of the two passes to the nearest vectors."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.linking import nearest
from reportedly.linking.columns import Column
from reportedly.linking.nearest import DIRECTIONS, Floats, Nearest

DIMENSIONS = 96


def vectors(count: int, seed: int = 0) -> Floats:
    """Unit vectors in groups of ten that are near one another."""
    chance = np.random.default_rng(seed)
    found = np.repeat(chance.normal(size=(count // 10, DIMENSIONS)), 10, axis=0)
    found += 0.5 * chance.normal(size=found.shape)
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float16).astype(np.float32)


def filled(given: Floats, step: int) -> Nearest:
    """All of the vectors, so many at a time."""
    found = Nearest(Column("<f2", DIMENSIONS), lambda _: Column("<f4", DIRECTIONS))
    for start in range(0, len(given), step):
        found.add(given[start : start + step])
    return found


@pytest.fixture(params=[10_000, 100])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """With and without a first pass over sketches."""
    monkeypatch.setattr(nearest, "FEW", request.param)
    return int(request.param)


def test_the_nearest_are_those_of_comparing_all(few: int) -> None:
    """With their cosines, the nearest first."""
    given = vectors(600)
    found = filled(given, 50).of(given[:5], 9, lambda *_: None)
    for number, (places, cosines) in enumerate(found):
        exact = given @ given[number]
        best = np.argsort(-exact)[:9]
        assert set(places.tolist()) == set(best.tolist())
        assert np.allclose(cosines, exact[places], atol=1e-4)
        assert (np.diff(cosines) <= 0).all()


def test_it_makes_no_difference_how_they_came(few: int) -> None:
    """At once or a few at a time, before and after the directions were found anew."""
    given = vectors(2_000)
    whole, parts = filled(given, 2_000), filled(given, 90)
    for (a, _), (b, _) in zip(*(n.of(given[::400], 9, lambda *_: None) for n in (whole, parts)), strict=True):
        assert a.tolist() == b.tolist()


def test_only_what_is_inside_is_found(few: int) -> None:
    """And nothing that was taken out."""
    given = vectors(600)
    found = filled(given, 600)
    found.blank([3, 4])
    ((places, _),) = found.of(given[:1], 9, lambda _, start, end: np.arange(start, end) < 7)
    assert sorted(places.tolist()) == [0, 1, 2, 5, 6]
