"""A source gets the fullest name that its document gives it, with the reason, and stays open where that is not safe."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.reading.draft import Mention
from reportedly.reading.resolution import Resolution, resolve

from .marking import mentions_of, names, read, resolutions

PEOPLE = ("Ana Reis", "Dmitry Holub", "Reis", "Holub", "Ida Moss", "Moss")
BODIES = ("Eastholm Water Commission", "Water Commission", "Foundry Trust", "EWC", "Daily Weir", "Weir")

NAMES = [
    ("⟦Ana Reis, the mayor of Eastholm,⟧ said no. ⟦Reis⟧ added that talks went on.", ["Ana Reis", "Ana Reis"]),
    ("Dmitry Holub spoke. ⟦Mr. Holub⟧ said yes. ⟦President Holub⟧ waved.", ["Dmitry Holub", "Dmitry Holub"]),
    ("Dmitry Holub spoke. ⟦Dmitry⟧ said yes.", ["Dmitry Holub"]),
    ("⟦A spokeswoman, Ida Moss,⟧ said so, and so did ⟦the miller's lawyer, Ana Reis⟧.", ["Ida Moss", "Ana Reis"]),
    ("⟦Former defence minister Ana Reis⟧ said so.", ["Ana Reis"]),
    ("Ana Reis left. ⟦Reis’s⟧ claim was that it rained.", ["Ana Reis"]),
    ("⟦Holub⟧ said yes.", ["Holub"]),
    ("Dmitry Holub, ⟦who⟧ said yes, left.", ["Dmitry Holub"]),
]


@pytest.mark.parametrize(("marked", "expected"), NAMES)
def test_a_name_leads_to_the_fullest_one(marked: str, expected: list[str]) -> None:
    """Titles, appositions, surnames, given names and possessives lead to the full name where there is one."""
    assert names(marked, person=PEOPLE) == expected


def test_the_reason_is_a_sentence_about_both_names() -> None:
    """A reader can check the link without knowing the rule."""
    marked = "Dmitry Holub spoke.\n\n⟦Holub⟧ said yes. ⟦He⟧ said it twice."
    short, pronoun = resolutions(marked, person=PEOPLE)
    assert short is not None
    assert pronoun is not None
    assert short.reason == "'Holub' is short for 'Dmitry Holub', named before"
    assert pronoun.reason == "'He' after 'Dmitry Holub', the only man named just before"


def test_they_and_it_and_i_stay_open() -> None:
    """Pronouns that no rule is safe for are left alone."""
    marked = "The Foundry Trust and Ana Reis spoke. ⟦They⟧ said no. ⟦It⟧ said no. ⟦I⟧ said no. ⟦We⟧ said no."
    assert names(marked, person=PEOPLE, organisation=BODIES) == [None] * 4


def test_a_surname_labelled_otherwise_is_still_the_person() -> None:
    """One full name decides; a wrong label on the bare name does not hide it."""
    marked = "Dmitry Holub came. ⟦Holub⟧ said no."
    assert names(marked, person=("Dmitry Holub",), organisation=("Holub",)) == ["Dmitry Holub"]


def test_a_tower_is_not_its_owner() -> None:
    """A name inside the name of something else is nobody who could be meant by "he"."""
    assert names("Dmitry Holub sat. Reis Tower fell. ⟦Reis Tower⟧ said no.", person=("Dmitry Holub",)) == [None]


def test_no_text_and_no_source_are_nothing() -> None:
    """Empty input gives an empty answer, and a source without spans stays open."""
    assert resolve("", [], []) == ()
    assert resolve("Ana Reis said no.", [], [()]) == (None,)


STORIES = [
    *(marked for marked, _ in NAMES),
    "Ana Reis met Dmitry Holub. ⟦He⟧ said yes; ⟦she⟧ said no.",
    "Gov. Ana Reis spoke, then Paul Reis. ⟦The governor⟧ said no. ⟦Reis⟧ said yes.",
    "The Eastholm Water Commission (EWC) met. ⟦The EWC⟧ said no. ⟦The commission⟧ left.",
    "They asked the Foundry Trust, ⟦which⟧ said no. ⟦A spokeswoman⟧ wept, and ⟦she⟧ said so.",
]
LABELS = {"person": PEOPLE, "organisation": BODIES}


@given(st.sampled_from(STORIES), st.sampled_from(STORIES), st.randoms(use_true_random=False))
def test_the_order_of_sources_and_mentions_changes_nothing(one: str, two: str, chance: random.Random) -> None:
    """Every source keeps its answer however sources and mentions are ordered."""
    text, sources = read(f"{one}\n\n{two}")
    mentions = mentions_of(text, **LABELS)
    expected = dict(zip(sources, resolve(text, mentions, sources), strict=True))
    chance.shuffle(sources)
    chance.shuffle(mentions)
    assert dict(zip(sources, resolve(text, mentions, sources), strict=True)) == expected


PIECES = st.sampled_from(
    [
        "Ana Reis",
        "Reis",
        "Holub",
        "Mr. ",
        " he ",
        "She",
        " said ",
        "the mayor",
        "“",
        "”",
        '"',
        ".\n\n",
        ", who ",
        "'s",
        " and ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join), st.data())
def test_any_text_is_resolved_to_its_own_words(text: str, data: st.DataObject) -> None:
    """Whatever the text, the mentions and the sources, nothing fails and every name is words of the text."""
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    labels = st.sampled_from(["person", "organisation", "place", "group", "time"])
    mentions = [
        Mention(start=start, end=end, label=data.draw(labels)) for start, end in data.draw(st.lists(places, max_size=8))
    ]
    sources = [tuple(Span(start, end) for start, end in [place]) for place in data.draw(st.lists(places, max_size=6))]
    found = resolve(text, mentions, sources)
    assert len(found) == len(sources)
    for resolution in found:
        assert resolution is None or _gives_back(text, resolution)


def _gives_back(text: str, resolution: Resolution) -> bool:
    span = resolution.span
    return bool(resolution.name) and text[span.start : span.end] == resolution.name and bool(resolution.reason)
