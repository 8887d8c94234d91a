"""Mentions into people and bodies."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.entities import Mention
from reportedly.linking.entity_linking import ENOUGH, Entity, candidates, entities, judged_sources
from reportedly.linking.judgements import Holding
from reportedly.model import Judgement, SourceKind, Verdict
from tests.linking.inventing import NAMES, bare, many_mentions, mentioned, said

MAYOR = [
    mentioned(said(name, "the Port Ansel ferry will go to Brill", role=role), said("Tom Reed", "no"), id=f"d{n}")[0]
    for n, (name, role) in enumerate((("Ana Reis", "mayor of Port Ansel"), ("Reis", "mayor"), ("Ana Reis", "mayor")))
]
BAKER = mentioned(said("Ana Reis", "bread will be dear", role="baker"), id="d9")[0]


def joined(mentions: list[Mention], held: Holding | None = None) -> tuple[Entity, ...]:
    """The entities of some mentions."""
    return entities(mentions, judged_sources(mentions, "2026-07-01"), held or {})


def decided(left: str, right: str, verdict: Verdict) -> Holding:
    """What a person holds about a pair."""
    return {(left, right): Judgement(left=left, right=right, verdict=verdict, by="ida", at="2026-07-01")}


def test_one_person_under_two_names_and_a_namesake() -> None:
    """The fuller name stands for both; the other one stays apart."""
    mayor, baker = joined([*MAYOR, BAKER])
    assert (mayor.name, mayor.names, mayor.documents) == ("Ana Reis", ("Ana Reis", "Reis"), 3)
    assert mayor.roles[0] == "mayor"
    assert baker.mentions == (BAKER.id,)


def test_what_a_person_decides_about_two_mentions_binds() -> None:
    """Same joins what the rule keeps apart; not same keeps apart what it joins."""
    assert len(joined([*MAYOR, BAKER], decided(BAKER.id, MAYOR[0].id, Verdict.SAME))) == 1
    assert len(joined(MAYOR, decided(MAYOR[0].id, MAYOR[1].id, Verdict.NOT_SAME))) == 2


def test_what_a_person_decides_about_two_sources_is_about_all_their_mentions() -> None:
    """So it is for documents that come later."""
    full, short = MAYOR[0].source, MAYOR[1].source
    apart = joined(MAYOR, decided(full, short, Verdict.NOT_SAME))
    assert {entity.names for entity in apart} == {("Ana Reis",), ("Reis",)}
    mentions = [*MAYOR, bare("Reis", "d8"), BAKER]
    assert len(joined(mentions, decided(full, short, Verdict.SAME))) == 1


@given(many_mentions(), st.randoms())
def test_the_order_of_mentions_makes_no_difference(mentions: list[Mention], chance: random.Random) -> None:
    """Every mention is in one entity."""
    found = joined(mentions)
    assert sorted(m for entity in found for m in entity.mentions) == sorted(m.id for m in mentions)
    chance.shuffle(mentions)
    assert joined(mentions) == found


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 5), st.sampled_from(list(SourceKind)))))
def test_names_alone_never_join(drawn: list[tuple[str, int, SourceKind]]) -> None:
    """However many there are of one name."""
    mentions = list({m.id: m for m in (bare(name, f"d{n}", kind) for name, n, kind in drawn)}.values())
    assert len(joined(mentions)) == len(mentions)


def test_the_work_does_not_grow_with_the_square() -> None:
    """A name in four hundred documents is compared with some of them, each pair once and in order."""
    mentions = [bare("Ana Reis", f"d{n}") for n in range(400)] + [bare("Reis", f"d{n}") for n in range(60)]
    pairs = [(left.id, right.id) for left, right in candidates(mentions)]
    assert len(pairs) == len(set(pairs)) <= len(mentions) * ENOUGH * 2
    assert all(left < right for left, right in pairs)
