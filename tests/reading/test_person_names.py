"""Names that the tagger cuts, or takes for a body's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.draft import Mention
from reportedly.reading.person_names import people

LABELS = ("group", "organisation", "person", "place", "time")


def named(text: str, *tagged: tuple[str, str]) -> list[tuple[str, str]]:
    """What is left of words that are ``tagged`` where they first stand behind one another."""
    found, at = [], 0
    for words, label in tagged:
        at = text.index(words, at)
        found.append(Mention(start=at, end=at + len(words), label=label))
        at += len(words)
    return [(text[m.start : m.end], m.label) for m in people(text, found)]


@pytest.mark.parametrize(
    ("text", "pieces", "name"),
    [
        ("Joost van der Wielen left.", [("Joost van", "person"), ("Wielen", "person")], "Joost van der Wielen"),
        ("Ana Reis left.", [("Ana", "person"), ("Reis", "organisation")], "Ana Reis"),
        ("Seo-yeon Gwak left.", [("-", "organisation"), ("Gwak", "person")], "Seo-yeon Gwak"),
        ("J. T. Dove-Fry left.", [("J. T. Dove", "person"), ("-", "organisation")], "J. T. Dove-Fry"),
        ("Pell-like men left.", [("Pell-", "person")], "Pell"),
    ],
)
def test_a_name_is_whole(text: str, pieces: list[tuple[str, str]], name: str) -> None:
    """Over particles, hyphens and what the tagger took for a body."""
    assert named(text, *pieces) == [(name, "person")]


@pytest.mark.parametrize(
    "text",
    [
        "Tove Nkemba, 52, left.",
        "Tove Nkemba (52) left.",
        "Tove Nkemba, who runs it, left.",
        "Tove Nkemba, the port's director, left.",
        "Captain Tove Nkemba left.",
        "The engineer saw driver Tove Nkemba leave.",
    ],
)
def test_what_stands_beside_a_name_shows_a_person(text: str) -> None:
    """An age, "who", what they are, a title and a trade."""
    assert named(text, ("Tove Nkemba", "organisation")) == [("Tove Nkemba", "person")]


@pytest.mark.parametrize(
    "text",
    [
        "Tove Nkemba left.",
        "Tove Nkemba, the market leader, left.",
        "Tove Nkemba, who have won, left.",
        "A resident of Tove Nkemba who has left.",
        "The firm of Tove Nkemba, in May, left.",
    ],
)
def test_nothing_else_does(text: str) -> None:
    """What firms, clubs and places have beside them too."""
    assert named(text, ("Tove Nkemba", "organisation")) == [("Tove Nkemba", "organisation")]


def test_a_surname_alone_shows_a_person() -> None:
    """Bodies are called by an article and their last word, or by their first."""
    text = "Tove Nkemba left. {} Nkemba spoke."
    tagged = (("Tove Nkemba", "organisation"), ("Nkemba", "organisation"))
    assert named(text.replace("{} ", ""), *tagged)[0] == ("Tove Nkemba", "person")
    assert named(text.replace("{}", "The"), *tagged)[0] == ("Tove Nkemba", "organisation")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Clinton Foundation left.", [("Clinton", "person"), ("Foundation", "organisation")]),
        ("Pell-Rade talks.", [("Pell", "person"), ("Rade", "person")]),
        ("Pell NATO left.", [("Pell", "person"), ("NATO", "organisation")]),
        ("Pell met Reis.", [("Pell", "person"), ("Reis", "organisation")]),
        ("Pell Kestrel left. Kestrel stayed.", [("Pell", "person"), ("Kestrel", "organisation")]),
    ],
)
def test_bodies_join_no_name(text: str, pieces: list[tuple[str, str]]) -> None:
    """By their words, where another is between, and where they stand alone elsewhere too."""
    again = [("Kestrel", "organisation")] if text.endswith("stayed.") else []
    assert named(text, *pieces, *again) == [*pieces, *again]


def test_a_club_is_no_person() -> None:
    """By the last word of its name."""
    assert named("Grenholm City lost.", ("Grenholm City", "person")) == [("Grenholm City", "organisation")]


@given(
    st.text("Aa -’.,42\n", max_size=30), st.lists(st.tuples(st.integers(0, 28), st.sampled_from(LABELS)), max_size=5)
)
def test_names_stay_in_order_and_in_the_text(text: str, marks: list[tuple[int, str]]) -> None:
    """Whatever is tagged: no mention is empty, none overlaps the one before it, none leaves the text."""
    labels = dict(marks)
    starts = sorted(start for start in labels if start + 1 < len(text))
    tagged = [
        Mention(start=start, end=min(start + 3, end), label=labels[start])
        for start, end in pairwise([*starts, len(text)])
    ]
    found = people(text, tagged)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
