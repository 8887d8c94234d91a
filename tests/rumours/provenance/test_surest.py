"""Tests of which way back is the surest one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Edge, EdgeKind
from reportedly.rumours.provenance.edges import leads
from reportedly.rumours.provenance.structure import structure
from reportedly.rumours.provenance.surest import is_guess, surest_steps, surest_ways

SURE, GUESS = 0.9, 0.5
Found = dict[str, tuple[str, int]]


def edge(derived: str, origin: str, confidence: float = SURE) -> Edge:
    """A followed edge of some confidence."""
    return leads(derived, origin, EdgeKind.SOURCE, f"{derived} has it from {origin}", confidence)


def ways_to(*ends: str, edges: list[Edge]) -> Found:
    """Each node on a way to ``ends``, with the next one there and the guesses up to the end; in the order found."""
    shape = structure(sorted({key for e in edges for key in (e.derived, e.origin)}), edges)
    found = surest_ways(shape, surest_steps(shape, edges), [shape.place[end] for end in ends])
    return {shape.ids[r.place]: (shape.ids[r.into], r.guesses) for r in found}


def test_a_way_without_a_guess_goes_before_a_shorter_one_with_it() -> None:
    """An unnamed source may be the one at the end; the text that the paper credits leads there for sure."""
    edges = [
        edge("paper", "an analyst"),
        edge("an analyst", "reis", GUESS),
        edge("paper", "first paper"),
        edge("first paper", "post"),
        edge("post", "reis"),
    ]
    found = ways_to("reis", edges=edges)
    assert found["paper"] == ("first paper", 0)
    assert found["an analyst"] == ("reis", 1)


def test_where_every_way_has_a_guess_the_shortest_is_taken() -> None:
    """And what hangs on it is as far from being sure."""
    edges = [
        edge("copy", "paper"),
        edge("paper", "reis", GUESS),
        edge("paper", "first paper", GUESS),
        edge("first paper", "reis"),
    ]
    assert ways_to("reis", edges=edges) == {"first paper": ("reis", 0), "paper": ("reis", 1), "copy": ("paper", 1)}


def test_of_two_sure_ways_the_shorter_is_taken_and_of_two_short_ones_the_surest() -> None:
    """By the confidence of their last step."""
    edges = [
        edge("copy", "paper", 0.7),
        edge("copy", "reis", 0.6),
        edge("paper", "reis"),
        edge("reprint", "paper", 0.7),
        edge("reprint", "other", 0.8),
        edge("other", "reis"),
    ]
    found = ways_to("reis", edges=edges)
    assert found["copy"] == ("reis", 0)
    assert found["reprint"] == ("other", 0)


def test_each_of_several_ends_is_reached_by_what_is_nearest() -> None:
    """A node that leads to two of them goes to the one without a guess."""
    edges = [edge("paper", "reis", GUESS), edge("paper", "first paper"), edge("first paper", "moss")]
    assert ways_to("reis", "moss", edges=edges) == {"first paper": ("moss", 0), "paper": ("first paper", 0)}


NODES = st.sampled_from("abcdef")
EDGES = st.lists(st.builds(edge, NODES, NODES, st.sampled_from([0.3, 0.5, 0.6, 0.9])), min_size=1, max_size=12)


@given(EDGES)
def test_a_guess_is_on_a_way_only_where_every_way_has_one(edges: list[Edge]) -> None:
    """Whatever leads to an end is found once, behind what it leads to; without guesses whoever can get there does."""
    end = edges[0].origin
    found = ways_to(end, edges=edges)
    guesses = {end: 0}
    for place, (into, count) in found.items():
        steps = [e for e in edges if (e.derived, e.origin) == (place, into)]
        assert count == guesses[into] + all(is_guess(step) for step in steps)
        guesses[place] = count
    sure = [e for e in edges if not is_guess(e)]
    alone = ways_to(end, edges=[*sure, edge(end, end)]).keys() | {end}
    assert {place for place, count in guesses.items() if not count} == alone
    assert guesses.keys() >= {e.derived for e in edges if e.origin in guesses}
