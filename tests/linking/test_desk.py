"""Tests of the rumours of a stored desk."""

from __future__ import annotations

from pathlib import Path

from reportedly.linking.desk import desk, kept_desk
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.updating import link_new
from reportedly.model import Judgement, Verdict
from reportedly.store import Store, open_store
from tests.linking.embedding import embed
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
