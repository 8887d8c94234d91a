"""Figures about one thing are at odds where no value fits both."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import NoticeKind, Span
from reportedly.reading.notices.facts import FAR, Fact, at_odds

TEXT = "0123456789" * 5
facts = st.builds(
    lambda whose, ends, at: Fact(
        about=(whose, "age"), low=ends[0], high=ends[1], span=Span(at, at + 1), shown=str(ends)
    ),
    st.sampled_from(["Reis", "Holub"]),
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: tuple(sorted(pair))),
    st.integers(0, 49),
)


@given(st.lists(facts, max_size=12))
def test_a_notice_is_about_one_thing_and_two_figures_apart(found: list[Fact]) -> None:
    """There is one exactly where some two figures of the same thing have no value in common, in any order given."""
    noticed = list(at_odds(TEXT, found))
    apart = {a.about[0] for a in found for b in found if a.about == b.about and a.high < b.low}
    assert {notice.why.partition(",")[0] for notice in noticed} == apart
    assert len(noticed) == len(apart)
    assert all(notice.kind is NoticeKind.AT_ODDS and len(notice.phrases) == 2 for notice in noticed)
    assert {n.why.partition(",")[0] for n in at_odds(TEXT, reversed(found))} == apart


def test_more_than_has_no_end() -> None:
    """ "More than 20" fits any greater number, and no smaller one."""
    more = Fact(about=("Reis", "in power"), low=20, high=FAR, span=Span(0, 1), shown="more than 20")
    for years, expected in ((90, 0), (10, 1)):
        other = Fact(about=("Reis", "in power"), low=years, high=years, span=Span(2, 3), shown=str(years))
        assert len(list(at_odds(TEXT, [more, other]))) == expected
