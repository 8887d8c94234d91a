"""What holds about two claims: the last word of a person, else that of the rule.

Judgements are only ever appended. A person's always wins over a rule's, a later one of the same kind over an earlier
one. A person's *same* and *not same* bind; *unsure* leaves the two apart without binding, and one that is withdrawn
(``WITHDRAWN`` is its reason) leaves the pair to the rule again. So everything can be undone, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from reportedly.linking.clusters import COPIED, Bonds, Link, clusters
from reportedly.linking.comparison import RULE
from reportedly.linking.linker import COPY, Compared, counts
from reportedly.linking.weighing import CLAIMS
from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN
from reportedly.store import StoredClaim
from reportedly.store.rumours import NOTHING

_RULES = "rule:"
_BELOW_COPY = 0.9999  # a score of 1 is kept for copies

Pair = tuple[str, str]
Holding = dict[Pair, Judgement]


def by_rule(judgement: Judgement) -> bool:
    """Whether a rule made it, not a person."""
    return judgement.by.startswith(_RULES)


def judged(found: Compared, at: str, rule: str = RULE) -> Judgement:
    """A comparison as the judgement of the rule, which names its version."""
    comparison = found.comparison
    return Judgement(
        left=found.left,
        right=found.right,
        verdict=comparison.answer.verdict,
        by=rule,
        at=at,
        score=1.0 if comparison == COPY else min(_BELOW_COPY, round(comparison.score, 4)),
        reasons=(comparison.answer.value, *comparison.reasons),
    )


def copied(copies: Iterable[tuple[str, StoredClaim]]) -> Holding:
    """What holds of copies and the claims that stand for them, of lesser ids: that follows from their words."""
    return {
        (head, claim.id): judged(Compared(left=head, right=claim.id, comparison=COPY), claim.added)
        for head, claim in copies
    }


def worth_keeping(found: Compared) -> bool:
    """Whether a comparison is kept: where it counts for groups."""
    return counts(found.comparison)


def holding(judgements: Iterable[Judgement]) -> Holding:
    """What holds of each pair, ``left`` before ``right``; judgements come in order of time, as a store gives them."""
    rules: Holding = {}
    people: Holding = {}
    for judgement in judgements:
        pair = pair_of(judgement)
        (rules if by_rule(judgement) else people)[pair] = judgement
    decided = {pair: j for pair, j in people.items() if j.reasons != (WITHDRAWN,)}
    return rules | decided


def link(pair: Pair, judgement: Judgement) -> Link | None:
    """What the rule found about a pair; None where it did not find again what it once found."""
    if judgement.verdict is Verdict.NOT_SAME and judgement.score == NOTHING:
        return None
    return Link(*pair, judgement.score or NOTHING, judgement.verdict is Verdict.SAME)


def links(held: Holding) -> list[Link]:
    """What the rule found, where no person has decided."""
    found = (link(pair, judgement) for pair, judgement in held.items() if by_rule(judgement))
    return [made for made in found if made is not None]


def bonds(held: Holding) -> Bonds:
    """What people decided."""
    return bonds_of((pair, j.verdict) for pair, j in held.items() if not by_rule(j))


def bonds_of(decided: Iterable[tuple[Pair, Verdict]]) -> Bonds:
    """What people decided of pairs."""
    said = list(decided)
    return Bonds(
        same=frozenset(pair for pair, verdict in said if verdict is Verdict.SAME),
        apart=frozenset(pair for pair, verdict in said if verdict is Verdict.NOT_SAME),
    )


def grouped(copies: Mapping[str, int], found: Iterable[Link], bound: Bonds) -> tuple[tuple[str, ...], ...]:
    """The rumours of claims by what holds about them; ``copies`` has each claim with the same number as its copies."""
    first: dict[int, str] = {}
    copied = (Link(first.setdefault(copy, claim), claim, COPIED) for claim, copy in sorted(copies.items()))
    return clusters(copies, chain(found, copied), bound, CLAIMS.join)


def pair_of(judgement: Judgement) -> Pair:
    """The two that a judgement is about, in alphabetical order."""
    left, right = judgement.left, judgement.right
    return (left, right) if left < right else (right, left)
