"""What documents share is worked out at once for few neighbours, beside the pages for many, and kept."""

from __future__ import annotations

import time
from contextlib import closing

import pytest
from litestar.testing import TestClient

from reportedly.store import Store, Subject
from reportedly.views.copies import Copies, copies_of
from reportedly.web import kept_copies
from reportedly.web.beside import Beside
from reportedly.web.calm import Calm
from reportedly.web.kept_copies import KeptCopies
from tests.store.inventing import reading

SAID = ("Ida Moss", "the ferry lay on its side in the shallow water behind the mole until the tugs came at noon")


@pytest.fixture
def three(store: Store) -> list[str]:
    """Three documents with the same words, the first of which came first."""
    made = [reading(SAID, url=f"https://weir.example/{n}", published=f"2026-05-0{n}") for n in (4, 5, 6)]
    return [receipt.document for receipt in store.writer.add(made)]


def test_few_are_compared_at_once_and_kept(store: Store, three: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Until something is removed."""
    with closing(Beside()) as beside:
        kept = KeptCopies(store, beside)
        first = kept.soon(store.view(), three[0], three[1:])
        assert [copy.document.id for copy in first.found] == sorted(three[1:])
        monkeypatch.setattr(kept_copies, "copies_of", lambda *_: Copies())
        assert kept.soon(store.view(), three[0], three[1:]) is first
        store.writer.forget(Subject.DOCUMENT, three[1], by="ida", why="asked")
        assert kept.soon(store.view(), three[0], three[2:]) == Copies()


def test_many_are_compared_beside_the_page(store: Store, three: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Once somebody stays on it; until then it says so, and who only passes through costs nothing."""
    monkeypatch.setattr(kept_copies, "AT_ONCE", 1)
    made: list[str] = []
    monkeypatch.setattr(kept_copies, "copies_of", lambda *given: made.append(given[1]) or copies_of(*given))
    with closing(Beside(Calm(0.0))) as beside:
        kept = KeptCopies(store, beside)
        assert kept.soon(store.view(), three[1], [three[0], three[2]]).working
        found = kept.soon(store.view(), three[0], three[1:])
        assert (found.working, found.compared) == (True, 2)
        for _ in range(500):
            found = kept.soon(store.view(), three[0], three[1:])
            if not found.working:
                break
            time.sleep(0.01)
        assert len(found.found) == 2
        monkeypatch.setattr(kept_copies, "STAYING", 0.0)
        assert kept.soon(store.view(), three[1], [three[0], three[2]]).working
    assert made == [three[0]]


def test_an_address_points_at_words(client: TestClient, three: list[str]) -> None:
    """The first place can be led to; what is no place is refused."""
    page = client.get(f"/documents/{three[0]}?at=0-3,4-8").text
    assert page.count('class="pointed"') >= 2
    assert page.count('id="at"') == 1
    for wrong in ("x", "3", "1-2,", "-1-2", ",".join(["1-2"] * 101)):
        assert client.get(f"/documents/{three[0]}.json?at={wrong}").status_code == 400
    assert client.get(f"/documents/{three[0]}.json?at=5-2,900-999").status_code == 200
