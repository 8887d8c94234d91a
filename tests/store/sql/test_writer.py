"""The way into a database."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reportedly.errors import UsageError
from reportedly.store import Store
from reportedly.store.identity import keyed_reading
from tests.store.inventing import SAID, reading


def test_a_bad_batch_changes_nothing(store: Store) -> None:
    """Rereading something that is not stored undoes the rest of the batch."""
    made = keyed_reading(reading(("Ida Moss", SAID[0])))
    store.writer.add([made])
    newer = replace(made, model="made@2")
    with pytest.raises(UsageError, match="not stored"):
        store.writer.reread([newer, reading(("Tom Reed", SAID[1]))])
    assert [d.model for d in store.view().documents().items] == ["made@1"]
    assert store.writer.reread([newer])[0].outcome == "refreshed"


def test_texts_that_are_switched_off_are_gone(store: Store) -> None:
    """Those that are there, and those that come; offsets and excerpts are left, and found."""
    store.writer.add([reading(("Ida Moss", SAID[0]))])
    store.writer.keep_full_text(False)
    store.writer.add([reading(("Tom Reed", SAID[1]))])
    view = store.view()
    assert {r.document.text for r in view.readings([d.id for d in view.documents().items])} == {""}
    assert len(view.search("bridge OR crowns").items) == 2
    assert view.check() == ()
    store.writer.keep_full_text(True)
    assert [r.outcome for r in store.writer.add([reading(("Ida Moss", SAID[0]))])] == ["refreshed"]
    assert "bridge" in next(view.readings([d.id for d in view.documents(limit=9).items if d.full_text])).document.text


def test_a_time_that_is_none_is_refused(store: Store) -> None:
    """Before anything is written."""
    with pytest.raises(UsageError, match="at is 'soon'"):
        store.writer.add([reading(("Ida Moss", SAID[0]))], at="soon")
    assert store.view().counts().documents == 0
