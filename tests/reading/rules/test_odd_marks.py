"""What stands behind a quotation in odd marks is no part of it; the wordings are in the specification."""

from __future__ import annotations

import pytest

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import quotations
from reportedly.reading.rules.odd_marks import odd_marks
from tests.spec.notation import parse


def kept(written: str) -> list[str]:
    """The words of the content after the rule."""
    marked = parse(written)
    source, cue, content = (marked.spans(role, 1) for role in "sct")
    (found,) = odd_marks(marked.text, quotations(marked.text), [Draft(source=source, cue=cue, content=content)])
    return [marked.text[s.start : s.end] for s in found.content]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("{s1:She} {c1:said}: {t1:‟We wait.‟ They left. It rained}.", ["‟We wait.‟"]),
        ("{t1:»We wait«}, {s1:she} {c1:said}. {t1:They left}.", ["»We wait«"]),
        ("{s1:She} {c1:said} {t1:that »we« wait. They left}.", ["that »we« wait."]),
    ],
)
def test_a_new_sentence_is_cut(written: str, words: list[str]) -> None:
    """Where the plain count takes it for quoted and the marks do not."""
    assert kept(written) == words


@pytest.mark.parametrize(
    "written",
    [
        "{s1:She} {c1:said}: {t1:“We wait.” They left}.",
        "{s1:She} {c1:said}: {t1:‟We wait.‟ ‟We hope.‟}",
        "{s1:She} {c1:said}: {t1:«We wait.» They left}.",
        "{s1:She} {c1:said} {t1:that ‟we‟ wait and hope}.",
        "‟We wait,‟ {s1:she} {c1:said}.\n{t1:They left}.",
    ],
)
def test_everything_else_is_kept(written: str) -> None:
    """Marks that are counted right, further quotations, the same sentence and the next line."""
    marked = parse(written)
    assert kept(written) == [marked.text[s.start : s.end] for s in marked.spans("t", 1)]


def test_something_is_left() -> None:
    """A content that is all outside stays: there would be no attribution without one."""
    text = "‟We wait.‟ They left."
    draft = Draft(cue=(Span(0, 1),), content=(Span(11, 20),))
    assert odd_marks(text, quotations(text), [draft]) == [draft]
