"""A description of somebody leads to the only person who was given that role."""

from __future__ import annotations

import pytest

from .marking import names

PEOPLE = ("Ana Reis", "Dmitry Holub", "Reis", "Holub", "Ida Moss", "Moss")
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
