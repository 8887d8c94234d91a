"""Curves and numbers of the front page are asked for once while they cannot have changed."""

from __future__ import annotations

import msgspec
import pytest

from reportedly.store import Counts, Store, View
from reportedly.views.desk import Drawn, curves
from reportedly.web import kept_desk
from reportedly.web.kept_desk import KeptDesk
from tests.web.rumour_desk import place_rumours


def test_curves_are_those_that_a_view_gives(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for again they are there without it; of a rumour that has changed they are made anew."""
    place_rumours(store)
    view = store.view()
    rumours = view.rumours().items
    desk, made = KeptDesk(), curves(view, rumours)
    assert desk.curves(view, rumours) == made
    monkeypatch.setattr(kept_desk, "curves", lambda _view, missing: {rumour.id: Drawn() for rumour in missing})
    assert desk.curves(view, rumours) == made
    store.writer.origins({rumours[0].id: 9})
    assert desk.curves(view, store.view().rumours().items)[rumours[0].id] == Drawn()


def test_a_small_desk_is_counted_each_time_and_a_large_one_for_a_moment(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But anew once something was joined."""
    counted: list[Counts] = []

    class Counting:
        """A view that notes when it is counted."""

        def linked(self) -> str:
            return state[0]

        def counts(self) -> Counts:
            counted.append(store.view().counts())
            return counted[-1]

    state = ["one"]
    view: View = Counting()  # type: ignore[assignment]
    desk = KeptDesk()
    for _ in range(2):
        assert desk.counts(view) == store.view().counts()
    assert len(counted) == 2
    monkeypatch.setattr(kept_desk, "LARGE", 1)
    desk.counts(view)
    assert len(counted) == 2
    state[0] = "two"
    desk.counts(view)
    assert len(counted) == 3


def test_while_one_reader_waits_for_new_numbers_the_others_have_the_last_ones(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crowd does not count a large desk all at once."""
    monkeypatch.setattr(kept_desk, "LARGE", 0)
    desk, view = KeptDesk(), store.view()
    asked: list[Counts] = []

    class Slow:
        """A view of a later state, of which somebody else asks for the numbers while it counts."""

        def linked(self) -> str:
            return "later"

        def counts(self) -> Counts:
            asked.append(desk.counts(view=slow))
            return msgspec.structs.replace(first, documents=7)

    first = desk.counts(view)
    slow: View = Slow()  # type: ignore[assignment]
    assert desk.counts(slow).documents == 7
    assert asked == [first]
