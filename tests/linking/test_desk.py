"""Tests of the rumours of a stored desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.linking import desk as desks
from reportedly.linking.desk import desk, earlier_desk, kept_desk
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.updating import link_new
from reportedly.model import Judgement, Verdict
from reportedly.rumours.threads import rumour_id
from reportedly.store import Store, open_store
from tests.linking.embedding import embed
from tests.new_desks import new_desk
from tests.store.inventing import reading

HELD = ("Ida Moss", "mayor Ana Reis has resigned in Port Ansel")
AGAIN = ("Tom Reed", "Ana Reis resigned as mayor of Port Ansel")
OTHER = ("Tom Reed", "the lighthouse at Brill will be sold")


def rumours(store: Store) -> list[list[str]]:
    """The rumours as the words of their claims."""
    found = desk(store.view())
    assert kept_desk(store.view()).groups == found.groups
    return sorted(sorted(found.sightings[claim].text for claim in group) for group in found.groups)


def test_what_is_new_is_linked_once(tmp_path: Path) -> None:
    """A second document joins the rumour of the first; a third run finds nothing new."""
    with open_store("memory:") as store:
        for number, said in enumerate(((HELD,), (AGAIN, OTHER), ())):
            if said:
                store.writer.add([reading(*said)])
            assert link_new(store, KeptIndex(tmp_path / "v", "m@1"), embed) == len(said), number
        assert rumours(store) == [sorted([HELD[1], AGAIN[1]]), [OTHER[1]]]


def test_one_by_one_gives_what_all_at_once_gives(tmp_path: Path) -> None:
    """However the documents come."""
    found = []
    for name, batches in (
        ("a", [[HELD], [AGAIN], [OTHER]]),
        ("b", [[OTHER], [AGAIN], [HELD]]),
        ("c", [[HELD, AGAIN, OTHER]]),
    ):
        with open_store("memory:") as store:
            for batch in batches:
                store.writer.add([reading(said) for said in batch])
                link_new(store, KeptIndex(tmp_path / name, "m@1"), embed)
            found.append(rumours(store))
    assert found[0] == found[1] == found[2]


def test_copies_are_one_rumour_with_a_wording_beside_them(tmp_path: Path) -> None:
    """Ten copies weigh no more than one."""
    with open_store("memory:") as store:
        store.writer.add([reading(HELD, url=f"https://example.org/{n}") for n in range(10)] + [reading(AGAIN)])
        link_new(store, KeptIndex(tmp_path / "v", "m@1"), embed)
        assert [len(group) for group in rumours(store)] == [11]


def test_a_person_splits_and_it_stays_split(tmp_path: Path) -> None:
    """The rule does not join what was taken apart, after new documents either."""
    with open_store("memory:") as store:
        store.writer.add([reading(HELD), reading(AGAIN)])
        link_new(store, KeptIndex(tmp_path / "v", "m@1"), embed)
        left, right = sorted(desk(store.view()).sightings)
        no = Judgement(left=left, right=right, verdict=Verdict.NOT_SAME, by="Ida Moss", at="2026-01-01")
        store.writer.judge([no])
        store.writer.add([reading(OTHER)])
        link_new(store, KeptIndex(tmp_path / "v", "m@1"), embed)
        assert len(rumours(store)) == 3
        assert desk(store.view()).group_of(left) == (left,)


def test_a_wrong_clock_keeps_nothing_apart(tmp_path: Path) -> None:
    """A date in the far future is no date."""
    with open_store("memory:") as store:
        store.writer.add(
            [reading(HELD, published="2026-05-04"), reading(AGAIN, published="2061-05-04")], at="2026-07-01"
        )
        link_new(store, KeptIndex(tmp_path / "v", "m@1"), embed)
        assert len(rumours(store)) == 1


@pytest.fixture(params=["memory:", "sqlite"])
def store_over_time(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A desk in May, which got one more document and a decision in June."""
    url = "memory:" if request.param == "memory:" else new_desk(tmp_path / "desk.db")
    with open_store(url) as store:
        index = KeptIndex(tmp_path / "v", "m@1")
        may = [reading(HELD), reading(HELD, url="https://example.org/copy"), reading(AGAIN), reading(OTHER)]
        store.writer.add(may, at="2026-05-04T10:00:00Z")
        link_new(store, index, embed)
        store.writer.add([reading(HELD, OTHER, url="https://example.org/new")], at="2026-06-04T10:00:00Z")
        (again,) = [claim.id for claim in store.view().claims().items if claim.content == AGAIN[1]]
        held = sorted(c.id for c in store.view("2026-05-05").claims().items if c.content == HELD[1])
        for verdict, day in ((Verdict.SAME, "2026-05-04T11:00:00Z"), (Verdict.NOT_SAME, "2026-06-04")):
            left, right = sorted((again, held[-1]))
            store.writer.judge([Judgement(left=left, right=right, verdict=verdict, by="Ida Moss", at=day)])
        link_new(store, index, embed)
        yield store


def test_an_earlier_rumour_is_worked_out_from_its_own_claims(
    store_over_time: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the whole desk of then gives for it, asked for by each claim or by what it is in now."""
    now, then = store_over_time.view(), store_over_time.view("2026-05-05")
    whole = desk(then)
    assert sorted(len(group) for group in whole.groups) == [1, 3]
    assert whole.groups != desk(now).groups
    monkeypatch.setattr(desks, "every_claim", None)  # nobody may ask for all
    for group in whole.groups:
        for claim in group:
            part = earlier_desk(now, then, [claim])
            assert part.group_of(claim) == group
            assert {pair: j for pair, j in whole.held.items() if set(pair) <= set(group)} == {
                pair: j for pair, j in part.held.items() if set(pair) <= set(group)
            }
            assert [part.sightings[claim] for claim in group] == [whole.sightings[claim] for claim in group]


def test_an_earlier_rumour_that_is_gone_is_found_all_the_same(store_over_time: Store) -> None:
    """By the id that it had then; a claim that came later is in none."""
    now, then = store_over_time.view(), store_over_time.view("2026-05-05")
    for group in desk(then).groups:
        assert group in earlier_desk(now, then, [rumour_id(group)]).groups
    for late in desk(now).sightings.keys() - desk(then).sightings.keys():
        assert earlier_desk(now, then, [late]).group_of(late) == ()
