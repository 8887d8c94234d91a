"""The page of a source says whom the name is taken for."""

from __future__ import annotations

from litestar.testing import TestClient

from reportedly.model import Judgement, Verdict
from reportedly.store import Filters, Store
from tests.store.inventing import reading


def test_the_other_names_of_a_person_are_shown(client: TestClient, store: Store) -> None:
    """After somebody has decided it, in the page and in its JSON; a name that is kept apart is said to be."""
    store.writer.add(
        [
            reading(("Ana Reis", "bread will be dear"), outlet="The Weir"),
            reading(("Reis", "the ferry was late"), outlet="Fathom"),
            reading(("Ana Reis", "the pier is shut"), outlet="Quay"),
        ]
    )
    names = {source.name: source.id for source in store.view().sources(Filters(source="Reis")).items}
    before = client.get(f"/sources/{names['Ana Reis']}").text
    assert "the desk keeps 2 apart" in before
    assert "Taken for one with" not in before
    left, right = sorted(names.values())
    store.writer.judge([Judgement(left=left, right=right, verdict=Verdict.SAME, by="ida", at="2026-07-02")])
    path = f"/sources/{names['Reis']}"
    (one,) = client.get(f"{path}.json").json()["joined"]
    assert (one["name"], one["documents"]) == ("Ana Reis", 3)
    shown = client.get(path).text
    assert "Taken for one with" in shown
    assert f'<a href="/sources/{names["Ana Reis"]}"><bdi>Ana Reis</bdi></a>' in shown
