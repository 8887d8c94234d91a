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
OPEN = [
    "Ana Reis spoke. ⟦Reis's office⟧ said no.",
    "Ana Reis spoke. ⟦The Reis campaign⟧ said no.",
    "Ana Reis spoke. ⟦Aides to Reis⟧ said no, and ⟦supporters of Ana Reis⟧ cheered.",
    "Ana Reis spoke. ⟦Reis and Holub⟧ said no. So did ⟦Reis, Holub and others⟧.",
    "Ana Reis spoke. ⟦Sources⟧ said no; ⟦officials⟧ shrugged, ⟦a person close to Reis⟧ wept.",
    "The workers and Dmitry Holub met the men ⟦who⟧ said no.",
]


@pytest.mark.parametrize(("marked", "expected"), NAMES)
def test_a_name_leads_to_the_fullest_one(marked: str, expected: list[str]) -> None:
    """Titles, appositions, surnames, given names and possessives lead to the full name where there is one."""
    assert names(marked, person=PEOPLE) == expected


@pytest.mark.parametrize("marked", OPEN)
def test_who_is_no_single_named_voice_stays_open(marked: str) -> None:
    """Offices, campaigns, aides, several people, groups and the unnamed are never given a person's name."""
    assert set(names(marked, person=PEOPLE)) == {None}


def test_the_reason_is_a_sentence_about_both_names() -> None:
    """A reader can check the link without knowing the rule."""
    marked = "Dmitry Holub spoke.\n\n⟦Holub⟧ said yes. ⟦He⟧ said it twice."
    short, pronoun = resolutions(marked, person=PEOPLE)
    assert short is not None
    assert pronoun is not None
    assert short.reason == "'Holub' is short for 'Dmitry Holub', named before"
    assert pronoun.reason == "'He' after 'Dmitry Holub', the only man named just before"


def test_two_of_one_name_stay_open_until_one_is_named_again() -> None:
    """A bare name that two people bear equally is nobody's, unless one of them alone was named just before."""
    weather = "\n\nIt rained.\n\nIt blew.\n\nIt snowed.\n\n"
    marked = f"Ana Reis met Paul Reis. ⟦Reis⟧ said no.{weather}Paul Reis sat. ⟦Reis⟧ spoke."
    assert names(marked, person=("Ana Reis", "Paul Reis", "Reis")) == [None, "Paul Reis"]


def test_a_title_tells_two_of_one_name_apart() -> None:
    """ "Mrs" and "Mr" lead to the woman and the man of that name."""
    marked = "Ana Reis and Paul Reis came. ⟦Mrs. Reis⟧ said no. ⟦Mr. Reis⟧ said yes."
    assert names(marked, person=("Ana Reis", "Paul Reis", "Reis")) == ["Ana Reis", "Paul Reis"]


def test_a_title_of_the_other_gender_is_not_overruled() -> None:
    """Where only a wife is named in full, "Mr Reis" is someone else and keeps the name that he has."""
    assert names("Maria Reis waited. ⟦Mr. Reis⟧ said no.", person=("Maria Reis", "Reis")) == ["Reis"]


def test_the_relative_does_not_take_over_the_bare_name() -> None:
    """A relative named in full just now does not become the one who goes by the bare name throughout."""
    marked = (
        "Dmitry Holub spoke. Holub left.\n\nHolub slept.\n\nHolub woke.\n\n"
        "His daughter, Olga Holub, came.\n\nIt rained.\n\nIt blew.\n\n⟦Holub⟧ said yes."
    )
    assert names(marked, person=("Dmitry Holub", "Olga Holub", "Holub")) == ["Dmitry Holub"]


PRONOUNS = [
    ("Ana Reis said no. ⟦She⟧ said it twice.", ["Ana Reis"]),
    ("Ana Reis met Dmitry Holub. ⟦He⟧ said yes; ⟦she⟧ said no.", ["Dmitry Holub", "Ana Reis"]),
    ("⟦Ida Moss⟧ said that Ana Reis would come. ⟦She⟧ said it twice.", ["Ida Moss", "Ida Moss"]),
    ("Ana Reis met Ida Moss. ⟦She⟧ said no.", [None]),
    ("⟦Reis⟧ said no.\n\n“Dmitry Holub knows,” ⟦she⟧ said.", ["Ana Reis", "Ana Reis"]),
    ("Nobody was named. ⟦He⟧ said yes.", [None]),
    ("⟦A spokeswoman⟧ said no, and ⟦she⟧ said it twice.", [None, None]),
]


