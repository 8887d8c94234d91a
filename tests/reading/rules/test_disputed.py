"""What somebody denies in a clause behind it; the wordings are in the specification."""

from __future__ import annotations

import pytest

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import quotations
from reportedly.reading.rules.disputed import NAME, disputed
from tests.spec.notation import parse


def told(text: str, drafts: list[Draft] | None = None) -> list[tuple[str, str, str]]:
    """Source, cue and content of what the rule adds to ``text``."""
    found = [d for d in disputed(text, quotations(text), drafts or []) if d.by == NAME]
    return [
        tuple(" ".join(text[s.start : s.end] for s in part) for part in (d.source, d.cue, d.content)) for d in found
    ]


@pytest.mark.parametrize(
    ("text", "who", "cue", "what"),
    [
        ("It rains here, a claim Pell denies.", "Pell", "denies", "It rains here"),
        ("But it rains here, a claim that Pell has always denied.", "Pell", "has always denied", "it rains here"),
        ("It rains here – charges Pell rejects – and more.", "Pell", "rejects", "It rains here"),
        ("It rains here, an old rumour contradicted by Pell.", "Pell", "contradicted by", "It rains here"),
        ("It rains here, something his family denies.", "his family", "denies", "It rains here"),
        ("The claim Pell denies is that it rains.", "Pell", "denies", "that it rains"),
    ],
)
def test_what_stands_before_is_denied(text: str, who: str, cue: str, what: str) -> None:
    """With or without a pronoun, in the active and in the passive."""
    assert told(text) == [(who, cue, what)]


@pytest.mark.parametrize(
    "text",
    [
        "It rains here, a claim Pell repeats.",
        "It rains here, a claim made by Pell, who denies it.",
        "It rains here, a claim that has been denied.",
        "Rain, a claim Pell denies.",
        "“It rains here, a claim Pell denies.”",
        "It rains here, a village Pell rejected.",
    ],
)
def test_nothing_else_is_a_denial(text: str) -> None:
    """Nobody's subject, nothing before it, a quotation, and a noun that says nothing."""
    assert told(text) == []


def test_what_another_says_is_denied() -> None:
    """The content of an attribution that ends there, and the model's own reading of the verb goes."""
    marked = parse("{s1:Rade} {c1:says} {t1:it rains here}, {t2:an account} {s2:Pell} {c2:denies}.")
    drafts = [
        Draft(source=marked.spans("s", n), cue=marked.spans("c", n), content=marked.spans("t", n)) for n in (1, 2)
    ]
    assert told(marked.text, drafts) == [("Pell", "denies", "it rains here")]
    assert len(disputed(marked.text, (), drafts)) == 2


def test_a_content_ends_before_the_denial() -> None:
    """It is the writer who says that it is denied."""
    marked = parse("{s1:Rade} {c1:says} {t1:it rains here, an account Pell denies}.")
    draft = Draft(source=marked.spans("s", 1), cue=marked.spans("c", 1), content=marked.spans("t", 1))
    first, second = disputed(marked.text, (), [draft])
    start = draft.content[0].start
    assert first.content == second.content == (Span(start, start + len("it rains here")),)
