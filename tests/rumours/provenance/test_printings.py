"""Tests of which documents may be printings of which."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reportedly.model import EdgeKind, Evidence, Phrase, Span
from reportedly.rumours.copies.values import Extent
from reportedly.rumours.provenance.printings import printings
from tests.rumours.provenance.inventing import AUTHOR, copied, hop, paper, says

REIS = says(hop("Ana Reis"))
BEYOND = Phrase(text="it was never found", spans=(Span(400, 418),))


def test_a_copy_may_be_a_printing_of_what_was_there_before() -> None:
    """By its time; what was not copied is nobody's printing."""
    papers = [paper("d1", REIS, day=2), paper("d2", REIS, day=1), paper("d3", REIS, day=1)]
    found = printings(papers, [copied("d1", "d2")])
    assert found.of == {"d1": {"d2"}, "d2": set(), "d3": set()}
    assert found.later("d1", "d2")
    assert found.one("d2", "d1")
    assert not found.one("d2", "d3")
    assert [found.own(document) for document in ("d1", "d2", "d3")] == [False, True, True]


@pytest.mark.parametrize(
    ("times", "of"),
    [
        (("2026-03-01", "2026-03-01"), ({"d2"}, {"d1"})),
        ((None, None), ({"d2"}, {"d1"})),
        ((None, "2026-03-03"), ({"d2"}, set())),
        (("2026-03-03", None), (set(), {"d1"})),
        (("2026-03-01", "2026-03-01T10:00:00Z"), ({"d2"}, {"d1"})),
        (("2026-03-01T11:00:00Z", "2026-03-01T10:00:00Z"), ({"d2"}, set())),
    ],
)
def test_where_the_times_do_not_tell(times: tuple[str | None, str | None], of: tuple[set[str], set[str]]) -> None:
    """Each may be a printing of the other; one without a date is taken for one of what has a date."""
    papers = [replace(paper(f"d{n}", REIS), at=at) for n, at in enumerate(times, 1)]
    assert printings(papers, [copied("d1", "d2")]).of == {"d1": of[0], "d2": of[1]}


def test_a_copy_that_says_more_is_no_printing() -> None:
    """Where words that it gives as another's stand beyond what is shared; its own headline says nothing more."""
    more = replace(says(hop("Ida Moss"), id="a2"), content=BEYOND)
    head = replace(says(hop("Courier", AUTHOR), id="a3"), content=BEYOND)
    seen = replace(head, evidence=Evidence.WITNESSED)
    for claim, prints in ((more, False), (head, True), (seen, False)):
        found = printings([paper("d1", REIS, day=1), paper("d2", REIS, claim, day=2)], [copied("d1", "d2")])
        assert found.own("d2") is not prints


def test_the_same_words_from_another_are_another_text() -> None:
    """But where the one who says them stands in what is shared, or is called the same in both."""
    far = [replace(says(hop(name, at=400)), id="a1") for name in ("Ana Reis", "Ida Moss")]
    for claim, prints in ((far[0], True), (far[1], False), (says(hop("Reis")), True)):
        found = printings([paper("d1", REIS, day=1), paper("d2", claim, day=2)], [copied("d1", "d2")])
        assert found.own("d2") is not prints


def test_what_is_no_printing() -> None:
    """A text that is partly derived, a quotation alone, and what a person keeps apart."""
    papers = [paper("d1", REIS, day=1), paper("d2", REIS, day=2)]
    partly = replace(copied("d1", "d2"), extent=Extent.PARTLY)
    for shared in (partly, copied("d1", "d2", EdgeKind.QUOTATION)):
        assert printings(papers, [shared]).own("d2")
    assert printings(papers, [copied("d1", "d2")], frozenset({("d1", "d2")})).own("d2")


def test_who_says_something_first() -> None:
    """One that is no printing of a text without it, by however many steps."""
    papers = [paper(f"d{n}", REIS, day=n) for n in (1, 2, 3)]
    found = printings(papers, [copied("d1", "d2"), copied("d2", "d3")])
    assert found.upstream["d3"] == {"d1", "d2", "d3"}
    assert found.said_first({"d1", "d3"})
    assert not found.said_first({"d2", "d3"})
