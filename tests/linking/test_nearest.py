"""Tests of the two passes to the nearest vectors."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking import nearest
from reportedly.linking.columns import Column
from reportedly.linking.nearest import DIRECTIONS, KEPT, Floats, Nearest, Numbers, as_kept

DIMENSIONS = 96


def vectors(count: int, seed: int = 0) -> Floats:
    """Unit vectors in groups of ten that are near one another."""
    chance = np.random.default_rng(seed)
    found = np.repeat(chance.normal(size=(count // 10, DIMENSIONS)), 10, axis=0)
    found += 0.5 * chance.normal(size=found.shape)
    return as_kept((found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32))


class Before(Struct, frozen=True):
    """Every query may find what stands before a place, of which only ``some`` rows are looked at."""

    end: int = 10_000
    some: tuple[int, ...] | None = None

    def rows(self, start: int, end: int) -> Numbers | None:
        """Those of ``some``."""
        return None if self.some is None else np.array([place for place in self.some if start <= place < end], int)

    def may(self, queries: Numbers, places: Numbers) -> NDArray[np.bool_]:
        """Whether they stand before."""
        found: NDArray[np.bool_] = places < self.end
        return found


def filled(given: Floats, step: int) -> Nearest:
    """All of the vectors, so many at a time."""
    found = Nearest(Column(KEPT, DIMENSIONS), lambda _: Column("<f4", DIRECTIONS))
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
    found = filled(given, 50).of(given[:5], 9, Before())
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
    for (a, _), (b, _) in zip(*(n.of(given[::400], 9, Before()) for n in (whole, parts)), strict=True):
        assert a.tolist() == b.tolist()


def test_only_what_is_inside_is_found(few: int) -> None:
    """And nothing that was taken out."""
    given = vectors(600)
    found = filled(given, 600)
    found.blank([3, 4])
    ((places, _),) = found.of(given[:1], 9, Before(7))
    assert sorted(places.tolist()) == [0, 1, 2, 5, 6]
    ((places, _),) = found.of(given[:1], 9, Before(7, some=(1, 3, 5, 8)))
    assert sorted(places.tolist()) == [1, 5]


def test_many_queries_find_what_each_finds_alone(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rows are looked at together, and whoever else has more that is near."""
    monkeypatch.setattr(nearest, "_SHORTLIST", 2)
    given = vectors(2_000)
    found = filled(given, 500)
    alone = [found.of(given[n : n + 1], 6, Before())[0] for n in range(0, 2_000, 50)]
    monkeypatch.setattr(nearest, "_PRODUCTS", 40 * 150)
    together = found.of(given[::50], 6, Before())
    for (a, near), (b, also) in zip(alone, together, strict=True):
        assert (a.tolist(), near.tolist()) == (b.tolist(), also.tolist())


def test_keeping_a_vector_takes_next_to_nothing_away() -> None:
    """And keeping it twice takes nothing more."""
    given = vectors(50)
    assert (as_kept(given) == given).all()
    whole = np.linalg.qr(np.random.default_rng(1).normal(size=(DIMENSIONS, DIMENSIONS)))[0].astype(np.float32)
    assert np.abs(as_kept(whole) - whole).max() < 2e-5
