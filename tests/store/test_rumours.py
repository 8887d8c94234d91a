"""The rumours that a store keeps: memory, SQLite and PostgreSQL give the same answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.model import Judgement, Verdict
from reportedly.rumours.threads import rumour_id
from reportedly.store import Store, Subject, View
from reportedly.store.rumours import (
    EVERY,
    NOT_LINKED,
    Linking,
    Placement,
    RumourFilters,
    RumourOrder,
    places_with,
)
from tests.store.inventing import SAID, judgement, reading
from tests.store.test_operations import Operation, operations, perform

FILTERS = (
    EVERY,
    RumourFilters(least=2),
    RumourFilters(denied=True),
    RumourFilters(outlet="the weir"),
    RumourFilters(source="moss"),
    RumourFilters(since="2026-05-05", until="2026-06-30"),
)


def place_all(store: Store, state: str = "s1", groups: int = 2) -> bool:
    """Places every claim, in as many rumours as are asked for, by what it says."""
    view = store.view()
    claims = view.claims(limit=1000).items
    number = {content: n % groups for n, content in enumerate(sorted({c.content for c in claims}))}
    least: dict[int, str] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        least.setdefault(number[claim.content], claim.id)
    placed = [
        Placement(
            claim=c.id,
            rumour=least[number[c.content]],
            document=c.document,
            copy=number[c.content] - 1,
            at=c.published if c.published not in (None, "soon") else c.added,  # type: ignore[arg-type]
            denied=c.number % 2 == 0,
            rank=c.number % 3,
            figure=c.content[:4] if c.number % 2 else None,
        )
        for c in claims
    ]
    gone = {p.claim for p in view.placements()} - {c.id for c in claims}
    done = view.unlinked(limit=1000)
    return store.writer.link(
        Linking(before=view.linked(), after=state, placed=tuple(placed), gone=tuple(sorted(gone)), done=done)
    )


def pages(ask: Callable[[str | None], Any]) -> Iterator[Any]:
    """Every item of a list, by its pages."""
    cursor = None
    while True:
        page = ask(cursor)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return


def shown(view: View) -> dict[str, Any]:
    """All that a view shows of rumours."""
    found: dict[str, Any] = {}
    for filters, order in product(FILTERS, RumourOrder):
        listed = list(pages(lambda c, f=filters, o=order: view.rumours(f, order=o, cursor=c, limit=1)))  # type: ignore[misc]
        found[f"{filters} {order}"] = listed
    every = found[f"{EVERY} {RumourOrder.RECENT}"]
    found["each"] = [view.rumour(r.id) for r in every]
    found["members"] = [list(pages(lambda c, r=r: view.members(r.id, cursor=c, limit=2))) for r in every]  # type: ignore[misc]
    placed = list(view.placements())
    found["placements"] = placed
    found["of"] = [view.rumour_of(p.claim) for p in placed[:3]]
    found["copies"] = list(view.placements(copies=[p.copy for p in placed[:1]]))
    found["copied"] = list(view.copied([p.copy for p in placed]))
    found["in rumours"] = list(view.placements(rumours=[p.rumour for p in placed[:1]]))
    documents = [p.document for p in placed[:2]]
    found["in documents"] = [
        list(view.placements(documents=documents)),
        list(view.claims_in(documents)),
        list(view.documents_named(documents)),
    ]
    found["claims"] = list(view.claims_named([p.claim for p in placed[-2:]]))
    found["judged"] = list(view.judged([p.claim for p in placed[:3]]))
    found["unlinked"] = sorted(mark.document for mark in view.unlinked(limit=1000))
    found["linked"] = view.linked()
    return found


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(before=operations(), after=operations(), groups=st.integers(1, 3))
def test_every_store_gives_the_same_answers(
    before: list[Operation], after: list[Operation], groups: int, three: Callable[[], list[Store]]
) -> None:
    """Whatever happens to documents and judgements before and after they are linked."""
    stores = three()
    for store in stores:
        for operation in before:
            perform(store, operation)
        assert place_all(store, groups=groups)
        store.writer.origins({r.id: 3 for r in store.view().rumours().items})
    reference, *others = [shown(store.view()) for store in stores]
    assert reference["unlinked"] == []
    assert all(other == reference for other in others)
    for operation in after:
        for store in stores:
            perform(store, operation)
        reference, *others = [shown(store.view()) for store in stores]
        for other in others:
            assert {name: other[name] for name in reference if other[name] != reference[name]} == {}


def test_numbers_of_origins_are_forgotten_once_they_are_counted_by_something_else(store: Store) -> None:
    """Those that were counted by the same are kept."""
    store.writer.add([reading(("Ida Moss", SAID[0]), outlet="The Weir", published="2026-05-04")])
    place_all(store, groups=1)
    (row,) = store.view().rumours().items
    assert store.view().counted_by() == ""
    store.writer.recount("made@1")
    store.writer.origins({row.id: 3})
    for by, kept in (("made@1", 3), ("made@2", None)):
        store.writer.recount(by)
        assert (store.view().counted_by(), store.view().rumours().items[0].origins) == (by, kept)


def test_a_row_has_the_counts_of_its_claims(store: Store) -> None:
    """Documents, outlets and sources once each, denials, and figures where they differ."""
    store.writer.add([reading(("Ida Moss", SAID[0]), ("Tom Reed", SAID[0]), outlet="The Weir", published="2026-05-04")])
    store.writer.add([reading(("Ida Moss", SAID[0]), outlet="Coastal Courier", published="2026-05-06")])
    place_all(store, groups=1)
    (row,) = store.view().rumours().items
    assert (row.claim, row.claims, row.documents, row.outlets, row.sources, row.denials) == (SAID[0], 3, 2, 2, 2, 1)
    assert (row.variants, row.origins, row.first_seen, row.last_seen) == (0, None, "2026-05-04", "2026-05-06")
    assert row == store.view().rumour(row.id) == store.view().rumour_of(row.heading)


def test_the_places_beside_a_claim_are_those_of_its_rumour(store: Store) -> None:
    """All of them, its own too; of a claim that is nowhere there are none."""
    store.writer.add([reading(("Ida Moss", SAID[0]), ("Tom Reed", SAID[1]), outlet="The Weir", published="2026-05-04")])
    store.writer.add([reading(("Ida Moss", SAID[0]), outlet="Coastal Courier", published="2026-05-06")])
    place_all(store, groups=2)
    view = store.view()
    rumour, *_ = [row for row in view.rumours().items if row.claims == 2]
    found = [placed.claim for placed in places_with(view, [rumour.heading])]
    assert found == sorted(member.claim.id for member in view.members(rumour.id).items)
    assert list(places_with(view, ["a0000000000000000"])) == []


def test_what_changes_is_marked(store: Store) -> None:
    """A new document, a judgement about its claims, and what is left of a rumour that has lost one."""
    one, other = reading(("Ida Moss", SAID[0])), reading(("Tom Reed", SAID[0]))
    store.writer.add([one, other])
    assert (len(store.view().unlinked()), len(store.view().unlinked(limit=1)), store.view().waiting()) == (2, 1, 2)
    place_all(store, groups=1)
    assert (store.view().unlinked(), store.view().waiting()) == ((), 0)
    left, right = sorted(p.claim for p in store.view().placements())
    store.writer.judge([judgement(left, right)])
    assert len(store.view().unlinked()) == 2
    place_all(store, "s2", groups=1)
    document = store.view().claim(left).document  # type: ignore[union-attr]
    store.writer.forget(Subject.DOCUMENT, document, by="ida", why="asked")
    assert len(store.view().unlinked()) == 2
    assert [r.claims for r in store.view().rumours().items] == [1]


def test_a_run_that_another_one_overtook_keeps_nothing(store: Store) -> None:
    """It has to begin again from the new state."""
    store.writer.add([reading(("Ida Moss", SAID[0]))])
    place_all(store)
    late = Linking(before=NOT_LINKED, after="s2", judgements=(judgement("x", "y"),))
    assert not store.writer.link(late)
    assert list(store.view().judgements()) == []
    assert store.view().linked() == "s1"


def test_a_document_that_changes_meanwhile_stays_marked(store: Store) -> None:
    """A mark is taken away only as it was read."""
    store.writer.add([reading(("Ida Moss", SAID[0]), ("Tom Reed", SAID[1]))])
    (mark,) = store.view().unlinked()
    left, right = sorted(c.id for c in store.view().claims().items)
    store.writer.judge([judgement(left, right)])
    assert store.writer.link(Linking(before=NOT_LINKED, after="s1", done=(mark,)))
    assert [m.document for m in store.view().unlinked()] == [mark.document]


def test_relink_marks_every_document_and_leaves_rumours_as_they_are(store: Store) -> None:
    """Until that is over; the state is another one, and by what it is linked is known."""
    store.writer.add([reading(("Ida Moss", SAID[0]), ("Tom Reed", SAID[1]))])
    assert (store.view().linked_by(), store.view().relinking()) == ("", None)
    place_all(store)
    before = store.view().rumours().items
    store.writer.relink(at="2026-07-01T00:00:00+00:00", by="made@2")
    view = store.view()
    assert (view.rumours().items, len(view.unlinked())) == (before, 1)
    assert view.linked() not in (NOT_LINKED, "s1")
    assert (view.linked_by(), view.relinking()) == ("made@2", "2026-07-01T00:00:00+00:00")
    store.writer.relinked()
    assert (store.view().linked_by(), store.view().relinking()) == ("made@2", None)


def test_what_linked_the_first_documents_is_kept(store: Store) -> None:
    """What links later ones does not count."""
    for before, after, by in ((NOT_LINKED, "s1", "made@1"), ("s1", "s2", "made@2")):
        assert store.writer.link(Linking(before=before, after=after, by=by))
    assert store.view().linked_by() == "made@1"


def test_what_rules_judged_before_a_moment(store: Store) -> None:
    """And not since; a person's word is none of it, nor that nothing was found again."""

    def made(left: str, day: int, verdict: Verdict, score: float | None) -> Judgement:
        at, by = f"2026-07-{day:02}", "Ida Moss" if score is None else "rule:made@1"
        return Judgement(left=left, right="x", verdict=verdict, by=by, at=at, score=score)

    old = [made("a", 1, Verdict.UNSURE, 0.1), made("b", 2, Verdict.NOT_SAME, 0.3)]
    others = [made("c", 1, Verdict.SAME, 0.9), made("c", 9, Verdict.SAME, 0.9), made("d", 1, Verdict.SAME, None)]
    gone = [made("e", 1, Verdict.SAME, 0.9), made("e", 2, Verdict.NOT_SAME, 0.0)]
    store.writer.judge([*old, *others, *gone, made("a", 0 + 3, Verdict.SAME, None)])
    assert list(store.view().judged_before("2026-07-05")) == old


