"""Whom somebody cites on the way to what is said."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.rules.citing import citing

TEXT = "The Courier reported, citing two clerks, that the sale is off on Friday."


def draft(cue: str, content: str, text: str = TEXT) -> Draft:
    """A draft of whose words each stands in the text once."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (cue, content)]
    return Draft(source=(Span(0, 11),), cue=(spans[0],), content=(spans[1],))


def contents(*drafts: Draft, text: str = TEXT) -> list[tuple[str, str]]:
    """The cue and the content of each afterwards."""
    found = citing(text, (), list(drafts))
    return [(text[d.cue[0].start : d.cue[0].end], text[d.content[0].start : d.content[0].end]) for d in found]


def test_a_content_begins_after_whom_is_cited() -> None:
    """What follows "that" is what was reported."""
    assert contents(draft("reported", "clerks, that the sale is off on Friday")) == [
        ("reported", "that the sale is off on Friday")
    ]


def test_what_is_said_is_said_once() -> None:
    """ "Citing" is no second cue of the same words, of which the longer are kept."""
    both = draft("reported", "that the sale is off"), draft("citing", "two clerks, that the sale is off on Friday")
    assert contents(*both) == [("reported", "that the sale is off on Friday")]


def test_citing_alone_is_a_cue() -> None:
    """Where nothing else says it, it is kept."""
    assert contents(draft("citing", "clerks, that the sale is off")) == [("citing", "that the sale is off")]


def test_what_is_cited_as_a_reason_stays() -> None:
    """Reasons in a row follow "citing" and are what is said."""
    text = "The Courier closed, citing high costs, weak demand and new rules."
    reason = draft("citing", "high costs, weak demand and new rules", text)
    assert contents(reason, text=text) == [("citing", "high costs, weak demand and new rules")]


@pytest.mark.parametrize(
    "who",
    ["two clerks who had seen it", "a source", "internal documents", "police", "the newspaper Lantern", "people in it"],
)
def test_who_or_what_told_it_is_no_claim(who: str) -> None:
    """People, media and papers alone."""
    text = f"The Courier reported a sale, citing {who}."
    assert contents(draft("citing", who, text), text=text) == []


@pytest.mark.parametrize("what", ["bad weather", "a clerk as saying so", "a clerk who said it was off", "its “clerks”"])
def test_what_says_something_is_kept(what: str) -> None:
    """Reasons, and whoever is cited with what they say."""
    text = f"The Courier closed, citing {what}."
    assert contents(draft("citing", what, text), text=text) == [("citing", what)]


def test_a_content_without_whom_it_cites() -> None:
    """A piece of them before what was reported is left out."""
    pieces = draft("reported", "clerks")
    that = Span(TEXT.index("the sale"), len(TEXT) - 1)
    (found,) = citing(TEXT, (), [replace(pieces, content=(*pieces.content, that))])
    assert [TEXT[s.start : s.end] for s in found.content] == ["that the sale is off on Friday"]
