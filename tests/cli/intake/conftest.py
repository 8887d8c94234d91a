"""What the tests of intake share: the server of the tests of loading, and stores in memory and in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.store import Store, open_store
from tests.loading.conftest import Gazette, gazette

__all__ = ["Gazette", "gazette"]


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store, closed in the end."""
    url = "memory:" if request.param == "memory" else f"sqlite:///{tmp_path / 'desk.db'}"
    with open_store(url) as opened:
        yield opened
