"""A source of one sentence is no part of what is said in the next."""

from __future__ import annotations

import pytest

from reportedly.reading.draft import Draft
from reportedly.reading.rules.one_role import one_role
from tests.spec.notation import parse


def contents(written: str) -> list[list[str]]:
    """The words of each content after the rule."""
    marked = parse(written)
    drafts = [
        Draft(source=marked.spans("s", n), cue=marked.spans("c", n), content=marked.spans("t", n))
        for n in marked.numbers()
    ]
    return [[marked.text[s.start : s.end] for s in draft.content] for draft in one_role(marked.text, (), drafts)]


def test_another_source_is_left_out() -> None:
    """It spoke a sentence before."""
    written = "{t2:{s1:The army}} {c1:denied} {t1:it}. {t2:He fled}, {s2:she} {c2:said}."
    assert contents(written) == [["it"], ["He fled"]]


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("{t2:{s1:The army}} {c1:denied} {t1:it}, {t2:and fled}, {s2:she} {c2:said}.", ["The army", "and fled"]),
        ("{t2:{s1:The army}} {c1:denied} {t1:it}. {s2:She} {c2:said so}.", ["The army"]),
        ("{t2:The army} {c1:denied} {t1:it}. {t2:He fled}, {s2:she} {c2:said}.", ["The army", "He fled"]),
    ],
)
def test_everything_else_stays(written: str, last: list[str]) -> None:
    """In the same sentence, the only piece, and words that are nobody's source."""
    assert contents(written)[-1] == last


def test_a_piece_of_the_next_sentence_is_left_out() -> None:
    """Where another's content holds it, and no quotation marks go on."""
    written = "{s1:The yard} {c1:disputes} {t1:that}. {c2:Asked} {t2:whether {t1:it sank}}, {s2:Roe} left."
    assert contents(written) == [["that"], ["whether it sank"]]
    written = "{s1:The yard} {c1:disputes} {t1:that}, {t1:whether it sank}. {c2:Asked} {t2:so}, {s2:Roe} left."
    assert contents(written)[0] == ["that", "whether it sank"]
    written = "{s1:The note} {c1:read:} {t1:It sank}. {t1:Roe said {t2:it burned}}, {s2:he} {c2:said}."
    assert contents(written)[0] == ["It sank", "Roe said it burned"]
