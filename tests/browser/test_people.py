"""People with accounts in real browsers: from the first sign-in to two decisions about one pair."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reportedly.settings import Settings
from reportedly.store import Store
from reportedly.web.serving import access_to, listen, server
from reportedly.web.site import Site
from tests.people.quick_passwords import PASSWORD, quick_passwords
from tests.web.people_desk import add_people
from tests.web.quick_models import quick_models
from tests.web.rumour_desk import place_rumours

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


@pytest.fixture
def shared(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where a desk with accounts is served, to this machine as to any other one."""
    quick_models(monkeypatch)
    quick_passwords(monkeypatch)
    add_people(store)
    place_rumours(store)
    listening = listen("127.0.0.1", 0)
    with closing(Site(store, Settings(), "root", tmp_path / "index")) as site:
        monkeypatch.setattr(site.intake, "relink", lambda: None)
        served = server(site, access_to(store, "0.0.0.0"))  # noqa: S104
        thread = threading.Thread(target=served.run, kwargs={"sockets": [listening]})
        thread.start()
        while not served.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        served.should_exit = True
        thread.join(timeout=10)


def come_in(context: BrowserContext, name: str, password: str = PASSWORD, to: str = "/") -> Page:
    """A new page on which somebody has signed in."""
    page = context.new_page()
    page.goto(to)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    return page


def test_two_people_on_one_desk(browser: Browser, shared: str, store: Store) -> None:
    """The owner adds somebody, who signs in without JavaScript; of two decisions the first is kept, by its name."""
    with (
        browser.new_context(base_url=shared) as first,
        browser.new_context(base_url=shared, java_script_enabled=False) as second,
    ):
        owner = come_in(first, "ida", to="/people")
        owner.get_by_label("Name, as decisions are to be signed").fill("Eva")
        owner.locator("section").get_by_label("Role").select_option("editor")
        owner.get_by_role("button", name="Add", exact=True).click()
        password = owner.locator(".secret code").inner_text()
        editor = come_in(second, "Eva", password, to="/review")
        expect(editor).to_have_url(re.compile("/review$"))
        owner.goto("/review")
        editor.get_by_role("button", name="Same", exact=False).first.click()
        expect(editor.get_by_text("Kept: same by Eva")).to_be_visible()
        owner.get_by_role("button", name="Not the same").click()
        expect(owner.get_by_text("Eva decided “same”")).to_be_visible()
        store.writer.end_sessions("Eva")
        editor.goto("/review?place=1")
        expect(editor.get_by_role("heading", name="Your session has ended")).to_be_visible()
        editor.get_by_label("Name").fill("Eva")
        editor.get_by_label("Password").fill(password)
        editor.get_by_role("button", name="Sign in").click()
        expect(editor).to_have_url(re.compile(r"/review\?place=1$"))
        editor.get_by_role("button", name="Sign out").click()
        expect(editor.get_by_role("heading", name="Sign in")).to_be_visible()
    assert [j.by for j in store.view().judgements() if not j.by.startswith("rule:")] == ["Eva"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_pages_of_people(browser: Browser, shared: str, scheme: str) -> None:
    """axe finds nothing against WCAG 2.2 AA, and nothing is wider than a small phone."""
    with browser.new_context(base_url=shared, color_scheme=scheme, bypass_csp=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.set_viewport_size({"width": 320, "height": 800})
        for path in ("/sign-in", "/sign-in?ended=yes"):
            page.goto(path)
            _check(page, path)
        page.close()
        page = come_in(context, "Ida", to="/account")
        page.set_viewport_size({"width": 320, "height": 800})
        page.get_by_label("What it is for").fill("a feed reader")
        with page.expect_navigation():
            page.get_by_role("button", name="Make a token").click()
        _check(page, "a token")
        for path in ("/account", "/people", "/audit", "/forget"):
            page.goto(path)
            for details in page.locator("main details").all():
                details.locator("summary").click()
            _check(page, path)


def _check(page: Page, path: str) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.evaluate(AXE)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    found = page.evaluate("rules => axe.run({runOnly: rules})", COLOURS if dark else TAGS)
    told = [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in found["violations"]]
    assert told == [], path
