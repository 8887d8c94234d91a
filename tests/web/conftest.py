"""A desk in a browser for the tests: the small desk of the command line's tests behind the whole application."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from litestar.testing import TestClient

from reportedly.settings import Settings
from reportedly.store import Store, open_store
from reportedly.web.app import application
from reportedly.web.site import Site
from tests.cli.desk import COURIER, WEIR, filled
from tests.people.quick_passwords import quick_passwords
from tests.web.people_desk import Desk, desk
from tests.web.quick_models import quick_models


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three claims in two documents."""
    with open_store(filled(tmp_path)) as opened:
        yield opened


@pytest.fixture
def site(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The desk of ida, with readers that need no model."""
    quick_models(monkeypatch)
    with closing(Site(store, Settings(), "ida", tmp_path / "index")) as opened:
        yield opened


@pytest.fixture
def client(site: Site) -> Iterator[TestClient]:  # type: ignore[type-arg]
    """A browser without JavaScript."""
    with TestClient(application(site), base_url="http://127.0.0.1:8080", raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The same documents in memory, served to Ida, their owner, Tom, an editor, and Ann, a reader."""
    quick_models(monkeypatch)
    quick_passwords(monkeypatch)
    with open_store("memory:") as opened, closing(Site(opened, Settings(), "root", tmp_path / "index")) as site:
        opened.writer.add([WEIR, COURIER], at="2026-07-01")
        with desk(site) as shared:
            yield shared
