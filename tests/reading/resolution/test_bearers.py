"""Two people of one name are told apart by titles, by kinship and by who was named just now, or not at all."""

from __future__ import annotations

from .marking import names


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
