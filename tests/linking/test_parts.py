"""Grouping a part of a desk anew gives what grouping all of it gives."""

from __future__ import annotations

import random
import secrets
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.desk import desk, kept_desk
from reportedly.linking.held_pairs import HeldPairs
from reportedly.linking.parts import regrouped
from reportedly.linking.placing import headed, placement
from reportedly.linking.weighing import CLAIMS
from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN
from reportedly.store import Linking, Store, open_store
from tests.store.inventing import reading

SAID = tuple(f"the {word} at Port Ansel will be sold to Brill" for word in "ferry mill pier weir inn barn dock".split())
AT = "2026-05-04T10:00:00+00:00"


def judged(chance: random.Random, left: str, right: str) -> Judgement | None:
    """What the rule says of two claims: often nothing, often scores that are equal."""
    score = chance.choice((0.0, 0.0, 0.0, 0.25, 0.4, 0.5, 0.5, 0.7, 0.9))
    if not score:
        return None
    verdict = Verdict.SAME if score >= CLAIMS.join and chance.random() < 0.9 else Verdict.UNSURE
    return Judgement(left=left, right=right, verdict=verdict, by="rule:made@1", at=AT, score=score)


def decided(chance: random.Random, claims: list[str]) -> Judgement:
    """What a person says of two claims, or takes back; often of the same two."""
    left, right = sorted(claims[:2] if chance.random() < 0.5 else chance.sample(claims, 2))
    at = f"2026-05-05T10:00:00.{len(claims):02}{chance.randrange(10**4):04}+00:00"
    verdict = chance.choice((Verdict.SAME, Verdict.NOT_SAME, Verdict.NOT_SAME, Verdict.UNSURE))
    reasons = (WITHDRAWN,) if chance.random() < 0.2 else ()
    return Judgement(left=left, right=right, verdict=verdict, by="Ida Moss", at=at, reasons=reasons)


def link(store: Store, pairs: HeldPairs, made: tuple[Judgement, ...]) -> None:
    """What is marked in a desk is grouped anew, and nothing is compared."""
    view = store.view()
    marks = view.unlinked()
    claims = list(view.claims_in([mark.document for mark in marks]))
    documents = {document.id: document for document in view.documents_named([mark.document for mark in marks])}
    own = {claim.id: placement(claim, documents[claim.document]) for claim in claims}
    left = {placed.rumour for placed in view.placements(claims=list(own))}
    pairs.begin(own, view.judged(list(own)))
    pairs.add(made)
    part = regrouped(view, pairs, own, left, ())
    assert {placed.claim for placed in part.after} == part.before.keys()
    all_claims = {claim.id: claim for claim in view.claims_named([placed.claim for placed in part.after])}
    by_rumour = groupby(sorted(part.after, key=lambda p: p.rumour), key=lambda p: p.rumour)
    placed = tuple(placed for _, group in by_rumour for placed in headed(group, all_claims))
    found = Linking(before=view.linked(), after=secrets.token_hex(4), judgements=made, placed=placed, done=marks)
    store.writer.link(found)


@settings(deadline=None, max_examples=12)
@given(st.randoms(use_true_random=False), st.integers(2, 14), st.booleans())
def test_a_part_is_grouped_as_the_whole_is(chance: random.Random, many: int, copies: bool) -> None:
    """Claim by claim, with links of equal scores, copies, and what a person decides in between."""
    with open_store("memory:") as store:
        claims, pairs = list[str](), HeldPairs(most=chance.choice((0, 5, 100)))
        for number in range(many):
            text = chance.choice(SAID) if copies else f"{SAID[0]} {number}"
            store.writer.add([reading(("Tom Reed", text), url=f"https://example.org/{number}")])
            (new,) = {claim.id for claim in store.view().claims().items} - set(claims)
            found = (judged(chance, *sorted((new, other))) for other in claims)
            link(store, pairs, tuple(judgement for judgement in found if judgement is not None))
            claims.append(new)
            assert kept_desk(store.view()).groups == desk(store.view()).groups
            if number and chance.random() < 0.3:
                store.writer.judge([decided(chance, claims)])
                link(store, pairs, ())
                assert kept_desk(store.view()).groups == desk(store.view()).groups
