"""The pictures of the README: the bundled desk and one of its rumours, in Debian's chromium.

make pictures          # or: python -m tests.browser.pictures FOLDER [--db URL of a desk that holds the demo]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from reportedly.cli import run
from reportedly.settings import Settings
from reportedly.store import RumourFilters, RumourOrder, Store, open_store
from reportedly.web.rumours import count_origins
from reportedly.web.serving import listen, server
from reportedly.web.site import Site

WIDTH, HEIGHT = 1200, 820
RUMOUR_HEIGHT = 1410  # with the drawing of where it comes from
SHOWN = "Thale"  # of whom the rumour that is shown speaks


def main() -> int:
    """Takes the pictures; without a desk that holds the demo, it is read first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--db")
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.stderr.write("no chromium is installed: apt-get install chromium\n")
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        url = options.db or f"sqlite:///{made}/demo.db"
        if options.db is None and run(["demo", "--desk", "--db", url]) != 0:
            return 1
        with open_store(url) as store, served(store, Path(made)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
            take(page, store, address, options.folder)
            browser.close()
    return 0


def take(page: Page, store: Store, address: str, folder: Path) -> None:
    """Both pictures, as PNG."""
    found = store.view().rumours(RumourFilters(least=3), order=RumourOrder.SPREAD, limit=50).items
    rumour = next((rumour for rumour in found if SHOWN in rumour.claim), found[0])
    page.goto(f"{address}/?order=spread&least=3")
    page.screenshot(path=folder / "desk.png")
    page.set_viewport_size({"width": WIDTH, "height": RUMOUR_HEIGHT})
    page.goto(f"{address}/rumours/{rumour.id}")
    page.wait_for_selector(".questions")
    while page.locator("#working").count():
        time.sleep(0.5)
        page.reload()
    page.screenshot(path=folder / "rumour.png")


@contextmanager
def served(store: Store, folder: Path) -> Iterator[str]:
    """The address of a store that is served, for as long as this is entered."""
    listening = listen("127.0.0.1", 0)
    with closing(Site(store, Settings(), "ida", folder / "index")) as site:
        count_origins(store)
        serving = server(site)
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [listening]})
        thread.start()
        while not serving.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        serving.should_exit = True
        thread.join(timeout=10)


if __name__ == "__main__":
    sys.exit(main())
