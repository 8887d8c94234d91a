"""Entity mentions from tags."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.draft import Mention
from reportedly.reading.mentions import mentions
from reportedly.reading.pieces import Pieces

LABELS = ("person", "organisation", "place", "group", "time")
TAGS = {f"{edge}-{label}": 1 + 2 * i + (edge == "I") for i, label in enumerate(LABELS) for edge in "BI"} | {"O": 0}


def _pieces(text: str, pattern: str = r"\w+|[^\w\s]") -> Pieces:
    edges = np.array([m.span() for m in re.finditer(pattern, text)], dtype=np.int64).reshape(-1, 2)
    none = np.zeros(len(edges), dtype=np.int8)
    return Pieces(edges[:, 0], edges[:, 0], edges[:, 1], none, none, none)


def _found(text: str, tags: str, pattern: str = r"\w+|[^\w\s]") -> list[tuple[str, str]]:
    values = np.array([TAGS[t] for t in tags.split()], dtype=np.int8)
    return [(text[m.start : m.end], m.label) for m in mentions(text, _pieces(text, pattern), values, LABELS)]


def test_a_mention_keeps_whole_words() -> None:
    """A tag that begins inside a word takes in the whole of it."""
    assert _found("Ines Okoye", "O B-person I-person", r"In|es|Okoye") == [("Ines Okoye", "person")]


def test_two_tags_in_one_word_are_one_mention() -> None:
    """Where a word's pieces have different labels, the longer one's holds for all of it."""
    assert _found("Okoyeville", "B-person B-place", r"Okoye|ville") == [("Okoyeville", "person")]


def test_neighbours_of_one_label_are_joined() -> None:
    """ "Monday" and "night" are one time; two names with a comma between are two."""
    assert _found("on Monday night", "O B-time B-time") == [("Monday night", "time")]
    assert _found("Okoye, Reis", "B-person O B-person") == [("Okoye", "person"), ("Reis", "person")]


@pytest.mark.parametrize("text", ["Okoye's", "Okoye’s", "“Okoye”", "Okoye,"])
def test_edges_are_trimmed(text: str) -> None:
    """Possessives, quotation marks and commas are no part of a name."""
    tags = ["B-person", *["I-person"] * (len(_pieces(text)) - 1)]
    assert _found(text, " ".join(tags)) == [("Okoye", "person")]


def test_a_surname_has_one_sense() -> None:
    """A surname taken for a place is the person whom the text names in full; a time of that name stays a time."""
    text = "Ines Okoye left. Okoye spoke."
    assert _found(text, "B-person I-person O O B-place O O")[1] == ("Okoye", "person")
    assert _found("Ada May left in May.", "B-person I-person O O B-time O")[1] == ("May", "time")


def test_a_station_is_no_person() -> None:
    """Nobody's given name is Radio, whatever the tags say."""
    assert _found("Radio Holm", "B-person I-person") == [("Radio Holm", "organisation")]
    assert _found("Radio", "B-person") == [("Radio", "person")]


@given(st.lists(st.sampled_from(sorted(TAGS)), min_size=7, max_size=7))
def test_mentions_are_in_order_and_apart(tags: list[str]) -> None:
    """Whatever the tags, mentions lie in the text, in order, and none overlaps another."""
    text = "“Ines Okoye’s” Port, “x”"
    pieces = _pieces(text)
    values = np.resize(np.array([TAGS[t] for t in tags], dtype=np.int8), len(pieces))
    found: tuple[Mention, ...] = mentions(text, pieces, values, LABELS)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
