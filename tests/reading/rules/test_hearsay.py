"""Claims without a source: what the cue is, and how far the content goes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import quotations
from reportedly.reading.rules.hearsay import NAME, hearsay


def found(text: str, drafts: list[Draft] | None = None) -> list[tuple[str, list[str]]]:
    """Cue and content of each draft that the rule adds."""
    added = [d for d in hearsay(text, quotations(text), drafts or []) if d.by == NAME]
    return [(text[d.cue[0].start : d.cue[0].end], [text[s.start : s.end] for s in d.content]) for d in added]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("He reportedly fled.", "reportedly", ["He", "fled"]),
        ("Reportedly, he fled by sea.", "Reportedly", ["he fled by sea"]),
        ("After lunch, the king reportedly fled.", "reportedly", ["the king", "fled"]),
        ("The sea was calm, but the king allegedly fled.", "allegedly", ["the king", "fled"]),
        ("Mr. Holt supposedly fled, but his wife stayed.", "supposedly", ["Mr. Holt", "fled"]),
        ("The king is believed to be ill.", "is believed", ["The king", "to be ill"]),
        ("The king has been widely rumoured to be ill.", "has been widely rumoured", ["The king", "to be ill"]),
        ("The king, who is 80, is said to be ill.", "is said", ["The king, who is 80", "to be ill"]),
        ("It is thought that the king is ill.", "It is thought", ["that the king is ill"]),
        ("It's been widely reported that he fled.", "It's been widely reported", ["that he fled"]),
        ("There are rumours the king is ill.", "There are rumours", ["the king is ill"]),
        ("There have been some reports of a coup.", "There have been some reports of", ["a coup"]),
        ("Rumour has it that he fled.", "Rumour has it", ["that he fled"]),
    ],
)
def test_cue_and_content(text: str, cue: str, content: list[str]) -> None:
    """The cue is the adverb, the verb or the noun; the content is the rest of its clause."""
    assert found(text) == [(cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "He reportedly said that he was ill.",
        "It was the allegedly stolen car.",
        "He is believed by his friends to be ill.",
        "“He is said to be ill,” she told us.",
        "There are reports to be written and claims on the fund.",
        "The report was said aloud. Word is a program.",
        "Reportedly",
    ],
)
def test_nothing_added(text: str) -> None:
    """Where a source speaks, where words are quoted, and where the words mean something else, nothing is added."""
    assert found(text) == []


def restated(text: str, source: str, cue: str, content: str) -> list[list[str]]:
    """Source, cue and content of a draft of those words after the rule."""
    roles = [tuple([Span(text.index(w), text.index(w) + len(w))] if w else []) for w in (source, cue, content)]
    (draft,) = hearsay(text, quotations(text), [Draft(source=roles[0], cue=roles[1], content=roles[2])])
    return [[text[s.start : s.end] for s in role] for role in (draft.source, draft.cue, draft.content)]


def test_restated() -> None:
    """A draft that takes the subject for the source, or leaves a part of the clause out, gets the clause."""
    expected: list[list[str]] = [[], ["reportedly"], ["He had", "begged for mercy"]]
    assert restated("He had reportedly begged for mercy.", "He", "had reportedly begged", "for mercy") == expected
    assert restated("He had reportedly begged for mercy.", "", "reportedly", "begged for mercy") == expected


def test_restated_as_far_as_the_model() -> None:
    """What the model reads on the right is kept where it goes further than the clause."""
    found = restated("He reportedly fled, but came back.", "He", "reportedly", "fled, but came back")
    assert found[2] == ["He", "fled, but came back"]


def test_speech_keeps_its_source() -> None:
    """Who reportedly says something is the source of what is said."""
    found = restated("He reportedly warned that it leaks.", "He", "reportedly warned", "that it leaks")
    assert found == [["He"], ["reportedly warned"], ["that it leaks"]]
    found = restated("The king is said by all to be ill.", "all", "is said by", "to be ill")
    assert found[0] == ["all"]


def test_inside_what_somebody_says() -> None:
    """A cue in the content of another draft is not added."""
    content = Draft(content=(Span(0, 18),))
    assert hearsay("He reportedly fled.", (), [content]) == [content]


@given(
    st.lists(
        st.sampled_from(
            ["he", "reportedly", "is", "said", "to", "There are rumours", "“", "”", ", but", ".", "\n", "😀"]
        )
    )
)
def test_spans_are_sound(words: list[str]) -> None:
    """For every text the cue and the content are apart, filled, in order and inside the text."""
    text = " ".join(words)
    for draft in hearsay(text, quotations(text), []):
        spans = sorted([*draft.cue, *draft.content])
        assert list(draft.content) == sorted(draft.content)
        assert all(text[s.start : s.end].strip() for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))


def test_one_long_sentence() -> None:
    """A text of twenty thousand adverbs and no full stop is read to the end."""
    assert len(found("he reportedly fled; " * 20_000)) == 20_000
