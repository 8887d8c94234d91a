"""What an earlier version said is cut where the article says otherwise; the wordings are in the specification."""

from __future__ import annotations

import pytest

from reportedly.reading.draft import Draft
from reportedly.reading.rules.own_version import own_version
from tests.spec.notation import parse


def cut(written: str) -> tuple[list[str], list[str]]:
    """The words of source and content of the one attribution, after the rule."""
    marked = parse(written)
    source, cue, content = (marked.spans(role, 1) for role in "sct")
    (found,) = own_version(marked.text, (), [Draft(source=source, cue=cue, content=content)])
    return tuple([marked.text[s.start : s.end] for s in spans] for spans in (found.source, found.content))


@pytest.mark.parametrize(
    "told",
    [
        "Roe fell; he did not",
        "Roe fell, but he did not",
        "Roe fell — Roe didn’t",
        "Roe fell -- in fact he sat",
        "Roe fell",
    ],
)
def test_the_content_ends_where_the_article_says_otherwise(told: str) -> None:
    """At a semicolon, and at a dash or a "but" before the opposite."""
    written = f"{{s1:An earlier version of this story}} {{c1:said}} {{t1:{told}}}."
    assert cut(written) == (["An earlier version of this story"], ["Roe fell"])


def test_the_whole_version_is_the_source() -> None:
    """The model may take "this story" alone, and the rest for content."""
    written = "An earlier {t1:version of} {s1:this story} {c1:said} {t1:Roe fell}."
    assert cut(written) == (["An earlier version of this story"], ["Roe fell"])


@pytest.mark.parametrize(
    "written",
    [
        "{s1:The council} {c1:said} {t1:Roe fell; he did not}.",
        "An earlier version of this story was longer. {s1:Roe} {c1:said} {t1:he fell; he did not}.",
        "{s1:An earlier version of this story} {c1:said} {t1:Roe fell — twice}.",
    ],
)
def test_everything_else_is_left_alone(written: str) -> None:
    """Another source, another sentence, and a dash that denies nothing."""
    marked = parse(written)
    words = tuple([marked.text[s.start : s.end] for s in marked.spans(role, 1)] for role in "st")
    assert cut(written) == words
