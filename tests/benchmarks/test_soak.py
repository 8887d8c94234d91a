"""The soak can fail: what is lost, doubled or grows is named; and its server offers what it says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from soak import Fate, Reader, Sample, growth, summary
from soak_feeds import FAULTS, SOURCES, Feeds, Item

from reportedly.loading import load
from reportedly.loading.visits import Visitor
from reportedly.model import Document
from reportedly.settings import Settings

ITEM = Item(number=3, source="steady", fault="sound", begins=0.0, ends=150.0)


def test_growth_is_that_of_the_whole_and_not_of_a_peak() -> None:
    """An hour that gains 6 MB, with a peak in every tenth sample."""
    points = [(n / 2, 200 + n / 20 + (500 if n % 10 == 0 else 0)) for n in range(120)]
    assert growth(points) == pytest.approx(6.0, abs=0.2)


def test_what_must_not_be_is_named() -> None:
    """Memory that grows, a lost item and a doubled one, a page that fails, a document of nobody."""
    samples = [Sample(float(n), 200.0 + n, 150.0) for n in range(61)]
    found = [Fate(ITEM, 1, (), True), Fate(ITEM, 0, (), False), Fate(ITEM, 2, (), False)]
    reader = Reader("http://weir.example")
    reader.errors.append("500 /review")
    seen = summary(60.0, samples, found, 1, reader, [])
    assert (seen["lost"], seen["doubled"], seen["in_the_desk"]) == (1, 1, 1)
    assert [line.partition(" is in")[0] for line in seen["wrong"]] == [
        "the memory of watch grows by 60.0 MB an hour",
        "item 3 of steady (sound; in 0 whole feeds, its page asked for 0 times)",
        "item 3 of steady (sound; in 0 whole feeds, its page asked for 0 times)",
        "documents of no item: 1",
        "page: 500 /review",
    ]


def test_the_server_offers_what_it_says() -> None:
    """Every item of sound feeds is a document, or is refused with the reason that its fault says."""
    feeds = Feeds(seed=2, every=1e9)
    try:
        now = feeds.listed(SOURCES[0])
        assert [item.source for item in feeds.items] == [item.source for item in now] * len(feeds.items)
        kinds = [
            fault for fault in FAULTS if fault not in ("late", "cut", "stalled", "slow", "huge", "heavy", "hidden")
        ]
        feeds.items[:] = [
            Item(number=n, source=SOURCES[n % 2].name, fault=fault, begins=0.0, ends=1e9)
            for n, fault in enumerate(kinds)
        ]
        feeds.close_shop()
        settings = Settings(allow_private=True)
        visitor = Visitor(settings, pause=0.0, sleep=lambda _: None)
        found = {address: list(load([address], settings, visitor=visitor)) for address in feeds.addresses()[:2]}
    finally:
        feeds.close()
    results = {
        int(str(getattr(i, "url", None) or i.target).split("item-")[1].split("-")[0]): i
        for some in found.values()
        for i in some
    }
    assert len(results) == len(kinds)
    for number, fault in enumerate(kinds):
        wanted = FAULTS[fault]
        if wanted is None:
            assert isinstance(results[number], Document), fault
        else:
            assert results[number].reason.startswith(wanted), fault
