"""Names are read without titles, possessives and middle initials."""

from __future__ import annotations

import pytest

from reportedly.reading.resolution.names import (
    Gender,
    Name,
    gender_of_given_name,
    gender_of_word,
    read_name,
    same_person,
)
from reportedly.reading.resolution.passage import read_passage


def _read(text: str, words: str) -> Name | None:
    passage = read_passage(text)
    start = text.index(words)
    return read_name(passage, passage.within(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Sen. Ana Reis’s aide", "Sen. Ana Reis’s", ("ana", "reis")),
        ("Ana M. Reis spoke", "Ana M. Reis", ("ana", "reis")),
        ("J. P. Moss spoke", "J. P. Moss", ("j.", "moss")),
        ("Jan van der Berg spoke", "Jan van der Berg", ("jan", "van", "der", "berg")),
        ("Moss spoke", "Moss", ("moss",)),
    ],
)
def test_a_name_is_its_words(text: str, words: str, expected: tuple[str, ...]) -> None:
    """Titles, possessives and middle initials are no part of a name; particles are."""
    name = _read(text, words)
    assert name is not None
    assert name.words == expected


@pytest.mark.parametrize("words", ["the mill", "2024", "Ana said", "“", "Mr."])
def test_other_words_are_no_name(words: str) -> None:
    """What holds a common word, a number or nothing but a title is no name."""
    assert _read(words, words) is None


def test_a_title_before_a_label_is_read() -> None:
    """A label that leaves the title out loses nothing."""
    name = _read("said Mrs. Reis", "Reis")
    assert name is not None
    assert name.titles == ("mrs",)


def test_father_and_son_are_two() -> None:
    """ "Jr." is part of who somebody is."""
    elder, younger = _read("Paul Reis", "Paul Reis"), _read("Paul Reis, Jr.", "Paul Reis, Jr.")
    assert elder is not None
    assert younger is not None
    assert elder.key != younger.key
    assert elder.words == younger.words


def test_titles_roles_and_given_names_give_the_gender_away() -> None:
    """Only words that hardly leave a doubt do."""
    assert [gender_of_word(w) for w in ("mr", "wife", "spokesman")] == [Gender.HE, Gender.SHE, None]
    assert [gender_of_given_name(w) for w in ("dmitry", "Olga", "Robin", "Xyz")][:2] == [Gender.HE, Gender.SHE]
    assert gender_of_given_name("Xyz") is None


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Ana M. Reis", "Mrs. Ana Reis", True),
        ("ANA REIS", "Ana Reis", True),
        ("Reis", "Ana Reis", False),
        ("Ana Reis", "Olga Reis", False),
        ("", "", False),
    ],
)
def test_full_names_agree_on_first_and_last(left: str, right: str, same: bool) -> None:
    """A bare surname is not the full name."""
    assert same_person(left, right) is same
