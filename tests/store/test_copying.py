"""One store into another, compared afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import StoreError
from reportedly.model import Refusal
from reportedly.store import Feed, Store, Subject, open_store
from reportedly.store.copying import content, copy
from tests.store.inventing import SAID, judgement, reading


def fill(store: Store) -> None:
    """Puts something of everything into a store."""
    gone = reading(("Tom Reed", SAID[1]), url="https://example.org/b")
    store.writer.add([reading(("Ida Moss", SAID[0]), ("Tom\x00 Reed", SAID[2])), gone], at="2026-07-01")
    store.writer.refuse([Refusal(target="a.txt", reason="is empty", remedy="give a text")], at="2026-07-01")
    store.writer.feed(Feed(url="https://example.org/feed", etag='"1"'))
    claims = store.view().claims().items
    store.writer.judge([judgement(claims[0].id, claims[1].id), judgement("a1", "a2", by="tom")])
    document = next(d for d in store.view().documents().items if d.url)
    store.writer.forget(Subject.DOCUMENT, document.id, by="ida", why="asked", at="2026-07-02")


def test_from_each_kind_to_each_other(three: Callable[[], list[Store]], tmp_path: Path) -> None:
    """Memory to SQLite, to PostgreSQL, and back: the same counts and the same hash all the way."""
    memory, sqlite, postgresql = three()
    fill(memory)
    expected = content(memory.view())
    told: list[int] = []
    with open_store(f"sqlite:///{tmp_path / 'back.db'}") as back:
        for source, target in ((memory, sqlite), (sqlite, postgresql), (postgresql, back)):
            assert copy(source, target, told=told.append) == expected
            assert target.view().check() == ()
    assert told == [1, 1, 1]
    assert expected.counts.removals == expected.counts.refusals == expected.counts.feeds == 1


def test_forgotten_stays_forgotten(three: Callable[[], list[Store]]) -> None:
    """A document that was removed is not taken in again by the copy either."""
    memory, sqlite, _ = three()
    fill(memory)
    copy(memory, sqlite)
    receipts = sqlite.writer.add([reading(("Tom Reed", SAID[1]), url="https://example.org/b")])
    assert [receipt.outcome for receipt in receipts] == ["forgotten"]


def test_only_into_an_empty_store(three: Callable[[], list[Store]]) -> None:
    """What is there already would be mixed up."""
    memory, sqlite, _ = three()
    fill(sqlite)
    with pytest.raises(StoreError, match="is not empty"):
        copy(memory, sqlite)


def test_a_difference_is_seen(three: Callable[[], list[Store]]) -> None:
    """Any value that differs makes another hash."""
    memory, sqlite, _ = three()
    for store, at in ((memory, "2026-07-01"), (sqlite, "2026-07-02")):
        store.writer.add([reading(("Ida Moss", SAID[0]))], at=at)
    assert content(memory.view()) != content(sqlite.view())
