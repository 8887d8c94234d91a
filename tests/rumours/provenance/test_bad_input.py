"""Whatever the documents say of each other, there is an answer, and what makes it uncertain is said."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reportedly.rumours.provenance import Report, origins, provenance, trail
from tests.rumours.provenance.inventing import MEDIA, copied, credit, hop, paper, says

REIS = says(hop("Ana Reis"))


def crediting(document: str, by: str, whom: str, at: str | None) -> Report:
    """A document of an outlet that credits another, and names nobody."""
    return replace(paper(document, by=by, credits=(credit(whom),)), at=at)


@pytest.mark.parametrize("at", [None, "2026-03-01", "2026-03-01T10:00:00+00:00", "soon"])
def test_a_circle_of_three(at: str | None) -> None:
    """Without dates, of one day, of one second, or with a date that is none: one origin, and nobody knows whose."""
    ring = [("d1", "A Post", "B News"), ("d2", "B News", "C Radio"), ("d3", "C Radio", "A Post")]
    found = origins(provenance([crediting(*names, at) for names in ring]))
    assert (found.count, found.unknown) == (1, 1)
    assert any("lead back to each other, so which of them began it is not known" in c for c in found.caveats)


def test_a_circle_with_a_way_out() -> None:
    """Who is quoted in one of them is the origin of all."""
    pair = [crediting("d1", "A Post", "B News", None), crediting("d2", "B News", "A Post", None)]
    found = origins(provenance([replace(pair[0], claims=(REIS,)), pair[1]]))
    assert [origin.node for origin in found.origins] == ["source:ana reis"]


def test_a_document_that_credits_itself_beside_others() -> None:
    """It is said, and leads nowhere; the document's other ways count."""
    found = origins(provenance([replace(crediting("d1", "The Weir", "the Weir", "2026-03-01"), claims=(REIS,))]))
    assert (found.count, found.named) == (1, 1)
    assert "The Weir credits itself, which leads nowhere" in found.caveats


def test_copies_of_the_same_second() -> None:
    """Each may have it from the other, so they are one origin whichever is first."""
    pair = [replace(paper(f"d{n}", by=by), at="2026-03-01T10:00:00Z") for n, by in ((1, "Mast"), (2, "Weir"))]
    graph = provenance(pair, [copied("d1", "d2")])
    assert origins(graph).count == 1
    assert {edge.order.value for edge in graph.edges} == {"same time"}


def test_no_dates_at_all() -> None:
    """Everything that is said counts, and that nothing is dated is said."""
    reports = [paper("d1", REIS, by="The Weir"), paper("d2", by="Mast", credits=(credit("The Weir"),)), paper("d3")]
    found = origins(provenance(reports, [copied("d2", "d3")]))
    assert found.count == 1
    assert "3 documents of 3 without a date that can be believed" in found.caveats


def test_a_missing_middle() -> None:
    """An outlet whose text is not here may have it from the one who is known; that this is a guess is said."""
    first = paper("d1", REIS, by="Mast", day=1)
    last = paper("d3", by="Courier", day=3, credits=(credit("The Weir"),))
    graph = provenance([first, last])
    found = origins(graph)
    assert (found.count, found.named) == (1, 1)
    assert "what The Weir printed is not here, so what it rests on is not known" in found.caveats
    assert "1 link is a guess; if it is wrong, there is one origin more" in found.caveats
    told = paper("d4", says(hop("Ana Reis"), hop("The Weir", MEDIA, at=20)), by="Herald", day=4)
    assert not any("not here" in caveat for caveat in origins(provenance([first, last, told])).caveats)
    assert [step.to.name for step in trail(graph, "d3").steps] == ["The Weir", "Mast", "Ana Reis"]
