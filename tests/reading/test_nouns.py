"""The head of a source and what it is."""

from __future__ import annotations

import pytest

from reportedly.reading.nouns import head_noun, is_person


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("a spokeswoman for the mill", "spokeswoman"),
        ("the company that owns it", "company"),
        ("a poll conducted by the trust", "poll"),
        ("a union representing clerks", "union"),
        ("for", "for"),
        ("…", ""),
    ],
)
def test_the_head_stands_before_what_only_qualifies(words: str, head: str) -> None:
    """Prepositions, relative clauses and participles end it."""
    assert head_noun(words.split()) == head


@pytest.mark.parametrize("noun", ["mayor", "pollster", "columnist", "actress", "source"])
def test_people_are_told_by_their_nouns(noun: str) -> None:
    """Listed or made in the usual ways."""
    assert is_person(noun)


@pytest.mark.parametrize(
    "noun", ["letter", "newspaper", "voters", "centre", "paper", "mill", "weather", "illness", "number"]
)
def test_things_are_not_people(noun: str) -> None:
    """Though some end alike."""
    assert not is_person(noun)
