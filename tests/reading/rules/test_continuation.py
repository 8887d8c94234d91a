"""Quotations that go on without a cue."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import quotations
from reportedly.reading.rules.continuation import continuation

FIRST = "“The bridge is old,” Osei said."


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Where each of ``words`` stands first."""
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def osei(text: str) -> Draft:
    """The attribution of the first sentence."""
    return Draft(source=spans(text, "Osei"), cue=spans(text, "said"), content=spans(text, "“The bridge is old,”"))


def contents(text: str, drafts: list[Draft]) -> list[list[str]]:
    """The content of each draft after the rule."""
    return [[text[s.start : s.end] for s in d.content] for d in continuation(text, quotations(text), drafts)]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (" “It will fall.”", ["“It will fall.”"]),
        ("\n“It will fall.”", ["“It will fall.”"]),
        ("\n\n“It will fall.\n\n“Then we swim.”\n\nIt rained.", ["“It will fall.", "“Then we swim.”"]),
        (" “It will fall.\n“Then we swim.\n“And then?”", ["“It will fall.", "“Then we swim.", "“And then?”"]),
        (" “It will fall.” The mayor left.", ["“It will fall.”"]),
    ],
)
def test_goes_on(rest: str, expected: list[str]) -> None:
    """Free quotations that follow, in the paragraph or in paragraphs of their own, belong to the last speaker."""
    text = FIRST + rest
    assert contents(text, [osei(text)]) == [["“The bridge is old,”", *expected]]


@pytest.mark.parametrize(
    "rest",
    [
        " He wore a “grey” coat.",
        "\nIt rained.\n“It will fall.”",
        "\n“It will fall,” the mayor answered.",
        "\nThe mayor, who had come late and had heard nothing of it all, stood up. “It will fall.”",
        "\nThe sign read “It will fall.”",
    ],
)
def test_does_not_go_on(rest: str) -> None:
    """Words in passing, other speakers and quotations further away are left alone."""
    text = FIRST + rest
    assert contents(text, [osei(text)]) == [["“The bridge is old,”"]]


def test_another_speaker_has_it() -> None:
    """A quotation that another draft holds is not free, and the next one goes on with that draft."""
    text = FIRST + "\n“It will fall,” she said.\n“Soon.”"
    she = Draft(source=spans(text, "she"), content=spans(text, "“It will fall,”"))
    assert contents(text, [osei(text), she]) == [["“The bridge is old,”"], ["“It will fall,”", "“Soon.”"]]


def test_shreds_are_replaced() -> None:
    """Where the draft had a few words of the quotation, it gets all of it."""
    text = FIRST + "\n“It will certainly fall, and soon.\n“Then we swim.”"
    draft = osei(text)
    shredded = Draft(source=draft.source, cue=draft.cue, content=(*draft.content, *spans(text, "It will")))
    found = [["“The bridge is old,”", "“It will certainly fall, and soon.", "“Then we swim.”"]]
    assert contents(text, [shredded]) == found


@given(st.lists(st.sampled_from([FIRST, "“One.", "“Two.”", " “Three.”", "It rained.", "\n", "\r\n", "“", "”", "😀"])))
def test_only_adds(pieces: list[str]) -> None:
    """For every text the drafts keep their source and cue and lose no quoted word."""
    text = FIRST + "".join(pieces)
    draft = osei(text)
    (found,) = continuation(text, quotations(text), [draft])
    assert (found.source, found.cue) == (draft.source, draft.cue)
    assert found.content[0] == draft.content[0]
    assert all(a.end <= b.start for a, b in pairwise(found.content))


def test_long_monologue() -> None:
    """Twenty thousand quotations of one speaker are one content."""
    text = FIRST + "\n“It will fall.”" * 20_000
    assert len(contents(text, [osei(text)])[0]) == 20_001
