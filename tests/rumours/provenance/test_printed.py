"""Tests of texts that several outlets printed: which documents are one text, and which of them may be the first."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reportedly.model import EdgeKind, Evidence, Phrase, Span
from reportedly.rumours.copies.values import Extent
from reportedly.rumours.provenance.printed import Printed, as_printed, printed
from tests.rumours.provenance.inventing import AUTHOR, copied, hop, paper, says

REIS = says(hop("Ana Reis"))
BEYOND = Phrase(text="it was never found", spans=(Span(400, 418),))


def test_a_copy_is_a_later_printing() -> None:
    """By its time; what was not copied is a text of its own."""
    papers = [paper("d1", REIS, day=2), paper("d2", REIS, day=1), paper("d3", REIS, day=1)]
    texts = printed(papers, [copied("d1", "d2")])
    assert texts["d1"] == texts["d2"] == Printed(first=("d2",), later=("d1",))
    assert texts["d2"].key == "d2"
    assert texts["d3"] == Printed(first=("d3",))


@pytest.mark.parametrize(
    ("days", "first"),
    [((1, 1), ("d1", "d2")), ((None, None), ("d1", "d2")), ((None, 3), ("d2",)), ((3, None), ("d1",))],
)
def test_where_the_times_do_not_tell(days: tuple[int | None, int | None], first: tuple[str, ...]) -> None:
    """Each of one day may be the first; one without a date is taken for later than one that has it."""
    papers = [paper(f"d{n}", REIS, day=day) for n, day in enumerate(days, 1)]
    assert printed(papers, [copied("d1", "d2")])["d1"].first == first


def test_a_day_and_a_moment_of_it() -> None:
    """Either may be the first."""
    papers = [paper("d2", REIS, day=1), replace(paper("d1", REIS), at="2026-03-01T10:00:00Z")]
    assert printed(papers, [copied("d1", "d2")])["d1"].first == ("d2", "d1")


def test_a_day_and_two_hours_of_it() -> None:
    """The later hour stays a copy's; the day alone may be the first, but not with names that only the copy has."""
    early, late = (replace(paper(f"d{n}", REIS), at=f"2026-03-01T1{n}:00:00Z") for n in (0, 1))
    late = replace(late, claims=(REIS, says(hop("Ida Moss"), id="a2")))
    for claims, first in (((REIS,), ("d2", "d0")), (late.claims, ("d0",)), ((says(hop("Reis")),), ("d2", "d0"))):
        papers = [early, late, paper("d2", *claims, day=1)]
        found = printed(papers, [copied("d0", "d1"), copied("d0", "d2"), copied("d1", "d2")])
        assert found["d1"].first == first
        assert set(found["d1"].later) == {"d0", "d1", "d2"} - set(first)


def test_a_copy_that_says_more_is_a_text_of_its_own() -> None:
    """Where words that it gives as another's stand beyond what is shared; its own headline says nothing more."""
    more = replace(says(hop("Ida Moss"), id="a2"), content=BEYOND)
    head = replace(says(hop("Courier", AUTHOR), id="a3"), content=BEYOND)
    seen = replace(head, evidence=Evidence.WITNESSED)
    for claim, together in ((more, False), (head, True), (seen, False)):
        texts = printed([paper("d1", REIS, day=1), paper("d2", REIS, claim, day=2)], [copied("d1", "d2")])
        assert (texts["d1"] == texts["d2"]) is together


def test_the_same_words_from_another_are_another_text() -> None:
    """But where the one who says them stands in what is shared, or is called the same in both."""
    far = [replace(says(hop(name, at=400)), id="a1") for name in ("Ana Reis", "Ida Moss")]
    for claim, together in ((far[0], True), (far[1], False), (says(hop("Reis")), True)):
        texts = printed([paper("d1", REIS, day=1), paper("d2", claim, day=2)], [copied("d1", "d2")])
        assert (texts["d1"] == texts["d2"]) is together


def test_what_is_no_printing() -> None:
    """A text that is partly derived, a quotation alone, and what a person keeps apart."""
    papers = [paper("d1", REIS, day=1), paper("d2", REIS, day=2)]
    partly = replace(copied("d1", "d2"), extent=Extent.PARTLY)
    for shared in (partly, copied("d1", "d2", EdgeKind.QUOTATION)):
        assert printed(papers, [shared])["d1"] == Printed(first=("d1",))
    assert printed(papers, [copied("d1", "d2")], frozenset({("d1", "d2")}))["d2"] == Printed(first=("d2",))


def test_no_words_are_an_outlets_own_where_another_may_have_had_them_before() -> None:
    """A later printing does not change that they are."""
    papers = [
        paper("d1", REIS, by="Mast", day=1),
        paper("d2", REIS, by="Weir", day=1),
        paper("d3", REIS, by="A", day=2),
    ]
    shared = [copied("d1", "d2"), copied("d1", "d3")]
    found = as_printed(papers, printed(papers, shared))
    assert [(report.text_id, report.shared) for report in found] == [("d1", True), ("d1", True), ("d1", False)]
    alone = as_printed([papers[0], papers[2]], printed([papers[0], papers[2]], shared))
    assert [report.shared for report in alone] == [False, False]
