"""Tests of what a link is, as the tests of removing a document have it: no more than docs/provenance.md says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from reportedly.model import Phrase, Span
from reportedly.rumours.copies.values import Derivation
from reportedly.rumours.provenance import Report, provenance
from tests.rumours.provenance.inventing import BODY, MEDIA, copied, credit, hop, paper, says
from tests.rumours.provenance.removing import is_link, without

REIS, POST = hop("Ana Reis"), hop("Kyiv Post", MEDIA)
FIRST = paper("d1", says(REIS), by="The Weir", day=1)
CREDITING = paper("d2", by="Courier", day=2, credits=(credit("The Weir"),))
QUOTING = paper("d3", says(REIS), by="Herald", day=2)


def _links(reports: Sequence[Report], copies: Sequence[Derivation] = ()) -> list[str]:
    whole = provenance(reports, copies)
    found = [report.document for report in reports]
    return [gone for gone in found if is_link(gone, reports, whole, without(gone, reports, copies))]


@pytest.mark.parametrize(
    ("reports", "links"),
    [
        ([FIRST, QUOTING], []),
        ([FIRST, CREDITING, QUOTING], ["d1"]),
        ([paper("d1", says(REIS, POST)), paper("d2", credits=(credit("Kyiv Post"),))], ["d1"]),
        ([paper("d1", says(REIS, POST)), paper("d2", says(REIS, POST)), paper("d3", says(POST))], []),
        ([paper("d1", says(hop("Reis"))), paper("d2", says(REIS))], ["d2"]),
    ],
    ids=["one voice", "credited", "alone says from whom", "says it too", "alone gives the whole name"],
)
def test_a_link_is_what_others_lead_to_or_by(reports: list[Report], links: list[str]) -> None:
    """Who quotes the same voice, or says again what another says, is none."""
    assert _links(reports) == links


def test_who_says_that_two_are_one_is_a_link() -> None:
    """By the role of a person, who speaks for a body; that person and body are named elsewhere too."""
    role = says(REIS, role="spokeswoman of the Health Ministry")
    others = [FIRST, paper("d2", says(hop("Ministry of Health", BODY)), by="Courier")]
    assert _links([*others, paper("d3", role, by="Herald")]) == ["d3"]


def test_a_copy_is_no_link() -> None:
    """It leads to the other; but of one time each leads to the other."""
    later, same = paper("d2", says(REIS), by="Courier", day=2), paper("d2", says(REIS), by="Courier", day=1)
    assert _links([FIRST, later], [copied("d1", "d2")]) == ["d1"]
    assert _links([FIRST, same], [copied("d1", "d2")]) == ["d1", "d2"]


def test_by_whom_another_has_no_say_is_a_link() -> None:
    """The others that say the same, without which a document would have a say, or the only one that carries it."""
    stray = Phrase(text="a harbour", spans=(Span(0, 9),))
    far = paper("d4", replace(says(hop("Tom Dunne")), content=stray))
    near = Phrase(text="a ferry sank near Ansel", spans=(Span(0, 9),))
    again = paper("d2", replace(says(REIS), content=near), by="Courier")
    assert _links([FIRST, again, far]) == ["d1", "d2"]
    denying = replace(QUOTING, against=frozenset({"a1"}))
    assert _links([FIRST, denying]) == ["d1"]
