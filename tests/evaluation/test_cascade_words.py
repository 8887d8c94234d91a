"""Tests of the words that cascades are made of."""

from __future__ import annotations

from random import Random

from reportedly.evaluation import cascade_words as words
from reportedly.reading.claims.credits import credits as found_credits


def test_outlets_have_different_names() -> None:
    """As many as are asked for, as far as the lists go."""
    assert len(set(words.outlets(Random(1), 150))) == 150


def test_voices_are_named_or_described() -> None:
    """A person's words end with the name; an unnamed source has none."""
    person, source = words.named(Random(2)), words.unnamed(Random(2))
    assert person.name is not None
    assert person.words.endswith(person.name)
    assert source.name is None


def test_the_ways_of_putting_a_claim_differ() -> None:
    """Each holds the same place."""
    ways = words.claims(Random(3))
    assert len(set(ways)) == len(ways) == 5
    assert len({next(town for town in words.TOWNS if town in way) for way in ways}) == 1


def test_every_line_of_credit_is_found() -> None:
    """By the finder of credits, with the outlet's name."""
    for tag in words.TAGS:
        text = f"The harbour was quiet.\n{tag.format(outlet='the Ansel Courier')}\n"
        assert "Ansel Courier" in {credit.name for credit in found_credits(text)}


def test_a_story_is_invented_or_given() -> None:
    """Given sentences stay as they are."""
    assert words.body(Random(4), ("One.", "Two.")) == ["One.", "Two."]
    assert len(words.body(Random(4))) >= 5
