"""The surest ways back: those with the fewest guesses, and of those the shortest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from reportedly.model import Edge
from reportedly.rumours.provenance.structure import Structure, ways

_DOUBTFUL = 0.5

Steps = Mapping[tuple[int, int], Edge]
"""The surest edge that allows the step from one place of a structure to another."""


_Way = tuple[int, float, int]  # how short and how sure it is, and its next place; the greatest is taken


class Reached(Struct, frozen=True):
    """A place that a way leads back from ``into``, and how many guesses there are between it and the end."""

    place: int
    into: int
    guesses: int


def is_guess(edge: Edge) -> bool:
    """Whether an edge rests on likeness or silence alone, so that it may as well not be there."""
    return edge.confidence <= _DOUBTFUL


def surest_steps(shape: Structure, edges: Sequence[Edge]) -> Steps:
    """The surest edge of each step that ``edges`` allow."""
    best: dict[tuple[int, int], Edge] = {}
    for edge in edges:
        for here, there in ways(edge):
            key = shape.place[here], shape.place[there]
            if key not in best or edge.confidence > best[key].confidence:
                best[key] = edge
    return best


def surest_ways(shape: Structure, steps: Steps, ends: Iterable[int]) -> Iterator[Reached]:
    """The next place on the way to one of ``ends``, for each place that leads to them; those nearest come first.

    A guess is on a way only where every way has one. Of equally short ways it is the surest. Linear in the steps.
    """
    level = sorted(ends)
    reached = set(level)
    guesses = length = 0
    guessed: dict[int, _Way] = {}
    while level:
        sure: dict[int, _Way] = {}
        for origin in level:
            for derived in shape.after[origin]:
                if derived not in reached:
                    edge = steps[derived, origin]
                    found, way = guessed if is_guess(edge) else sure, (-length, edge.confidence, -origin)
                    found[derived] = max(found.get(derived, way), way)
        if not sure:
            sure, guessed = {place: way for place, way in guessed.items() if place not in reached}, {}
            guesses += 1
        length += 1
        level = sorted(sure)
        reached.update(level)
        for place in level:
            *_, into = sure[place]
            yield Reached(place, -into, guesses)
