"""What people refused to say: who, by which words, and what; and what only looks like it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Response, Span
from reportedly.reading.claims.response import response
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import quotations
from reportedly.reading.rules.refusals import refusals


def found(text: str, drafts: list[Draft] | None = None) -> list[tuple[str, str, str, Response]]:
    """Source, cue, content and response of each draft that the rule adds."""
    added = [d for d in refusals(text, quotations(text), drafts or []) if d not in (drafts or [])]
    roles = [[" ".join(text[s.start : s.end] for s in role) for role in (d.source, d.cue, d.content)] for d in added]
    return [(*role, response(text, d.cue, d.content)) for role, d in zip(roles, added, strict=True)]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "does"),
    [
        ("The mayor declined to comment.", "The mayor", "declined", "to comment", "declines to comment"),
        (
            "Pell refused to comment on it, saying no more.",
            "Pell",
            "refused",
            "to comment on it",
            "declines to comment",
        ),
        ("The bank would not comment.", "The bank", "would not", "comment", "declines to comment"),
        (
            "Her office had no comment on the sale.",
            "Her office",
            "had no comment on",
            "the sale",
            "declines to comment",
        ),
        ("Lodestar did not return calls.", "Lodestar", "did not return", "calls", "did not respond"),
        ("Holt could not be reached for comment.", "Holt", "could not be reached", "for comment", "did not respond"),
        ("The port was unavailable for comment.", "The port", "was unavailable", "for comment", "did not respond"),
        (
            "Asked why, the mill didn’t reply to questions.",
            "the mill",
            "didn’t reply to",
            "questions",
            "did not respond",
        ),
        (
            "The mill, which did not respond to questions, shut.",
            "which",
            "did not respond to",
            "questions",
            "did not respond",
        ),
        (
            "The Courier could not verify the report.",
            "The Courier",
            "could not verify",
            "the report",
            "could not verify",
        ),
        (
            "The film could not be verified by Northwind.",
            "Northwind",
            "could not be verified",
            "The film",
            "could not verify",
        ),
        (
            "It could not be confirmed whether he fled.",
            "",
            "It could not be confirmed",
            "whether he fled",
            "could not verify",
        ),
    ],
)
def test_who_refuses_what(text: str, source: str, cue: str, content: str, does: str) -> None:
    """The cue is the verb group, the content the rest of its clause, and nobody who is silent denies."""
    assert found(text) == [(source, cue, content, Response(does))]


@pytest.mark.parametrize(
    "text",
    [
        "He did not respond to treatment.",
        "The island could not be reached by road.",
        "The owner could not be reached on Sunday.",
        "Tickets were not available to the public.",
        "The page has no comment section.",
        "He did not decline to comment.",
        "The patient did not respond.",
        "“We would not comment on that,” she said.",
    ],
)
def test_left_alone(text: str) -> None:
    """Other things that do not answer, other things out of reach, and what stands in quotation marks."""
    assert found(text) == []


def test_a_shared_subject() -> None:
    """A second refusal has the source of the first; without one before it, it has none."""
    text = "Holt declined to comment and did not respond to a letter with questions."
    assert [f[0] for f in found(text)] == ["Holt", "Holt"]
    assert found("He met the owner of it and declined to comment.")[0][0] == ""


def test_what_a_draft_has_is_left_to_it() -> None:
    """Where a draft has the cue, or the words are told by somebody, nothing is added."""
    text = "The mayor declined to comment."
    assert found(text, [Draft(cue=(Span(10, 18),), content=(Span(19, 29),))]) == []
    assert found(text, [Draft(content=(Span(0, 30),))]) == []


@given(
    st.lists(
        st.sampled_from(["he", "declined to comment", "did not respond to", "questions", "“", "”", ",", ".", "\n"])
    )
)
def test_spans_are_sound(words: list[str]) -> None:
    """For every text the roles are filled and inside the text, and no two cues share a character."""
    text = " ".join(words)
    drafts = refusals(text, quotations(text), [])
    assert all(text[s.start : s.end].strip() for d in drafts for s in (*d.source, *d.cue, *d.content))
    cues = [d.cue[0] for d in drafts]
    assert all(a.end <= b.start for a, b in pairwise(cues))