def test_an_earlier_moment_has_no_kept_rumours(store: Store) -> None:
    """They are worked out from the judgements of then."""
    view = store.view("2026-07-01")
    for asked in (view.rumours, view.linked, view.unlinked, view.placements):
        with pytest.raises(UsageError, match="as they are now"):
            asked()  # type: ignore[operator]


def test_the_id_of_a_rumour_that_was_joined_with_another_leads_on(store: Store) -> None:
    """Also when that one is joined with a third, or parted again; what was removed leads nowhere."""
    store.writer.add([reading(("Ida Moss", said)) for said in SAID[:4]])
    place_all(store, "apart", groups=4)
    view = store.view()
    apart = [rumour.id for rumour in view.rumours().items]
    place_all(store, "pairs", groups=2)
    place_all(store, "one", groups=1)
    (one,) = store.view().rumours().items
    for former in set(apart) - {one.id}:
        assert (view.rumour(former), view.rumour_once(former)) == (None, one)
    place_all(store, "apart again", groups=4)
    assert {rumour.id for rumour in store.view().rumours().items} == set(apart)
    place_all(store, "one again", groups=1)
    former = next(rumour for rumour in apart if rumour != one.id)
    (document,) = (p.document for p in view.placements() if rumour_id([p.claim]) == former)
    store.writer.forget(Subject.DOCUMENT, document, by="ida", why="asked")
    assert view.rumour_once(former) is None
    assert view.rumour_once("r000000000000") is None
    assert view.rumour_once("x") is None


def test_an_id_of_another_form_is_no_rumour(store: Store) -> None:
    """Whatever it looks like."""
    for odd in ("", "r0", "rzzzzzzzzzzzz", "a0123456789ab", "r00000000000é", rumour_id(["a0123456789abcdef"])):
        assert store.view().rumour(odd) is None
