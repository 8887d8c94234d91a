"""A rumour without one of its documents, and whether that was a link of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.model import EdgeKind, Provenance
from reportedly.rumours.copies.values import Derivation
from reportedly.rumours.provenance import Report, provenance
from reportedly.rumours.provenance.structure import structure, ways
from reportedly.rumours.reports import with_a_say


def without(
    gone: str,
    reports: Sequence[Report],
    shared: Sequence[Derivation],
    families: Mapping[str, str] | None = None,
    revisions: Mapping[str, str] | None = None,
) -> Provenance:
    """The graph of all documents but one."""
    return provenance(
        [report for report in reports if report.document != gone],
        [copy for copy in shared if gone not in (copy.left, copy.right)],
        families=families,
        revisions={new: old for new, old in (revisions or {}).items() if gone not in (new, old)},
    )


def is_link(gone: str, reports: Sequence[Report], whole: Provenance, left: Provenance) -> bool:
    """Whether a document is a link of a rumour, by its graph with it and without.

    Something else leads to it, or to whom it alone names; or a step between two others is gone without it (what is only
    heard stands by it where it leads to both); or a claim of another has a say without it that had none.
    """
    others = [report for report in reports if report.document != gone]
    if not _claims(others) <= _claims(reports):
        return True
    before, after = _led_to(whole), _led_to(left)
    for edge in whole.edges:
        by_itself = edge.kind is EdgeKind.HEARSAY and not {edge.derived, edge.origin} <= before.get(gone, set())
        for here, there in ways(edge):
            if here != gone and here in after and (there not in after or not (by_itself or there in after[here])):
                return True
    return False


def _claims(reports: Sequence[Report]) -> set[tuple[str, str]]:
    """The claims that have a say."""
    return {(report.document, claim.id) for report in with_a_say(reports) for claim in report.claims}


def _led_to(graph: Provenance) -> dict[str, set[str]]:
    """All that each node leads to, by any number of steps, and itself."""
    shape = structure([node.id for node in graph.nodes], graph.edges)
    return {key: {shape.ids[n] for n in shape.upstream([shape.place[key]])} for key in shape.ids}
