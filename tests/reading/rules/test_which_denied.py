"""What somebody denies in a relative clause; the wordings are in the specification."""

from __future__ import annotations

import pytest

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import quotations
from reportedly.reading.rules.which_denied import NAME, which_denied
from tests.spec.notation import parse


def told(text: str, drafts: list[Draft] | None = None) -> list[tuple[str, str, str]]:
    """Source, cue and content of what the rule adds to ``text``."""
    found = [d for d in which_denied(text, quotations(text), drafts or []) if d.by == NAME]
    return [
        tuple(" ... ".join(text[s.start : s.end] for s in part) for part in (d.source, d.cue, d.content)) for d in found
    ]


@pytest.mark.parametrize(
    ("text", "who", "cue", "what"),
    [
        ("Pell took it, which he denies.", "he", "denies", "Pell took it"),
        ("But Pell took it, which he has always denied – and ran.", "he", "has always denied", "Pell took it"),
        ("Pell faces charges of fraud, which he denies.", "he", "denies", "charges of fraud"),
        ("He is held on the charges, both of which he denies.", "he", "denies", "the charges"),
        ("Pell took it, which was denied by his wife.", "his wife", "was denied by", "Pell took it"),
        ("He left with the letter, which Pell denies writing.", "Pell", "denies", "the letter ... writing"),
        ("Pell, who has denied theft, ran.", "who", "has denied", "theft"),
    ],
)
def test_what_stands_before_which_is_denied(text: str, who: str, cue: str, what: str) -> None:
    """All of it, the charges alone, or the noun that somebody denies doing something with."""
    assert told(text) == [(who, cue, what)]


@pytest.mark.parametrize(
    "text",
    [
        "Pell took it, which he repeats.",
        "Pell asked for bail, which the court denied.",
        "Pell took it, which he says he denies.",
        "“Pell took it, which he denies.”",
        "Pell, who denied him entry, ran.",
        "“Pell, who denies theft, ran.”",
        "Which he denies.",
        "",
    ],
)
def test_nothing_else_is_a_denial(text: str) -> None:
    """Another verb, a request, a subject with a verb, a quotation and whoever is kept out."""
    assert told(text) == []


def test_what_another_says_is_denied() -> None:
    """The part of its content that ends there; the clause is no part of it, and the model's reading of it goes."""
    marked = parse("{s1:Rade} {c1:says} {t1:it rains, which {s2:he} {c2:denies}, and {t2:snows}}.")
    drafts = [
        Draft(source=marked.spans("s", n), cue=marked.spans("c", n), content=marked.spans("t", n)) for n in (1, 2)
    ]
    first, denial = which_denied(marked.text, (), drafts)
    assert [marked.text[s.start : s.end] for s in first.content] == ["it rains", "and snows"]
    assert [marked.text[s.start : s.end] for s in denial.content] == ["it rains"]


def test_a_verb_that_the_model_has_found_is_left_to_it() -> None:
    """Whoever denies something is not told of twice."""
    text = "Pell, who denies theft, ran."
    draft = Draft(source=(Span(0, 4),), cue=(Span(10, 16),), content=(Span(17, 22),))
    assert which_denied(text, (), [draft]) == [draft]
