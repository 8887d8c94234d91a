"""Tests of the words that a rumour's documents share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.rumours.core import core, likeness, share, told, words

CLAIMS = [("d1", "The ferry sank off Ansel"), ("d2", "a ferry sank"), ("d3", "ferry tickets of Ansel will cost more")]


def test_the_core_is_what_half_of_the_documents_say() -> None:
    """Without words that say nothing; a document that says a word twice counts once."""
    assert core(CLAIMS) == {"ferry", "sank", "ansel"}
    assert core([*CLAIMS, ("d3", "tickets"), ("d3", "tickets")]) == {"ferry", "sank", "ansel"}


def test_the_share_of_a_claim() -> None:
    """None of it, a part, and all where nothing is shared."""
    shared = core(CLAIMS)
    assert [share(text, shared) for text in ("the mayor", "Ansel", "Ferry sank near Ansel")] == [0, 1 / 3, 1]
    assert share("the mayor", frozenset()) == 1


@given(st.lists(st.tuples(st.sampled_from(["d1", "d2", "d3"]), st.text(max_size=20)), max_size=6))
def test_one_documents_core_is_all_that_it_says(claims: list[tuple[str, str]]) -> None:
    """And every core is of words that some document says."""
    assert core(claims) <= {word for _, text in claims for word in words(text)}
    mine = [claim for claim in claims if claim[0] == "d1"]
    assert core(mine) == {word for _, text in mine for word in words(text)}


def test_what_most_wordings_tell() -> None:
    """A wording counts once however often it is copied, and two show nothing of a third."""
    wordings = ["The ferry sank off Ansel", "the ferry  sank off ansel", "A ferry sank", "Ferry tickets will cost more"]
    assert told(wordings) == {"ferry", "sank"}
    assert told(wordings[:3]) == frozenset()


def test_the_likeness_of_two_claims() -> None:
    """By the words that both have, of all; nothing is like what has no words that say something."""
    assert likeness("The ferry sank", "a ferry sank off Ansel") == 2 * 2 / (2 + 4)
    assert likeness("the ferry", "of the") == likeness("", "") == 0
