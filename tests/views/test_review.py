"""A question shows both claims in their context, with the reasons of the rule."""

from __future__ import annotations

import msgspec

from reportedly.store import open_store
from reportedly.views.review import decision, question
from tests.store.inventing import judgement, reading


def test_both_sides_stand_in_their_context() -> None:
    """The first reason is the answer itself, which the score says."""
    with open_store("memory:") as store:
        store.writer.add([reading(("Ida Moss", "the pier is shut")), reading(("Tom Reed", "the pier is closed"))])
        view = store.view()
        left, right = view.claims().items
        readings = {r.document.id: r for r in view.readings([left.document, right.document])}
    open_ = msgspec.structs.replace(judgement(left.id, right.id), reasons=("unsure", "the same names"))
    asked = question(open_, {left.id: left, right.id: right}, readings)
    assert (asked.left.claim, asked.right.claim) == (left, right)
    assert asked.left.before + asked.left.text + asked.left.after == readings[left.document].document.text
    assert asked.reasons == ("the same names",)
    assert asked.score == 0.5


def test_a_decision_is_shown_as_it_was_made() -> None:
    """By whom, and when."""
    made = decision(judgement("a1", "a2", by="Tom Reed"))
    assert (made.left, made.right, made.verdict.value, made.by) == ("a1", "a2", "same", "Tom Reed")
