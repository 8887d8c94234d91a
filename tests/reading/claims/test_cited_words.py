"""The words around a name tell whether it is cited."""

from __future__ import annotations

import pytest

from reportedly.reading.claims.cited_words import cites, in_bracket, must_cite, passed_over, posts, surely_cites


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ferro told the ", "."),
        ("according to the ", ", which"),
        ("", " reported that"),
        ("a report in the ", "."),
        ("", "'s Ines Holt said"),
        ("", ", which sent a diver, said"),
        ("As the ", " notes"),
        ("assured the ", " that"),
        ("has revealed this to ", ". It"),
        ("the recording played by ", " this week"),
        ("", " in Port Amsel is reporting that"),
        ("", " and others reported that"),
        ("", "—the friend of sailors—said"),
        ("", " has some new details"),
        ("said ", " reporter Ines Holt"),
        ("Post by ", ""),
    ],
)
def test_cites(before: str, after: str) -> None:
    """Telling, saying, printing and what an outlet's people do."""
    assert cites(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("As previously reported by the ", ", Ferro"),
        ("wrote in a piece last year for ", ". It"),
        ("according to a new report from ", ", the crane"),
        ("a report from ", " reads"),
        ("the crane fell, claims ", " (via"),
    ],
)
def test_leaves_nothing_else(before: str, after: str) -> None:
    """Grammar that makes an outlet of any name."""
    assert must_cite(before, after)


def test_does_not() -> None:
    """Buying and reading are no citing."""
    assert not cites("Ferro bought the ", " in May.")
    assert passed_over("Follow the ")
    assert passed_over("Photo: ")
    assert not passed_over("told the ")
    assert not cites("As the ", " prepares to build")
    assert not cites("", " has reached out to Ferro")
    assert not must_cite("the crane fell, reports the Herald's ", ".")
    assert not must_cite("“It fell,” wrote journalist ", ".")


def test_strength() -> None:
    """Some words leave nothing but an outlet, whatever its name."""
    assert must_cite("The crane fell, reports ", ".")
    assert not must_cite("The crane fell, reports ", " Board members")
    assert surely_cites("told ", ".")
    assert not surely_cites("bought ", ".")


def test_brackets() -> None:
    """A bracket after a sentence, and no other."""
    assert in_bracket("The crane fell. (", ")")
    assert not in_bracket("The crane (", ")")


def test_posts() -> None:
    """What somebody put there, and not what spread there."""
    assert posts("Ferro wrote on ", " that")
    assert posts("a video from her ", " page")
    assert posts("The photos were posted to ", " by a sailor")
    assert posts("A ", " post by Ferro showed")
    assert posts("", " users say that")
    assert not posts("It was shared ten times on ", ".")
    assert not posts("Ferro bought ", ".")