@pytest.mark.parametrize(("marked", "expected"), PRONOUNS)
def test_a_pronoun_leads_to_whoever_stands_out(marked: str, expected: list[str | None]) -> None:
    """ "He" and "she" lead to the most salient man or woman, and to nobody if two are equal or one is a stranger."""
    lead = "" if "Ana Reis" in marked else "Ana Reis came.\n\n"
    assert names(lead + marked if "⟦Reis⟧" in marked else marked, person=PEOPLE) == expected


def test_they_and_it_and_i_stay_open() -> None:
    """Pronouns that no rule is safe for are left alone."""
    marked = "The Foundry Trust and Ana Reis spoke. ⟦They⟧ said no. ⟦It⟧ said no. ⟦I⟧ said no. ⟦We⟧ said no."
    assert names(marked, person=PEOPLE, organisation=BODIES) == [None] * 4


DESCRIPTIONS = [
    ("Defence minister Ana Reis spoke. ⟦The defence minister⟧ said no.", "Ana Reis"),
    ("Ana Reis, the mayor of Eastholm, spoke. ⟦The mayor⟧ said no.", "Ana Reis"),
    ("Gov. Ana Reis spoke. ⟦The governor⟧ said no.", "Ana Reis"),
    ("Gov. Ana Reis met Gov. Dmitry Holub. ⟦The governor⟧ said no.", None),
    ("Gov. Ana Reis of Eastholm met Gov. Dmitry Holub of Weir. ⟦The Eastholm governor⟧ said no.", "Ana Reis"),
    ("Gov. Ana Reis of Eastholm came. ⟦The Weir governor⟧ said no.", None),
    ("Ana Reis spoke. ⟦The governor⟧ said no.", None),
    ("Ana Reis's source spoke. ⟦The source⟧ said no.", None),
    ("Mayor Ana Reis met Dmitry Holub. ⟦The former mayor⟧ said no.", None),
]


@pytest.mark.parametrize(("marked", "expected"), DESCRIPTIONS)
def test_a_description_leads_to_the_only_one_it_fits(marked: str, expected: str | None) -> None:
    """A role given beside a name can be taken up, as long as nobody else bears it and nothing speaks against it."""
    assert names(marked, person=PEOPLE) == [expected]


ORGANISATIONS = [
    ("The Eastholm Water Commission (EWC) met. ⟦The EWC⟧ said no.", "Eastholm Water Commission"),
    ("The Eastholm Water Commission met. ⟦EWC⟧ said no.", "Eastholm Water Commission"),
    ("The Eastholm Water Commission met. ⟦The commission⟧ said no.", "Eastholm Water Commission"),
    ("The Daily Weir came out. ⟦The nonpartisan Foundry Trust⟧ said no.", "Foundry Trust"),
    ("They asked the Foundry Trust, ⟦which⟧ said no.", "Foundry Trust"),
    ("⟦The Foundry Trust, a charity,⟧ said no.", "Foundry Trust"),
    ("⟦Foundry Trust, Daily Weir and Moss⟧ said no.", None),
    ("The Foundry Trust met. ⟦The commission⟧ said no.", None),
    ("The Foundry Trust met. ⟦A Foundry Trust report⟧ said no.", None),
]


@pytest.mark.parametrize(("marked", "expected"), ORGANISATIONS)
def test_an_organisation_gets_its_fullest_name(marked: str, expected: str | None) -> None:
    """Acronyms, words of the name and "which" lead to the one organisation that they can mean."""
    assert names(marked, organisation=BODIES) == [expected]


def test_a_newspaper_is_known_by_its_last_word() -> None:
    """ "The Post" is the only Post of the text; where there are two it stays open."""
    one = "The Eastholm Post came out. ⟦The Post⟧ said so."
    two = "The Eastholm Post and the Weir Post came out. ⟦The Post⟧ said so."
    papers = ("Eastholm Post", "Weir Post", "Post")
    assert names(one, organisation=papers) == ["Eastholm Post"]
    assert names(two, organisation=papers) == [None]


def test_a_name_without_a_label_is_read_in_a_source() -> None:
    """A common given name before a capital makes a name in a source, though no mention covers it."""
    assert names("⟦Peter Lund, a miller,⟧ said no. ⟦Lund⟧ said it twice.") == ["Peter Lund", "Peter Lund"]


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


STORIES = [marked for marked, _ in (*NAMES, *PRONOUNS, *DESCRIPTIONS, *ORGANISATIONS)] + OPEN
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
