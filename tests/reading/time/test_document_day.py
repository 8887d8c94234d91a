"""The day that relative expressions are counted from: given, at the head of the text, or not known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Basis, Document
from reportedly.reading.time.document_day import document_day

CAPTURED = "2026-07-09T10:00:00+00:00"


def test_the_day_of_publication() -> None:
    """With what it rests on."""
    document = Document(id="x", text="", published="2026-07-08T23:00:00+02:00", basis=Basis(published="meta date"))
    found = document_day(document)
    assert found.day == date(2026, 7, 8)
    assert found.basis == "the document's date, meta date"


@pytest.mark.parametrize("published", ["2026", "2026-07", "today", "2026-02-31", "8/7/2026", "2026-07-08T99:00"])
def test_what_is_no_day_is_passed_over(published: str) -> None:
    """The basis quotes it."""
    found = document_day(Document(id="x", text="Rain.", published=published))
    assert found.day is None
    assert published in found.basis


@pytest.mark.parametrize("basis", [Basis(published="meta date, in the future when loaded"), Basis()])
def test_a_day_in_the_future_is_passed_over(basis: Basis) -> None:
    """Whether loading said so or the day of capture shows it."""
    found = document_day(Document(id="x", text="", published="2027-01-01", captured=CAPTURED, basis=basis))
    assert found.day is None
    assert "in the future" in found.basis


def test_the_next_day_is_a_zone_and_not_the_future() -> None:
    """Published on the 10th where it was captured on the 9th."""
    assert document_day(Document(id="x", text="", published="2026-07-10", captured=CAPTURED)).day == date(2026, 7, 10)


def test_a_date_alone_at_the_head_of_the_text() -> None:
    """It stands in for a date that is not given, or not usable."""
    text = "Weir moves\n7 July 2026\n\nIt moved yesterday."
    for published in (None, "soon"):
        found = document_day(Document(id="x", text=text, published=published))
        assert (found.day, found.basis) == (date(2026, 7, 7), "the date at the head of the text")


def test_without_any_date_there_is_no_day() -> None:
    """And the basis says so."""
    assert document_day(Document(id="x", text="It moved yesterday.")).basis == "the document has no date"


@given(st.text(max_size=30))
def test_no_date_is_an_error(published: str) -> None:
    """Any string gives a day or none."""
    assert isinstance(document_day(Document(id="x", text="", published=published)).basis, str)
