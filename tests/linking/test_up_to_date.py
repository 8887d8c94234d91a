"""A desk is brought up to date by one function; without anything new no model is loaded for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.linking.up_to_date import bring_up_to_date
from reportedly.store import open_store
from tests.cli.rumour_desk import AGAIN, RESIGNED, QuickEncoder
from tests.store.inventing import reading


def test_what_is_new_is_linked_once(tmp_path: Path) -> None:
    """The second call makes nothing."""
    with open_store("memory:") as store:
        store.writer.add([reading(RESIGNED, published="2026-05-04"), reading(AGAIN, published="2026-05-05")])
        assert bring_up_to_date(store, tmp_path / "index", QuickEncoder) == 2
        (rumour,) = store.view().rumours().items
        assert rumour.documents == 2
        assert bring_up_to_date(store, tmp_path / "index", lambda: pytest.fail("a model is made")) == 0
