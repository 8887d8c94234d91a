"""Whether two sources are one person or body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.entities import JOIN, compare_sources
from reportedly.model import SourceKind, Verdict
from tests.linking.inventing import NAMES, bare, many_mentions, mentioned, said

MAYOR = mentioned(
    said("Ana Reis", "the Port Ansel ferry will be sold to Brill", role="mayor of Port Ansel"),
    said("Tom Reed", "the harbour guild is against it"),
    id="d1",
)[0]
SHORT = mentioned(
    said("Reis", "the ferry is too old, and Brill wants it", role="Mayor"),
    said("Tom Reed", "nobody was asked"),
    id="d2",
)[0]


def test_a_role_and_company_make_a_short_name_the_same() -> None:
    """The reasons say so in words."""
    found = compare_sources(MAYOR, SHORT)
    assert found.verdict is Verdict.SAME
    assert found.reasons[0] == "Reis can be Ana Reis"
    assert "mayor of Port Ansel in one, Mayor in the other" in found.reasons
    assert any("Tom Reed" in why for why in found.reasons)


def test_two_of_one_name_with_other_roles_stay_two() -> None:
    """They share no context."""
    baker = mentioned(said("John Smith", "bread will be dear", role="baker in Brill"), id="d1")[0]
    judge = mentioned(said("John Smith", "the verdict stands", role="judge in Port Ansel"), id="d2")[0]
    found = compare_sources(baker, judge)
    assert found.verdict is Verdict.NOT_SAME
    assert found.reasons == ("both are named John Smith", "other roles: baker in Brill and judge in Port Ansel")


def test_one_person_may_have_had_another_role() -> None:
    """What the documents share can outweigh it, or leave it unsure."""
    said_before = said("Ana Reis", "the Port Ansel ferry is too old for Brill", role="harbour pilot")
    found = compare_sources(MAYOR, mentioned(said_before, said("Tom Reed", "so it is"), id="d3")[0])
    assert found.verdict is not Verdict.NOT_SAME


def test_a_short_name_needs_two_kinds_of_context() -> None:
    """A role alone does not make a family name one person's."""
    other = mentioned(said("Reis", "cheese prices rose", role="mayor"), id="d2")[0]
    assert compare_sources(MAYOR, other).verdict is Verdict.UNSURE


def test_other_names_are_not_the_same() -> None:
    """Whatever they share."""
    other = mentioned(said("Rui Reis", "the Port Ansel ferry will be sold", role="mayor of Port Ansel"), id="d2")[0]
    found = compare_sources(MAYOR, other)
    assert (found.verdict, found.score) == (Verdict.NOT_SAME, 0.0)


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(SourceKind), st.sampled_from(SourceKind))
def test_a_name_alone_never_joins(one: str, other: str, kind: SourceKind, other_kind: SourceKind) -> None:
    """Not even the same one; it stays open and says why."""
    found = compare_sources(bare(one, "d1", kind), bare(other, "d2", other_kind))
    assert found.verdict is not Verdict.SAME
    assert found.score < JOIN
    if one == other:
        assert found.verdict is Verdict.UNSURE
        assert found.reasons[-1] == "nothing but the name in common"


@given(many_mentions())
def test_the_order_of_two_mentions_makes_no_difference(found: list[object]) -> None:
    """Nor does it for the reasons."""
    for one in found:
        for other in found:
            assert compare_sources(one, other) == compare_sources(other, one)  # type: ignore[arg-type]


@pytest.mark.parametrize(("day", "reason"), [("2026-05-20", "within a month"), ("2036-05-04", "years apart")])
def test_time_weighs_a_little(day: str, reason: str) -> None:
    """It joins nothing and keeps nothing apart by itself."""
    one = mentioned(said("Ana Reis", "it"), id="d1", published="2026-05-04")[0]
    other = mentioned(said("Ana Reis", "it"), id="d2", published=day)[0]
    found = compare_sources(one, other)
    assert reason in found.reasons
    assert found.verdict is Verdict.UNSURE
