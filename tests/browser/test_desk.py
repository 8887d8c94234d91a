"""The desk in a real browser: a newcomer's way, keys alone, no JavaScript, everybody's eyes, and hostile texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from reportedly.errors import RefusedError
from reportedly.store import Store
from reportedly.web.intake import Intake
from reportedly.web.keeping_out import UPLOAD_BYTES
from tests.store.inventing import reading
from tests.web.hostile import ADDRESSES, WORDS
from tests.web.rumour_desk import place_rumours
from tests.web.test_hostile_ways_out import join

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
TEXT = "Ida Moss said that the mayor has resigned over the bridge at Brill. Nobody in the town hall would say more."
OTHER = "Tom Reed said that the mayor has resigned over the bridge at Brill. The town hall was dark on Sunday evening."


def add(page: Page, text: str, title: str) -> None:
    """Adds a text by the form, and waits until it is read."""
    page.goto("/add")
    page.get_by_label("The words of the text").fill(text)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="Added")).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_newcomer_gets_from_the_empty_desk_to_a_signed_briefing(
    browser: Browser, address: str, *, scripts: bool
) -> None:
    """Two texts, one rumour, its very words, a status with its reason and a grade, taken away as a page that says who
    signed it."""
    with browser.new_context(base_url=address, java_script_enabled=scripts) as context:
        _to_a_briefing(context.new_page())


def _to_a_briefing(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="The desk is empty")).to_be_visible()
    page.get_by_role("link", name="Add the first text").click()
    add(page, TEXT, "Mayor gone")
    add(page, OTHER, "Dark town hall")
    page.get_by_role("link", name="To the desk").click()
    page.get_by_role("link", name=re.compile("the mayor has resigned")).click()
    expect(page.get_by_text("How many sources is it really?")).to_be_visible()
    page.get_by_role("region", name="Every sighting").get_by_role("link", name=re.compile("resigned")).last.click()
    expect(page).to_have_url(re.compile(r"/documents/d[0-9a-f]{16}#note-1$"))
    expect(page.locator("#note-1")).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_text("Nobody has given it a status.")).to_be_visible()
    form = page.locator("form.decide").filter(has_text="Status")
    form.get_by_label("Status").select_option("probably false")
    form.get_by_label("On what it rests").fill("she was seen at work")
    form.get_by_role("button", name="Sign as ida").click()
    expect(page.locator(".standing")).to_contain_text("probably false, says ida")
    page.get_by_text("Decide, by name").click()
    grade = page.locator("form.decide").filter(has_text="Credibility")
    grade.get_by_label("Credibility").select_option("4")
    grade.get_by_role("button", name="Sign as ida").click()
    expect(page.locator(".standing")).to_contain_text("4, doubtful")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Briefing", exact=True).click()
    briefing = taken.value.path().read_text(encoding="utf-8")
    assert "its status is “probably false”: she was seen at work" in briefing
    assert "its credibility is “4, doubtful”" in briefing
    assert "ida said on" in briefing


FOCUSED = """() => {
    const here = document.activeElement, style = getComputedStyle(here);
    const label = here.getAttribute("aria-label") || here.labels?.[0]?.innerText || here.innerText || "";
    const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return here === document.body ? ["", true] : [label.trim(), seen];
}"""


def tab_to(page: Page, name: str) -> None:
    """Goes on by the tabulator until what begins with those words has the focus; whatever has it shows so."""
    for _ in range(80):
        page.keyboard.press("Tab")
        label, seen = page.evaluate(FOCUSED)
        assert seen, f"nobody sees that {label!r} has the focus"
        if label.startswith(name):
            return
    raise AssertionError(f"nothing that begins with {name!r} is reached")


def enter(page: Page) -> None:
    """Follows the link, or presses the button, that has the focus, and waits for the page that this leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_keys_alone_are_enough(page: Page, store: Store) -> None:
    """No mouse from the search to a document, to a pair that is decided and taken back, and to a status of a rumour."""
    place_rumours(store)
    keys = page.keyboard
    page.goto("/")
    tab_to(page, "Skip to the page")
    keys.press("/")
    keys.type("lighthouse")
    enter(page)
    expect(page.get_by_text("will be sold")).to_be_visible()
    tab_to(page, "The lighthouse")
    enter(page)
    expect(page).to_have_url(re.compile(r"/documents/d[0-9a-f]{16}#note-2$"))
    page.reload()  # from the top again, where the place in the text is no more where the tabulator goes on
    tab_to(page, "Review")
    enter(page)
    expect(page.get_by_role("heading", name="Do these say the same?")).to_be_visible()
    keys.press("?")
    expect(page.get_by_text("Nothing is overwritten")).to_be_visible()
    keys.press("y")
    expect(page.get_by_text("Kept: same")).to_be_visible()
    keys.press("z")
    expect(page).to_have_url(re.compile(r"/review\?place=1$"))
    tab_to(page, "Desk")
    enter(page)
    tab_to(page, "Mayor Ana Reis has resigned")
    enter(page)
    expect(page.get_by_text("Nobody has given it a status.")).to_be_visible()
    tab_to(page, "Status")
    keys.type("probably f")
    tab_to(page, "On what it rests")
    keys.type("she was seen at work")
    tab_to(page, "Sign as ida")
    enter(page)
    expect(page.locator(".standing")).to_contain_text("probably false, says ida")
    people = [judgement.verdict.value for judgement in store.view().judgements() if judgement.by == "ida"]
    assert people == ["same", "unsure", "unsure"]


