"""What a text says in its own voice, as sentences that an editor could add to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import (
    POST_AUTHOR,
    Attribution,
    Basis,
    Certainty,
    Document,
    Response,
    SourceKind,
    Span,
    document_from_text,
)
from reportedly.reading.assembling import Found
from reportedly.reading.draft import Draft
from reportedly.reading.statements import statements
from reportedly.reading.time.document_day import document_day

POST = Basis(byline=POST_AUTHOR)


def said(document: Document, *drafts: Draft) -> tuple[Attribution, ...]:
    """The statements of a document, of which others say ``drafts``."""
    found = Found(
        document=document,
        mentions=(),
        passages=(),
        drafts=drafts,
        credits=(),
        timed=(),
        day=document_day(document),
    )
    return statements(found)


def article(head: str, body: str) -> Document:
    """An article with a headline."""
    return document_from_text(f"{head}\n\n{body}", title=head, outlet="Harbour Post")


@pytest.mark.parametrize(
    "head",
    [
        "Mayor has resigned",
        "Ferry Alma sank off Tolm",
        "Mayor plans to sell the town hall",
        "The harbour is closed",
        "Mayor may resign before the vote",
    ],
)
def test_a_headline_with_a_verb_is_a_statement(head: str) -> None:
    """Its source is the outlet, which has no words in the text."""
    (statement,) = said(article(head, "Here is what police said."))
    assert statement.content.text == head
    assert statement.source is not None
    assert (statement.source.kind, statement.source.resolved, statement.source.spans) == (
        SourceKind.AUTHOR,
        "Harbour Post",
        (),
    )
    assert statement.cue is None


@pytest.mark.parametrize(
    "head",
    [
        "Statement on the Sturm bridge",  # no verb
        "Plan for the town hall",
        "Mayor has resigned, sources say",  # somebody else's
        "Mayor has reportedly resigned",
        "Reports: mayor has resigned",
        "Mayor ‘has resigned’",
        "Mayor accused of theft",
        "Why the mayor has resigned",
        "Correction: the mayor has not resigned",
        "Gone",
    ],
)
def test_a_headline_that_may_be_somebody_elses_is_none(head: str) -> None:
    """An outlet is not held to what it did not say."""
    assert said(article(head, "Here is what police said.")) == ()


def test_a_verb_in_the_present_is_known_by_the_text_below() -> None:
    """The word alone may be a noun."""
    assert said(article("Bridge closes on Monday", "Here is what police said about the plan to close it."))
    assert not said(article("Bridge closures on Monday", "Here is what police said about the plan to close it."))


def test_the_first_sentence_is_a_statement_without_its_dateline() -> None:
    """The second is not where the news stands."""
    document = document_from_text("TOLM (Northwind) – The ferry Alma has sunk. Nobody was hurt.", outlet="Weir")
    assert [s.content.text for s in said(document)] == ["The ferry Alma has sunk"]


def test_a_sentence_that_holds_an_attribution_is_none() -> None:
    """Whatever part of it."""
    text = "The ferry Alma has sunk. Nobody was hurt."
    document = document_from_text(text, outlet="Weir")
    draft = Draft(content=(document_span(text, "has sunk"),))
    assert said(document, draft) == ()


def test_every_sentence_of_a_post_may_be_one() -> None:
    """Its author is the source; a label is no part of it, nor is what a colon leads to."""
    text = (
        "BREAKING: The ferry Alma has sunk. More to follow. I saw it from the pier tonight with my own eyes: she broke."
    )
    document = document_from_text(text, byline="Ida Moss", outlet="Fathom", basis=POST)
    found = said(document)
    assert [s.content.text for s in found] == [
        "The ferry Alma has sunk",
        "I saw it from the pier tonight with my own eyes",
    ]
    assert {s.source.resolved for s in found if s.source is not None} == {"Ida Moss"}


def test_a_denial_in_a_posts_own_voice_is_certain_that_it_is_not_so() -> None:
    """And a question asks."""
    document = document_from_text("The ferry Alma has not sunk. Has the mayor resigned?", byline="I", basis=POST)
    denied, asked = said(document)
    assert denied.certainty is not None
    assert denied.certainty.source is Certainty.NOT_CERTAIN
    assert asked.response is Response.QUERIES


def test_without_an_outlet_the_author_has_no_name() -> None:
    """Nothing is guessed."""
    (statement,) = said(document_from_text("The ferry Alma has sunk."))
    assert statement.source is not None
    assert statement.source.resolved is None


@given(st.text(max_size=80), st.booleans())
def test_offsets_give_back_the_words(text: str, posted: bool) -> None:
    """Of any text."""
    document = document_from_text(text, byline="I", basis=POST if posted else Basis())
    for statement in said(document):
        assert " ... ".join(text[s.start : s.end] for s in statement.content.spans) == statement.content.text


def document_span(text: str, words: str) -> Span:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))
