"""A real browser before a desk that is really served; without Debian's chromium, one line says what is missing."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from reportedly.settings import Settings
from reportedly.store import Store, open_store
from reportedly.web.serving import listen, server
from reportedly.web.site import Site
from tests.new_desks import new_desk
from tests.web.quick_models import quick_models

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    if CHROMIUM is None:
        pytest.skip("no chromium is installed: apt-get install chromium")
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"chromium does not start: {str(error).splitlines()[0]}")
        yield opened
        opened.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty desk."""
    with open_store(new_desk(tmp_path / "desk.db")) as opened:
        yield opened


@pytest.fixture
def address(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the desk is served."""
    quick_models(monkeypatch)
    listening = listen("127.0.0.1", 0)
    with closing(Site(store, Settings(), "ida", tmp_path / "index")) as site:
        served = server(site)
        thread = threading.Thread(target=served.run, kwargs={"sockets": [listening]})
        thread.start()
        while not served.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        served.should_exit = True
        thread.join(timeout=10)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A new window on the desk; a request to anywhere else, an error or a broken policy fails the test."""
    context = browser.new_context(base_url=address)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None)
    opened.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(address) else None)
    yield opened
    context.close()
    assert wrong == []
