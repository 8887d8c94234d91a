"""The connected part of a desk that some claims are in: all that its clusters depend on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from reportedly.linking.clusters import COPIED, Link, clusters
from reportedly.linking.judgements import bonds, holding, links
from reportedly.linking.weighing import CLAIMS
from reportedly.model import Judgement, Verdict
from reportedly.store import Placement, View
from reportedly.store.judging import place


class Part(Struct):
    """Claims with their places, and all judgements about them, as far as they are known."""

    placed: dict[str, Placement]
    judgements: dict[tuple[int, str], Judgement]


def part_of(view: View, seeds: Iterable[str], own: Mapping[str, Placement], made: Iterable[Judgement]) -> Part:
    """All claims that are joined to the seeds by copies and judgements of *same*, through others too.

    ``own`` are the places of claims of this run, in the stead of those that the store has; ``made`` its judgements.
    """
    found = Part(placed={}, judgements={})
    fresh = _by_claim(made)
    copies: dict[int, list[str]] = {}
    for claim, placed in own.items():
        copies.setdefault(placed.copy, []).append(claim)
    asked: set[int] = set()
    reached = {claim: own[claim] for claim in seeds}
    while reached:
        found.placed |= reached
        judged = [*view.judged(list(reached)), *(j for claim in reached for j in fresh.get(claim, ()))]
        found.judgements |= {place(j): j for j in judged}
        sides = {side for j in judged if j.verdict is Verdict.SAME for side in (j.left, j.right)}
        said = {placed.copy for placed in reached.values()} - asked
        asked |= said
        there = {p.claim: p for p in view.placements(copies=sorted(said))}
        there |= {p.claim: p for p in view.placements(claims=sorted(sides - found.placed.keys()))}
        there |= {claim: own[claim] for copy in said for claim in copies.get(copy, ())}
        there |= {claim: own[claim] for claim in sides if claim in own}
        reached = {claim: own.get(claim, p) for claim, p in there.items() if claim not in found.placed}
    return found


def regrouped(part: Part) -> list[Placement]:
    """The places of the claims of whole parts, as clustering them gives."""
    held = holding(judgement for _, judgement in sorted(part.judgements.items()))
    first: dict[int, str] = {}
    copied = [Link(first.setdefault(p.copy, claim), claim, COPIED) for claim, p in sorted(part.placed.items())]
    groups = clusters(part.placed, [*links(held), *copied], bonds(held), CLAIMS.join)
    return [msgspec.structs.replace(part.placed[claim], rumour=group[0]) for group in groups for claim in group]


def _by_claim(made: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    for judgement in made:
        found.setdefault(judgement.left, []).append(judgement)
        found.setdefault(judgement.right, []).append(judgement)
    return found
