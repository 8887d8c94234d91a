"""Two people who decide at the same moment, each in a browser of their own: no decision is lost, and none doubled.

Nor is what somebody wrote while their session ended.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page, expect

from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import decisions
from reportedly.store import Store
from tests.browser.test_people import come_in, shared
from tests.people.quick_passwords import PASSWORD
from tests.web.rumour_desk import RULE

__all__ = ["shared"]  # the desk of Ida, Tom and Ann
PAIRS = 3
Two = tuple[Page, Page]


@pytest.fixture
def two(browser: Browser, shared: str) -> Iterator[Two]:
    """Ida and Tom, signed in."""
    with browser.new_context(base_url=shared) as first, browser.new_context(base_url=shared) as second:
        yield come_in(first, "Ida", to="/review"), come_in(second, "Tom", to="/review")


def at_once(pages: Two, *pressed: str) -> None:
    """Clicks what is named on each of the pages, in the same millisecond, and waits until both have their answers."""
    moment = time.time() * 1000 + 150
    click = "([what, at]) => { setTimeout(() => document.querySelector(what).click(), at - Date.now()) }"
    for page, what in zip(pages, pressed, strict=True):
        page.evaluate("() => { window.before = true }")
        page.evaluate(click, [what, moment])
    for page in pages:
        page.wait_for_function("() => window.before === undefined && document.readyState === 'complete'")


def test_two_reviewers_at_once(two: Two, store: Store) -> None:
    """Of each pair one decision is kept, whoever's; the other one is told whose it was, and goes on with the next."""
    ids = [claim.id for claim in store.view().claims(limit=100).items]
    pairs = [tuple(sorted(pair)) for pair in combinations(ids, 2)]
    there = {(j.left, j.right) for j in store.view().judgements()}
    made = [
        Judgement(left=left, right=right, verdict=Verdict.UNSURE, by=RULE, at="2026-07-01", score=0.5)
        for left, right in pairs
        if (left, right) not in there
    ][: PAIRS - len(there)]
    store.writer.judge(made)
    names, kept = ("Ida", "Tom"), []
    for left in range(PAIRS, 0, -1):
        for page in two:
            page.goto("/review")
            expect(page.get_by_text(f"1 of {left} open")).to_be_visible()
        at_once(two, "button[value='same']", "button[value='not same']")
        told = [page.locator("main").inner_text() for page in two]
        won = [name for name, text in zip(names, told, strict=True) if "Kept:" in text]
        assert len(won) == 1, told
        (late,) = (text for text in told if "Kept:" not in text)
        verdict = "same" if won == ["Ida"] else "not same"
        assert f"Meanwhile {won[0]} decided “{verdict}”" in late
        kept.append((won[0], verdict))
    for page in two:
        page.goto("/review")
        expect(page.get_by_role("heading", name="Nothing is open")).to_be_visible()
    people = [j for j in store.view().judgements() if not j.by.startswith("rule:")]
    assert [(j.by, j.verdict.value) for j in people] == kept
    assert len({(j.left, j.right) for j in people}) == PAIRS


def test_two_people_give_a_status_at_once(two: Two, store: Store) -> None:
    """The second sees the first one's before theirs is kept, with nothing of what they wrote lost; then both are."""
    rumour = next(found for found in store.view().rumours().items if found.claims == 3)
    for page, status, reason in zip(
        two, ("probably false", "probably true"), ("seen at work", "a letter"), strict=True
    ):
        page.goto(f"/rumours/{rumour.id}")
        form = page.locator("form.decide").filter(has_text="Status")
        form.get_by_label("Status").select_option(status)
        form.get_by_label("On what it rests").fill(reason)
    button = "form.decide:has(input[value='status']) button"
    at_once(two, button, button)
    waiting = [page.get_by_role("heading", name="Somebody else was first").count() for page in two]
    assert sorted(waiting) == [0, 1]
    late, early = two[waiting.index(1)], two[waiting.index(0)]
    first = "Ida" if early is two[0] else "Tom"
    expect(late.get_by_text(f"Meanwhile {first} decided")).to_be_visible()
    assert len(list(store.view().decisions())) == 1
    late.get_by_role("button", name="Send it again").click()
    expect(late.locator("#decided + ul > li")).to_have_count(2)
    early.reload()
    expect(early.locator("#decided + ul > li")).to_have_count(2)
    kept = list(decisions(store.view().decisions()))
    assert {(d.by, d.value, d.reason) for d in kept} == {
        ("Ida", "probably false", "seen at work"),
        ("Tom", "probably true", "a letter"),
    }
    assert kept[0].by == first


def test_a_session_that_ends_while_somebody_writes(browser: Browser, shared: str, store: Store) -> None:
    """The page gives back what was written; once its writer has signed in in another tab, it is sent from there."""
    words = "Ida Moss said that the pier is shut.\n\n“Nobody” said more."
    with browser.new_context(base_url=shared) as context:
        page = come_in(context, "Tom", to="/add")
        page.get_by_label("The words of the text").fill(words)
        page.get_by_label("Title").fill("Pier <shut>")
        store.writer.end_sessions("Tom")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("heading", name="Your session has ended")).to_be_visible()
        with context.expect_page() as opened:
            page.get_by_role("link", name="Sign in").click()
        opened.value.get_by_label("Name").fill("Tom")
        opened.value.get_by_label("Password").fill(PASSWORD)
        opened.value.get_by_role("button", name="Sign in").click()
        expect(opened.value.get_by_role("link", name="Tom")).to_be_visible()
        page.get_by_role("button", name="Send it again").click()
        expect(page.get_by_role("heading", name="Added")).to_be_visible(timeout=20_000)
    (kept,) = (found for found in store.view().documents().items if found.title == "Pier <shut>")
    reading = store.view().reading(kept.id)
    assert reading is not None
    assert reading.document.text == words
