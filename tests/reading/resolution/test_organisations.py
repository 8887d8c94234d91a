"""An organisation is known by its acronym, by words of its name, and by what stands beside it."""

from __future__ import annotations

import pytest

from .marking import names

BODIES = ("Eastholm Water Commission", "Water Commission", "Foundry Trust", "EWC", "Daily Weir", "Weir")
ORGANISATIONS = [
    ("The Eastholm Water Commission (EWC) met. ⟦The EWC⟧ said no.", "Eastholm Water Commission"),
    ("The Eastholm Water Commission met. ⟦EWC⟧ said no.", "Eastholm Water Commission"),
    ("The Eastholm Water Commission met. ⟦The commission⟧ said no.", "Eastholm Water Commission"),
    ("The Daily Weir came out. ⟦The nonpartisan Foundry Trust⟧ said no.", "Foundry Trust"),
    ("They asked the Foundry Trust, ⟦which⟧ said no.", "Foundry Trust"),
    ("⟦The Foundry Trust, a charity,⟧ said no.", "Foundry Trust"),
    ("⟦Foundry Trust, Daily Weir and Moss⟧ said no.", None),
    ("The Foundry Trust met. ⟦The commission⟧ said no.", None),
    ("The Foundry Trust met. ⟦A Foundry Trust report⟧ said no.", None),
]


@pytest.mark.parametrize(("marked", "expected"), ORGANISATIONS)
def test_an_organisation_gets_its_fullest_name(marked: str, expected: str | None) -> None:
    """Acronyms, words of the name and "which" lead to the one organisation that they can mean."""
    assert names(marked, organisation=BODIES) == [expected]


def test_a_newspaper_is_known_by_its_last_word() -> None:
    """ "The Post" is the only Post of the text; where there are two it stays open."""
    one = "The Eastholm Post came out. ⟦The Post⟧ said so."
    two = "The Eastholm Post and the Weir Post came out. ⟦The Post⟧ said so."
    papers = ("Eastholm Post", "Weir Post", "Post")
    assert names(one, organisation=papers) == ["Eastholm Post"]
    assert names(two, organisation=papers) == [None]
