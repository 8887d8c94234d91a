"""Curves and numbers of the front page are asked for once while they cannot have changed."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Self

import pytest

from reportedly.store import Counts, Store, Subject
from reportedly.views.desk import Drawn, curves
from reportedly.web import kept_desk
from reportedly.web.beside import Beside
from reportedly.web.calm import Calm
from reportedly.web.kept_desk import COUNTS, KeptDesk
from tests.web.rumour_desk import place_rumours


def test_curves_are_those_that_a_view_gives(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for again they are there without it; of a rumour that has changed they are made anew."""
    place_rumours(store)
    view = store.view()
    rumours = view.rumours().items
    desk, made = KeptDesk(store, Beside()), curves(view, rumours)
    assert desk.curves(view, rumours) == made
    monkeypatch.setattr(kept_desk, "curves", lambda _view, missing: {rumour.id: Drawn() for rumour in missing})
    assert desk.curves(view, rumours) == made
    store.writer.origins({rumours[0].id: 9})
    assert desk.curves(view, store.view().rumours().items)[rumours[0].id] == Drawn()


class Counting:
    """A store that notes when it is counted, and may say how much there is while it is."""

    def __init__(self, store: Store) -> None:
        self._store, self.counted = store, 0

    def state(self) -> str | None:
        """That of the store."""
        return self._store.state()

    def view(self) -> Self:
        """The only one."""
        return self

    def counts(self) -> Counts:
        """Those of the store."""
        self.counted += 1
        return self._store.view().counts()


def test_a_desk_is_counted_once_while_nothing_is_written(store: Store) -> None:
    """And at once when something was, as long as it is small."""
    counting = Counting(store)
    desk = KeptDesk(counting, Beside())  # type: ignore[arg-type]
    first = desk.counts()
    assert desk.counts() == first == store.view().counts()
    assert counting.counted == 1
    store.writer.forget(Subject.DOCUMENT, store.view().documents().items[0].id, by="ida", why="asked")
    assert desk.counts() == store.view().counts() != first
    assert counting.counted == 2


def test_a_large_desk_shows_the_last_numbers_until_there_are_new_ones(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for them; they are there when they were counted beside the pages."""
    monkeypatch.setattr(kept_desk, "LARGE", 1)
    with closing(Beside(Calm(0.0))) as beside:
        desk = KeptDesk(store, beside)
        first = desk.counts()
        store.writer.forget(Subject.DOCUMENT, store.view().documents().items[0].id, by="ida", why="asked")
        assert desk.counts() == first
        end = time.monotonic() + 20
        while not beside.done(COUNTS):
            assert time.monotonic() < end
            time.sleep(0.001)
        assert desk.counts() == store.view().counts() != first


def test_a_crowd_does_not_count_all_at_once(store: Store) -> None:
    """One of them counts, and the others wait for that."""
    counting = Counting(store)
    desk = KeptDesk(counting, Beside())  # type: ignore[arg-type]
    with ThreadPoolExecutor(8) as crowd:
        found = list(crowd.map(lambda _: desk.counts(), range(8)))
    assert (counting.counted, found) == (1, [store.view().counts()] * 8)
