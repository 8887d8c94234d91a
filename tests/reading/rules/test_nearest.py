"""A quotation belongs to whoever speaks right before it."""

from __future__ import annotations

import pytest

from reportedly.reading.draft import Draft
from reportedly.reading.quotations import quotations
from reportedly.reading.rules.nearest import nearest
from tests.spec.notation import parse


def contents(written: str) -> list[list[str]]:
    """The words of each content after the rule."""
    marked = parse(written)
    drafts = [
        Draft(source=marked.spans("s", n), cue=marked.spans("c", n), content=marked.spans("t", n))
        for n in marked.numbers()
    ]
    found = nearest(marked.text, quotations(marked.text), drafts)
    return [[marked.text[s.start : s.end] for s in draft.content] for draft in found]


@pytest.mark.parametrize("second", ["{t2:it was soft. “It} was never one.”", "{t2:it was soft}. “It was never one.”"])
def test_a_quotation_is_moved(second: str) -> None:
    """From the paragraph before to the sentence before, with or without a shred of it there."""
    told, quoted = "“We won,”", "“It was never one.”"
    marked = parse(f"{{t1:{told}}} {{s1:he}} {{c1:said}}.\n\n{{s2:Reis}} {{c2:felt}} {second}")
    at = marked.text.index(quoted)
    span = type(marked.spans("t", 1)[0])(at, at + len(quoted))
    drafts = [
        Draft(source=marked.spans("s", 1), cue=marked.spans("c", 1), content=(*marked.spans("t", 1), span)),
        Draft(source=marked.spans("s", 2), cue=marked.spans("c", 2), content=marked.spans("t", 2)),
    ]
    first, last = nearest(marked.text, quotations(marked.text), drafts)
    assert [marked.text[s.start : s.end] for s in first.content] == [told]
    assert [marked.text[s.start : s.end] for s in last.content] == ["it was soft", quoted]


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("{t1:“We won,”} {s1:he} {c1:said}. {t1:“It was fun.”}", ["“We won,”", "“It was fun.”"]),
        ("{t1:“We won,”} {s1:he} {c1:said}.\n\n{t1:“It was fun.”}", ["“We won,”", "“It was fun.”"]),
        (
            "{t1:“We won,”} {s1:he} {c1:said}.\n\n{s2:Reis} {c2:felt} {t2:it was}, and left early. {t1:“It was fun.”}",
            ["“We won,”", "“It was fun.”"],
        ),
    ],
)
def test_everything_else_stays(written: str, first: list[str]) -> None:
    """In the same paragraph, where nobody else speaks, and where something else is told between."""
    assert contents(written)[0] == first
