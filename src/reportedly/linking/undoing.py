"""Which decisions of people hold between two claims, or between the two rumours that they are, or were, in."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.linking.desk import Desk
from reportedly.linking.judgements import Holding, bonds, by_rule, grouped, holding, links
from reportedly.model import Judgement, Verdict
from reportedly.store import View


def decided_between(view: View, found: Desk, one: str, other: str) -> list[Judgement]:
    """What people decided of two claims of a desk; where that is nothing, of the two rumours that these are in.

    Where they are in one rumour, those two count that it would fall into without any join by people.
    """
    pair = (min(one, other), max(one, other))
    exact = found.held.get(pair)
    if exact is not None and not by_rule(exact):
        return [exact]
    whole = found.group_of(one)
    groups = _by_the_rule(view, found, whole) if other in whole else found.groups
    left, right = (next((group for group in groups if claim in group), ()) for claim in pair)
    if left == right:
        return []
    return [j for j in decided_in(found) if _is_between(j, left, right)]


def decided_in(found: Desk) -> list[Judgement]:
    """What people decided of claims of a desk, and did not take back, in order of the claims."""
    there = found.sightings.keys()
    return [j for pair, j in sorted(found.held.items()) if not by_rule(j) and there >= {*pair}]


def _by_the_rule(view: View, found: Desk, claims: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The rumours that some claims of one rumour would be in, had no person joined any."""
    inside = {*claims}
    held: Holding = holding(j for j in view.judged(claims) if by_rule(j))
    held |= {pair: j for pair, j in found.held.items() if by_rule(j) or j.verdict is Verdict.NOT_SAME}
    within = {pair: j for pair, j in held.items() if inside >= {*pair}}
    return grouped({claim: number for number, claim in enumerate(claims)}, links(within), bonds(within))


def _is_between(judgement: Judgement, left: Sequence[str], right: Sequence[str]) -> bool:
    sides = judgement.left, judgement.right
    return any(one in left and other in right for one, other in (sides, sides[::-1]))
