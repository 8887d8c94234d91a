"""Whoever reportedly said something is the source of it."""

from __future__ import annotations

import pytest

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.rules.said_reportedly import said_reportedly


def span(text: str, words: str) -> Span:
    """Where ``words`` stand."""
    return Span(text.index(words), text.index(words) + len(words))


def test_the_speaker_is_the_source() -> None:
    """The adverb and the verb are the cue, and what was said the content."""
    text = "The mayor reportedly said that the bridge would close."
    content = (span(text, "The mayor"), span(text, "said that the bridge would close"))
    (found,) = said_reportedly(text, (), [Draft(cue=(span(text, "reportedly"),), content=content)])
    parts = [[text[s.start : s.end] for s in spans] for spans in (found.source, found.cue, found.content)]
    assert parts == [["The mayor"], ["reportedly said"], ["that the bridge would close"]]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("He reportedly fled the city.", "reportedly", ("He", "fled the city")),
        ("He certainly said that it was over.", "certainly", ("He", "said that it was over")),
        ("He reportedly said that it was over.", "reportedly", ("said that it was over",)),
    ],
)
def test_others_are_left_alone(text: str, cue: str, content: tuple[str, ...]) -> None:
    """Without a verb of saying, without hearsay, or without a speaker nothing changes."""
    drafts = [Draft(cue=(span(text, cue),), content=tuple(span(text, words) for words in content))]
    assert said_reportedly(text, (), drafts) == drafts
