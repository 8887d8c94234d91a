"""A source keeps its clause; the wordings are in the specification."""

from __future__ import annotations

import pytest

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.rules.who_clauses import who_clauses
from tests.spec.notation import parse


def _draft(written: str) -> tuple[str, Draft]:
    marked = parse(written)
    source, cue, content = (marked.spans(role, 1) for role in "sct")
    return marked.text, Draft(source=source, cue=cue, content=content)


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        (
            "{s1:A clerk, who did} not want to be named, {c1:said} {t1:it sank}.",
            "A clerk, who did not want to be named",
        ),
        ("{s1:A clerk} who asked not to be named {c1:said} {t1:it sank}.", "A clerk who asked not to be named"),
        (
            "{t1:It sank}, {c1:said} {s1:a clerk}, {s1:who} works in the {s1:port}, on Friday.",
            "a clerk, who works in the port",
        ),
        ("{t1:It sank}, {c1:said} {s1:Ana Roe, who} runs it. She left.", "Ana Roe, who runs it"),
        ("{t1:It sank}, {c1:said} {s1:a clerk}, asking not to be named.", "a clerk, asking not to be named"),
    ],
)
def test_a_clause_is_whole(written: str, whole: str) -> None:
    """Up to the cue, or to the next comma behind it."""
    text, draft = _draft(written)
    (found,) = who_clauses(text, (), [draft])
    assert [text[s.start : s.end] for s in found.source] == [whole]
    assert (found.cue, found.content) == (draft.cue, draft.content)


@pytest.mark.parametrize(
    "written",
    [
        "{s1:Pell}, who runs the mill, {c1:said} {t1:it sank}.",
        "{s1:Pell} {c1:said} {t1:it sank}, {s1:who} ran.",
        "{t1:It sank}, {c1:said} {s1:Pell}. He had asked not to be named.",
        "{s1:Pell}, who {c1:said} {t1:it sank}.",
        "{c1:Reportedly}, {t1:it sank}.",
        "{s1:Pell, who} runs the mill, was late, {c1:seeking to show} {t1:that it sank}.",
        "{s1:Pell} {t1:“it sank”}",
    ],
)
def test_other_sources_stay(written: str) -> None:
    """Clauses that the source leaves out, for another reason than a name, and sentences that are over."""
    text, draft = _draft(written)
    assert who_clauses(text, (), [draft]) == [draft]


def test_why_somebody_is_unnamed_is_no_claim() -> None:
    """Nor are its shreds a source, where somebody says something in the clause."""
    text, draft = _draft("{s1:A clerk}, who asked for anonymity, {c1:said} {t1:it sank}.")
    who = text.index("who")
    asks = Draft(source=(Span(who, who + 3),), cue=(Span(who + 4, who + 9),), content=(Span(who + 10, who + 23),))
    (found,) = who_clauses(text, (), [asks, draft])
    assert text[found.source[0].start : found.source[0].end] == "A clerk, who asked for anonymity"
    text, draft = _draft("{s1:A clerk, who} said {s1:he} had left, {c1:said} {t1:it sank}.")
    said = Draft(source=(Span(9, 12),), cue=(Span(13, 17),), content=(Span(18, 29),))
    assert [text[d.source[0].start : d.source[0].end] for d in who_clauses(text, (), [said, draft])] == [
        "who",
        "A clerk",
    ]


def test_whoever_stands_behind_a_verb_without_a_source() -> None:
    """ "Said a man who did not want to be named" has one after all, and the article before what is told comes back."""
    text, draft = _draft("The {t1:bridge fell}, {c1:said} {t1:a man who didn’t want to be named}.")
    (found,) = who_clauses(text, (), [draft])
    words = [text[s.start : s.end] for s in (*found.source, *found.content)]
    assert words == ["a man who didn’t want to be named", "The bridge fell"]
    text, draft = _draft("{t1:It fell}, {c1:said} {t1:a man who ran}.")
    assert who_clauses(text, (), [draft]) == [draft]
