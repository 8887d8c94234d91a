"""Tests of headlines and datelines that are no part of what is said."""

from __future__ import annotations

import pytest

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.rules.head_matter import head_matter


def cut(text: str, content: str, cue: str) -> str:
    """The content that is left of a draft with these words."""
    start, said = text.index(content), text.index(cue)
    draft = Draft(cue=(Span(said, said + len(cue)),), content=(Span(start, start + len(content)),))
    (found,) = head_matter(text, (), [draft])
    return " ... ".join(text[s.start : s.end] for s in found.content)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Ferry lost off Ansel\n\n", "The ferry sank"),
        ("PORT AMSEL (Northwind) – ", "The ferry sank"),
        ("PORT AMSEL, March 3 (Northwind) - ", "The ferry sank"),
        ("(Northwind) — ", "The ferry sank"),
        ("PORT AMSEL, 3 May 2026 — ", "The ferry sank"),
        ("PORT AMSEL, Kestovia – 3 May 2026 – ", "The ferry sank"),
        ("Port Amsel, Sunday, 3 May 2026 – ", "The ferry sank"),
        ("Port Amsel, Kestovia (Northwind) — ", "The ferry sank"),
        ("AMSEL/GRENHOLM, May 3 (Northwind) - ", "The ferry sank"),
        ("3 May 2026 — ", "The ferry sank"),
        ("Ferry lost\n\nPORT AMSEL (Northwind) – ", "The ferry sank"),
    ],
)
def test_what_stands_above_or_before_is_cut(head: str, said: str) -> None:
    """A line without an end, a dateline with its agency, or both."""
    text = f"{head}{said}, police reported."
    assert cut(text, head + said, "reported") == said


@pytest.mark.parametrize(
    "content",
    [
        "The ferry sank.\n\nNobody was saved",
        "“The ferry sank.\n\n“Nobody was saved",
        "The ferry – an old one – sank",
        "Ana Reis – the captain – sank",
        "Port Amsel – in May – sank",
        "NATO ships sank",
        "Nobody was saved, he said:\n\nThe ferry sank",
    ],
)
def test_what_is_said_over_paragraphs_stays(content: str) -> None:
    """A sentence that ended, a dash inside a sentence and a name in capitals are no head matter."""
    assert cut(f"{content}, police reported.", content, "reported") == content


def test_a_content_that_begins_in_a_dateline_begins_after_it() -> None:
    """The model may take the date for its first words."""
    text = "Ferry lost\n\nPORT AMSEL, 3 May 2026 — The ferry sank, police reported."
    assert cut(text, "3 May 2026 — The ferry sank", "reported") == "The ferry sank"
    assert cut(text.replace("\n\n", " in the "), "The ferry sank", "reported") == "The ferry sank"


def test_a_part_in_the_headline_goes_where_the_rest_stands_below() -> None:
    """And a claim that stands in the headline with its own cue stays whole."""
    text = "Ferry sank off Ansel\n\nThe ferry sank, police reported."
    parts = (Span(0, 10), Span(22, 36))
    (found,) = head_matter(text, (), [Draft(cue=(Span(45, 53),), content=parts)])
    assert [text[s.start : s.end] for s in found.content] == ["The ferry sank"]
    above = Draft(cue=(Span(11, 14),), content=(Span(0, 10),))
    assert head_matter(text, (), [above]) == [above]


@pytest.mark.parametrize("head", ["14.05 ", "14:05 – ", "2.05pm ", "2/ ", "3) "])
def test_a_clock_is_cut(head: str) -> None:
    """The time of an entry of a live blog says when it was written."""
    text = f"Ferry sinks.\n\n{head}It sank, police reported."
    assert cut(text, f"{head}It sank", "reported") == "It sank"


def test_a_price_is_no_clock() -> None:
    """What goes on in lower case is a number of something."""
    text = "12.50 euros is too much, he said."
    assert cut(text, "12.50 euros is too much", "said") == "12.50 euros is too much"
