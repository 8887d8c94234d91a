"""Tests of the voices on a claim's way."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reportedly.model import Credit, CreditRole, NodeKind, SourceKind, Span
from reportedly.rumours.provenance import origins, provenance
from reportedly.rumours.provenance.voices import way
from tests.rumours.provenance.inventing import MEDIA, hop, paper, says


def cited(text: str, name: str, at: int) -> Credit:
    """The words of a claim that name an outlet."""
    return Credit(name=name, kind=MEDIA, role=CreditRole.CITED, text=text, spans=(Span(at, at + len(text)),))


def voices(description: str, words: str, *, by: str = "Mast") -> list[tuple[NodeKind, str]]:
    """The voices of a claim whose source is a paper of that description, in which ``words`` name The Weir."""
    credit = cited(words, "The Weir", description.index(words))
    report = paper("d1", says(hop(description, SourceKind.DOCUMENT, named=False)), by=by)
    found = way(replace(report, cited=(credit,)), report.claims[0])
    return [(voice.node.kind, voice.node.name) for voice in found.voices]


@pytest.mark.parametrize("description", ["a report in The Weir", "an article by The Weir", "a long piece in The Weir"])
def test_what_an_outlet_printed_is_that_outlets(description: str) -> None:
    """Its report is no source beside it."""
    words = "in The Weir" if " in " in description else "by The Weir"
    assert voices(description, words) == [(NodeKind.OUTLET, "The Weir")]


def test_a_paper_that_an_outlet_saw_came_through_it() -> None:
    """The paper is the source; in the outlet's own text it is had at first hand."""
    description, words = "a tax office memo seen by The Weir", "by The Weir"
    memo = (NodeKind.SOURCE, description)
    assert voices(description, words) == [memo, (NodeKind.OUTLET, "The Weir")]
    assert voices(description, words, by="The Weir") == [memo]


def test_an_outlet_elsewhere_in_the_text_has_nothing_to_do_with_it() -> None:
    """Its words must be those of the description, at their place."""
    report = paper("d1", says(hop("a report in The Weir", SourceKind.DOCUMENT, named=False)), by="Mast")
    away = replace(report, cited=(cited("in The Weir", "The Weir", 400),))
    (voice,) = way(away, report.claims[0]).voices
    assert voice.node.name == "a report in The Weir"


def test_a_report_in_an_outlet_leads_to_its_text_here() -> None:
    """So two papers have one origin."""
    second = paper("d2", says(hop("a report in The Weir", SourceKind.DOCUMENT, named=False)), by="Mast", day=2)
    reports = [paper("d1", says(hop("Ana Reis")), by="The Weir", day=1), second]
    assert origins(provenance(reports)).count == 2
    reports[1] = replace(second, cited=(cited("in The Weir", "The Weir", 9),))
    found = origins(provenance(reports))
    assert [(fold.node, fold.into) for fold in found.origins[0].folded] == [("d1", "source:ana reis"), ("d2", "d1")]
    assert found.count == 1