def test_pages_work_without_javascript(browser: Browser, address: str, store: Store) -> None:
    """A pair is decided and the page made dark by plain forms."""
    place_rumours(store)
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/review")
        page.get_by_role("button", name="Not the same").click()
        expect(page.get_by_text("Kept: not same")).to_be_visible()
        page.get_by_role("button", name="Dark page").click()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_the_pages(browser: Browser, address: str, store: Store, scheme: str) -> None:
    """axe finds nothing against WCAG 2.2 AA, all that opens being open, and nothing is wider than 320 pixels."""
    with browser.new_context(base_url=address, color_scheme=scheme, bypass_csp=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto("/")
        _readable(page, "the empty desk")
        place_rumours(store)
        rumour = store.view().rumours().items[0].id
        document = store.view().documents().items[0].id
        source = store.view().sources().items[0].id
        paths = [
            *("/", "/documents", "/sources", "/search", "/search?q=mayor", "/review", "/review?of=sources", "/add")
        ]
        paths += ["/methods", "/alerts", "/nothing", "/rumours/r0123456789ab/an-old-one"]
        paths += [f"/rumours/{rumour}", f"/documents/{document}", f"/sources/{source}"]
        for path in paths:
            page.goto(path)
            _readable(page, path)
        page.goto(f"/rumours/{rumour}")
        page.locator("form.decide").get_by_label("Status").select_option("confirmed true")
        page.get_by_role("button", name="Sign as ida").first.click()
        expect(page.get_by_role("button", name="Send it again")).to_be_visible()
        _readable(page, "a form that is given back")


def test_what_goes_wrong_is_a_page_like_the_others(
    browser: Browser, address: str, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """409, 413, 422 and 500: what it was, what to do, and a way back; everybody can read it, in light and in dark."""
    place_rumours(store)
    with browser.new_context(base_url=address, bypass_csp=True) as context:
        page, other = context.new_page(), context.new_page()
        page.set_viewport_size({"width": 320, "height": 800})
        for window in (page, other):
            window.goto("/review")
        other.get_by_role("button", name=re.compile("^Same")).click()
        expect(other.get_by_text("Kept: same")).to_be_visible()
        page.get_by_role("button", name="Not the same").click()
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            _readable(page, "who comes second")
        _failure(page, "Somebody else was first", back="/review")
        large = tmp_path / "large.txt"
        with large.open("wb") as file:
            file.truncate(UPLOAD_BYTES + 1)
        page.goto("/add")
        page.locator("input[type=file]").set_input_files(large)
        page.get_by_role("button", name="Add", exact=True).click()
        _failure(page, "Too large", back="/add")
        with monkeypatch.context() as failing:
            failing.setattr(
                Intake, "give", _raising(RefusedError("letter.pdf", "is encrypted", "save it in the clear"))
            )
            page.goto("/add")
            page.get_by_label("The words of the text").fill(TEXT)
            page.get_by_role("button", name="Add", exact=True).click()
            expect(page.get_by_label("The words of the text")).to_have_value(TEXT)
            _failure(page, "This cannot be read")
        with monkeypatch.context() as failing:
            failing.setattr("reportedly.web.routes.desk.desk_page", _raising(RuntimeError("a secret")))
            page.goto("/?least=1")
            _failure(page, "The desk has made a mistake")
            expect(page.get_by_text("a secret")).to_have_count(0)


def _raising(error: Exception) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def _failure(page: Page, title: str, back: str | None = None) -> None:
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(page.get_by_role("link", name="To the desk")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, title
    if back is not None:
        page.get_by_role("link", name="Back to where you were").click()
        expect(page).to_have_url(re.compile(f"{back}$"))


def _readable(page: Page, what: str) -> None:
    """All of axe's rules in light; in dark those of colours, since nothing else differs."""
    page.evaluate("() => document.querySelectorAll('main details').forEach(part => { part.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, what
    page.evaluate(AXE)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    found = page.evaluate("rules => axe.run({runOnly: rules})", COLOURS if dark else TAGS)
    told = [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in found["violations"]]
    assert told == [], what


def test_hostile_texts_do_nothing(browser: Browser, page: Page, address: str, store: Store, tmp_path: Path) -> None:
    """All in one text and in one rumour, and each as a title or an address: nothing runs, and nobody is asked for
    anything, not even by a briefing that is opened where no policy forbids it."""
    join(store, list(WORDS))
    made = [reading(*((f"Ida {words}", f"the pier {words}") for words in WORDS), title=WORDS[0], outlet=WORDS[2])]
    made += [reading(("Ida Moss", "the pier is shut"), title=words, outlet=words) for words in WORDS[:12]]
    made += [reading(("Ida Moss", "the pier is shut"), url=address, title="Pier") for address in ADDRESSES]
    receipts = store.writer.add(made)
    rumour = f"/rumours/{store.view().rumours().items[0].id}"
    paths = ("/", "/documents", "/sources", "/search?q=pier", f"{rumour}?all=yes", "/review", "/alerts")
    for path in (*paths, *(f"/documents/{r.document}" for r in receipts)):
        page.goto(path)
        page.wait_for_load_state()
        assert page.evaluate("window.pwned") is None, path
    file = tmp_path / "briefing.html"
    with browser.new_context() as apart:
        file.write_bytes(apart.request.get(f"{address}{rumour}/briefing").body())
        opened, asked = apart.new_page(), []
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(file.as_uri())
        assert opened.evaluate("window.pwned") is None
        assert asked == [file.as_uri()]
