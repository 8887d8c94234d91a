"""The list of an earlier moment is that of everything worked out from the judgements of then."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.desk import desk
from reportedly.linking.earlier import earlier_rumours
from reportedly.linking.held_pairs import HeldPairs
from reportedly.linking.placing import headed, placement
from reportedly.model import Judgement, Verdict
from reportedly.rumours.threads import rumour_id, thread
from reportedly.store import Linking, RumourFilters, RumourOrder, Store, StoredRumour, View, open_store
from reportedly.store.memory import MemoryStore
from reportedly.store.rumours import NOT_LINKED
from tests.linking.test_parts import SAID, decided, judged, link
from tests.store.inventing import reading

FILTERS = (
    RumourFilters(),
    RumourFilters(least=2),
    RumourFilters(denied=True),
    RumourFilters(outlet="The Weir"),
    RumourFilters(since="2026-05-03", until="2026-05-06"),
)


def day(number: int) -> str:
    """A day of May."""
    return f"2026-05-{1 + number:02}T10:00:00+00:00"


def as_it_was(view: View) -> Store:
    """A view of an earlier moment as a store of its own: all of it is worked out."""
    store, found = MemoryStore(), desk(view)
    store.restore(view.records())
    documents = {document.id: document for document in view.documents(limit=200).items}
    claims = {claim.id: claim for claim in view.claims(limit=200).items}
    alone = {claim.id: placement(claim, documents.get(claim.document)) for claim in claims.values()}
    together = ([msgspec.structs.replace(alone[claim], rumour=group[0]) for claim in group] for group in found.groups)
    then = tuple(placed for group in together for placed in headed(group, claims))
    store.link(Linking(before=NOT_LINKED, after="then", placed=then))
    return store


def uncounted(rumours: Iterator[StoredRumour]) -> list[StoredRumour]:
    """Rows without their numbers of origins."""
    return [msgspec.structs.replace(rumour, origins=None) for rumour in rumours]


def grown(store: Store, chance: random.Random, days: int) -> None:
    """A desk to which something came each day: a document or two, what the rule found, what a person decided."""
    claims, pairs, waiting = list[str](), HeldPairs(), list[Judgement]()
    for number in range(days):
        for part in range(chance.randrange(3)):
            text = f"{chance.choice(('', 'no one says that '))}{chance.choice(SAID)}"
            outlet, url = chance.choice(("The Weir", "The Bell")), f"https://example.org/{number}/{part}"
            made = reading(("Tom Reed", text), url=url, outlet=outlet, published=day(number)[:10])
            store.writer.add([made], at=day(number))
            (new,) = {claim.id for claim in store.view().claims(limit=200).items} - set(claims)
            found = (judged(chance, *sorted((new, other))) for other in claims)
            waiting += [j for j in found if j is not None]
            claims.append(new)
        if len(claims) > 1 and chance.random() < 0.3:
            store.writer.judge([msgspec.structs.replace(decided(chance, claims), at=day(number))])
        if chance.random() < 0.7:
            link(store, pairs, tuple(msgspec.structs.replace(j, at=day(number)) for j in waiting))
            waiting = []
    link(store, pairs, tuple(msgspec.structs.replace(j, at=day(days)) for j in waiting))


@settings(deadline=None, max_examples=6)
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_the_list_of_then_is_what_all_of_it_worked_out_gives(chance: random.Random, days: int) -> None:
    """At each day, in each order and with each filter."""
    with open_store("memory:") as store:
        grown(store, chance, days)
        for number in range(-1, days + 1):
            then = store.view(f"2026-05-{1 + number:02}" if number >= 0 else "2026-04-30")
            found, whole = earlier_rumours(store.view(), then), as_it_was(then)
            for order, filters in itertools.product(RumourOrder, FILTERS):
                expected = whole.view().rumours(filters, order=order, limit=200).items
                assert uncounted(found.every(filters, order)) == list(expected)


@pytest.mark.parametrize("url", ["memory:", "sqlite:///{}/desk.db"])
def test_only_what_changed_since_is_read(url: str, tmp_path: object) -> None:
    """Of twenty rumours one got another claim; the others are as they are kept, and so are their sightings."""
    with open_store(url.format(tmp_path)) as store:
        pairs = HeldPairs()
        for number in range(20):
            text = f"the ferry {'abcdefghijklmnopqrstuvwxyz'[number] * 5} at Port Ansel will be sold to Brill"
            store.writer.add([reading(("Tom Reed", text), url=f"https://example.org/{number}")], at=day(0))
        link(store, pairs, ())
        first = store.view().claims(limit=200).items[0]
        store.writer.add([reading(("Ida Moss", "it is sold"), url="https://example.org/new")], at=day(5))
        (new,) = [claim for claim in store.view().claims(limit=200).items if claim.name == "Ida Moss"]
        left, right = sorted((first.id, new.id))
        same = Judgement(left=left, right=right, verdict=Verdict.SAME, by="rule:made@1", at=day(5), score=0.9)
        link(store, pairs, (same,))
        assert sorted(store.view().changed_since(day(3))) == [left, right]
        assert list(store.view().changed_since(day(5))) == []
        told: list[int] = []
        found = earlier_rumours(store.view(), store.view("2026-05-03"), told.append)
        assert told[-1] == 1
        rows = list(found.every(RumourFilters(), RumourOrder.RECENT))
        assert sorted(row.claims for row in rows) == [1] * 20
        for row in rows:
            assert thread(found.sightings_of(row.id)).claim == row.claim
        assert rumour_id([first.id]) in {row.id for row in rows}
