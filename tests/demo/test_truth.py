"""The truth of the bundled desk is read as it is written."""

from __future__ import annotations

from reportedly.demo.truth import truth
from reportedly.model import EdgeKind, Standing


def test_a_story_has_its_roots_and_its_launderings() -> None:
    """The report of the clinic's deaths has one unnamed root, and was made surer once."""
    clinic = next(story for story in truth() if story.name == "clinic")
    assert [root.standing for root in clinic.origins] == [Standing.UNNAMED]
    surer = [shift for told in clinic.documents for shift in told.shifts if shift.kind == "surer"]
    assert [shift.cited for shift in surer] == ["clinic-02"]


def test_copies_and_credits_are_told_apart() -> None:
    """Six documents are copies of an agency's text or of a post."""
    copies = [t.id for story in truth() for t in story.documents for p in t.parents if p.kind is EdgeKind.COPY]
    assert sorted(copies) == ["border-02", "border-03", "dam-04", "thale-06", "vash-02"]
