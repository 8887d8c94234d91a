"""Tests of claims into rumours."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.clusters import Bonds, Link, clusters, parts

CLAIMS = tuple("abcdefgh")
PAIRS = [(x, y) for x in CLAIMS for y in CLAIMS if x < y]
SCORES = st.dictionaries(st.sampled_from(PAIRS), st.integers(0, 100).map(lambda n: n / 100))
DECIDED = st.frozensets(st.sampled_from(PAIRS), max_size=4)


def links(scores: dict[tuple[str, str], float]) -> list[Link]:
    """The links of a graph."""
    return [Link(left, right, score) for (left, right), score in scores.items()]


def test_strong_links_join() -> None:
    """Three claims that are all alike are one rumour, and what is linked with none stays alone."""
    alike = links({("a", "b"): 0.9, ("a", "c"): 0.9, ("b", "c"): 0.9})
    assert clusters("abcd", alike) == (("a", "b", "c"), ("d",))


def test_a_chain_does_not_join() -> None:
    """One link between two groups is not enough, however strong."""
    within = {("a", "b"): 0.95, ("c", "d"): 0.95}
    assert clusters("abcd", links(within | {("b", "c"): 0.9})) == (("a", "b"), ("c", "d"))


def test_large_groups_are_not_joined_by_the_few_pairs_that_are_alike() -> None:
    """Two groups of 80 of which each claim is like 20 of the other are two; of groups of 20 that would be one."""

    def found(size: int, others: int) -> int:
        one, other = ([f"{side}{n:02}" for n in range(size)] for side in "ab")
        within = {(x, y): 0.95 for group in (one, other) for x in group for y in group if x < y}
        across = {(x, other[(n + k) % size]): 0.8 for n, x in enumerate(one) for k in range(others)}
        return len(clusters([*one, *other], links(within | across)))

    assert found(80, 20) == 2
    assert found(20, 20) == 1


def test_not_same_binds() -> None:
    """What a person keeps apart is not joined, not by way of a third claim either."""
    alike = links({("a", "b"): 0.9, ("a", "c"): 0.8, ("b", "c"): 0.9})
    found = clusters("abc", alike, Bonds(apart=frozenset({("a", "c")})))
    assert found in ((("a", "b"), ("c",)), (("a",), ("b", "c")))


def test_same_binds() -> None:
    """What a person joins is joined, with no link at all."""
    assert clusters("abc", [], Bonds(same=frozenset({("a", "c")}))) == (("a", "c"), ("b",))


@given(SCORES, DECIDED, DECIDED, st.randoms())
def test_the_order_makes_no_difference(
    scores: dict[tuple[str, str], float],
    same: frozenset[tuple[str, str]],
    apart: frozenset[tuple[str, str]],
    chance: random.Random,
) -> None:
    """However claims and links are shuffled and turned round, the rumours are the same."""
    bonds = Bonds(same, apart)
    claims, found = list(CLAIMS), links(scores)
    expected = clusters(claims, found, bonds)
    chance.shuffle(claims)
    chance.shuffle(found)
    turned = [Link(link.right, link.left, link.score) for link in found]
    assert clusters(claims, turned, bonds) == expected


@given(SCORES, DECIDED)
def test_every_claim_is_in_one_rumour_and_nothing_apart_is_together(
    scores: dict[tuple[str, str], float], apart: frozenset[tuple[str, str]]
) -> None:
    """Rumours are a partition that keeps what was decided."""
    found = clusters(CLAIMS, links(scores), Bonds(apart=apart))
    assert sorted(claim for group in found for claim in group) == list(CLAIMS)
    assert not any(left in group and right in group for left, right in apart for group in found)


@given(SCORES)
def test_each_part_stands_alone(scores: dict[tuple[str, str], float]) -> None:
    """Clustering a connected part gives the same as clustering everything."""
    whole = clusters(CLAIMS, links(scores))
    alone = [g for part in parts(CLAIMS, scores) for g in clusters(part, [x for x in links(scores) if x.left in part])]
    assert tuple(sorted(alone)) == whole


def test_copies_that_a_person_keeps_apart_are_apart() -> None:
    """By way of a third copy too; and a copy more makes no rumour larger than it is."""
    copied = {("a", "b"): 1.0, ("b", "c"): 1.0}
    assert len(clusters("abc", links(copied), Bonds(apart=frozenset({("a", "c")})))) == 2
    assert clusters("abcd", links(copied | {("a", "d"): 0.9})) == (("a", "b", "c", "d"),)


def test_what_is_found_about_a_copy_holds_of_the_most_of_them() -> None:
    """Where some are kept apart, whichever of them it was that was compared."""
    for compared in "abc":
        copied = {("a", "b"): 1.0, ("a", "c"): 1.0, (compared, "d"): 0.9}
        assert clusters("abcd", links(copied), Bonds(apart=frozenset({("a", "b"), ("a", "c")}))) == (
            ("a",),
            ("b", "c", "d"),
        )


def test_one_of_a_thousand_copies_is_taken_out() -> None:
    """The others stay one."""
    names = [f"c{n:04}" for n in range(1000)]
    copied = {(names[0], name): 1.0 for name in names[1:]}
    apart = Bonds(apart=frozenset((names[0], name) for name in names[1:]))
    assert [len(group) for group in clusters([*names, "d"], links(copied | {("c0500", "d"): 0.9}), apart)] == [1, 1000]


def test_a_link_that_is_not_clear_joins_nothing_by_itself() -> None:
    """It only counts in the mean of two groups."""
    assert clusters("ab", [Link("a", "b", 0.9, clear=False)]) == (("a",), ("b",))
    mixed = [Link("a", "b", 0.9), Link("a", "c", 0.9), Link("b", "c", 0.8, clear=False)]
    assert clusters("abc", mixed) == (("a", "b", "c"),)
