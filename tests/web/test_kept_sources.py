"""The people and bodies of a desk are compared at once where that is quick, beside the pages where it is not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from reportedly.linking import entity_desk
from reportedly.model import Judgement, Verdict
from reportedly.store import Store, Subject, open_store
from reportedly.web import kept_sources
from reportedly.web.beside import Beside
from reportedly.web.calm import Calm
from reportedly.web.kept_sources import SOURCES, KeptSources, OpenSources
from tests.store.inventing import reading


@pytest.fixture
def two() -> Iterator[Store]:
    """One name in two documents that have nothing else in common."""
    with open_store("memory:") as store:
        store.writer.add([reading(("Ana Reis", "bread will be dear")), reading(("Ana Reis", "the ferry was late"))])
        yield store


def told(kept: KeptSources) -> OpenSources:
    """What is open, once it is known."""
    for _ in range(500):
        found = kept.soon()
        if found is not None:
            return found
        time.sleep(0.01)
    raise AssertionError("it is never known")


def test_what_is_open_is_kept_until_something_changes(two: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A decision and a removal do; then the groups are others."""
    with closing(Beside()) as beside:
        kept = KeptSources(two, beside)
        first = kept.soon()
        assert first is not None
        (asked,) = first.questions
        assert first.entities[asked.left].documents == 1
        monkeypatch.setattr(kept_sources, "sources_of", lambda *_, **__: pytest.fail("it is read through again"))
        assert kept.soon() == first
        same = Judgement(left=asked.left, right=asked.right, verdict=Verdict.SAME, by="ida", at="2026-07-02")
        two.writer.judge([same])
        after = kept.soon()
        assert after is not None
        assert (after.questions, after.entities[asked.left].documents) == ([], 2)
        monkeypatch.setattr(kept_sources, "sources_of", entity_desk.sources_of)
        two.writer.forget(Subject.DOCUMENT, asked.left.partition(":")[2], by="ida", why="asked")
        gone = kept.soon()
        assert gone is not None
        assert list(gone.entities) == [asked.right]


def test_a_large_desk_is_compared_beside_the_pages(two: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until then nothing is known; what is answered is not asked again even before the groups are made anew."""
    monkeypatch.setattr(kept_sources, "AT_ONCE", 1)
    with closing(Beside()) as beside:
        kept = KeptSources(two, beside)
        assert kept.soon() is None
        (asked,) = told(kept).questions
        monkeypatch.setattr(beside, "begin", lambda *_, **__: None)
        no = Judgement(left=asked.left, right=asked.right, verdict=Verdict.NOT_SAME, by="ida", at="2026-07-02")
        two.writer.judge([no])
        assert told(kept).questions == []


def test_a_large_desk_is_compared_for_the_page_of_a_source_when_it_is_calm(
    two: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without anybody having opened the page of review; once, and not again for what comes later."""
    monkeypatch.setattr(kept_sources, "AT_ONCE", 1)
    with closing(Beside(Calm(seconds=0.05))) as beside:
        beside.stir()
        kept = KeptSources(two, beside)
        assert kept.known() is None
        found = waited(kept)
        assert len(found.questions) == 1
        assert beside.done(SOURCES) == 1
        same = Judgement(
            left=found.questions[0].left,
            right=found.questions[0].right,
            verdict=Verdict.SAME,
            by="ida",
            at="2026-07-02",
        )
        two.writer.judge([same])
        assert waited(kept, questions=0).questions == []  # what people decide is made of what was found
        two.writer.add([reading(("Tom Reed", "the pier is shut"))])
        monkeypatch.setattr(kept_sources, "sources_of", lambda *_, **__: pytest.fail("it is read through again"))
        assert {entity.name for entity in waited(kept).entities.values()} == {"Ana Reis"}


def waited(kept: KeptSources, questions: int | None = None) -> OpenSources:
    """What is known, once something is."""
    for _ in range(500):
        found = kept.known()
        if found is not None and questions in {None, len(found.questions)}:
            return found
        time.sleep(0.01)
    raise AssertionError("it is never known")
