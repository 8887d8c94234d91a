"""Stores in memory and in a file for the tests of intake, here and on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.store import Store, open_store
from tests.new_desks import new_desk


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store, closed in the end."""
    url = "memory:" if request.param == "memory" else new_desk(tmp_path / "desk.db")
    with open_store(url) as opened:
        yield opened
