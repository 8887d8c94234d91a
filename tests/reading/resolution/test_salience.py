"""A pronoun leads to whoever stands out, or to nobody."""

from __future__ import annotations

import pytest

from .marking import names

PEOPLE = ("Ana Reis", "Dmitry Holub", "Reis", "Holub", "Ida Moss", "Moss")
PRONOUNS = [
    ("Ana Reis said no. ⟦She⟧ said it twice.", ["Ana Reis"]),
    ("Ana Reis met Dmitry Holub. ⟦He⟧ said yes; ⟦she⟧ said no.", ["Dmitry Holub", "Ana Reis"]),
    ("⟦Ida Moss⟧ said that Ana Reis would come. ⟦She⟧ said it twice.", ["Ida Moss", "Ida Moss"]),
    ("Ana Reis met Ida Moss. ⟦She⟧ said no.", [None]),
    ("⟦Reis⟧ said no.\n\n“Dmitry Holub knows,” ⟦she⟧ said.", ["Ana Reis", "Ana Reis"]),
    ("Ida Moss met Ana Reis. Reis waited. ⟦She⟧ told Reis that it was late.", ["Ida Moss"]),
    ("Ida Moss met Ana Reis. Reis waited. ⟦She⟧ said that Reis was late.", ["Ida Moss"]),
    ("Ida Moss met Ana Reis. Reis waited. ⟦She⟧ said no, and Reis went.", ["Ana Reis"]),
    ("Nobody was named. ⟦He⟧ said yes.", [None]),
    ("⟦A spokeswoman⟧ said no, and ⟦she⟧ said it twice.", [None, None]),
]


@pytest.mark.parametrize(("marked", "expected"), PRONOUNS)
def test_a_pronoun_leads_to_whoever_stands_out(marked: str, expected: list[str | None]) -> None:
    """ "He" and "she" lead to the most salient man or woman, and to nobody if two are equal or one is a stranger."""
    lead = "" if "Ana Reis" in marked else "Ana Reis came.\n\n"
    assert names(lead + marked if "⟦Reis⟧" in marked else marked, person=PEOPLE) == expected
