"""What is open about people and bodies is asked once of every two, and no more once somebody has spoken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportedly.linking.entity_desk import decided_sources, mention_of, redecided, sources_of
from reportedly.linking.entity_questions import source_questions, still_open
from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN, Decision, Topic, as_judgement
from reportedly.store import Store, open_store
from reportedly.store.judging import whole
from tests.store.inventing import reading


@pytest.fixture
def two() -> Iterator[Store]:
    """One name in two documents that have nothing else in common."""
    with open_store("memory:") as store:
        store.writer.add([reading(("Ana Reis", "bread will be dear")), reading(("Ana Reis", "the ferry was late"))])
        yield store


def said(left: str, right: str, *reasons: str, day: int = 2) -> Judgement:
    """A person's word on two ids."""
    verdict = Verdict.UNSURE if reasons else Verdict.SAME
    return Judgement(left=left, right=right, verdict=verdict, by="ida", at=f"2026-07-{day:02}", reasons=reasons)


def test_a_question_is_open_until_somebody_speaks(two: Store) -> None:
    """In the questions made then, and among those that were made before; withdrawn, it is open again."""
    found = sources_of(two.view(), "2026-07-01")
    (asked,) = questions = source_questions(found)
    assert (asked.left_name, asked.right_name) == ("Ana Reis", "Ana Reis")
    two.writer.judge([said(asked.left, asked.right)])
    people = decided_sources(two.view())
    assert still_open(questions, people) == source_questions(redecided(found, people)) == []
    assert len(redecided(found, people).entities) == 1
    two.writer.judge([said(asked.left, asked.right, WITHDRAWN, day=3)])
    assert still_open(questions, decided_sources(two.view())) == questions


def test_a_word_about_whole_sources_counts_and_a_grade_does_not(two: Store) -> None:
    """A grade of reliability says nothing about who somebody is."""
    questions = source_questions(sources_of(two.view(), "2026-07-01"))
    source = whole(questions[0].left)
    graded = Decision(subject=source, topic=Topic.RELIABILITY, value="B", by="ida", at="2026-07-02")
    two.writer.judge([as_judgement(graded)])
    assert still_open(questions, decided_sources(two.view())) == questions
    two.writer.judge([said(questions[0].left, source, day=3)])
    assert still_open(questions, decided_sources(two.view())) == []


def test_the_newest_documents_alone_can_be_asked_for(two: Store) -> None:
    """A large desk is not read through."""
    assert len(sources_of(two.view(), "", newest=1).mentions) == 1
    assert len(sources_of(two.view(), "", newest=10).mentions) == 2


def test_a_mention_is_found_by_its_id(two: Store) -> None:
    """Of a document or a source that is not there, none is."""
    (first, other) = sorted(sources_of(two.view(), "").mentions)
    found = mention_of(two.view(), first)
    assert found is not None
    assert (found.id, found.text) == (first, "Ana Reis")
    assert mention_of(two.view(), f"s0:{other.partition(':')[2]}") is None
    assert mention_of(two.view(), "s0:d0") is None
    assert mention_of(two.view(), "nonsense") is None
