"""Whose voice "I" and "we" are, where they are not the author's."""

from __future__ import annotations

import pytest

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.first_person import spoken_of, voices
from reportedly.reading.rules import parents
from tests.spec.notation import parse


def heard(written: str) -> dict[int, tuple[list[str], bool]]:
    """The words for each voice, by the number of its attribution, and whether it is several."""
    marked = parse(written)
    drafts = [
        Draft(source=marked.spans("s", n), cue=marked.spans("c", n), content=marked.spans("t", n))
        for n in marked.numbers()
    ]
    found = voices(marked.text, drafts, parents(drafts))
    return {n + 1: ([marked.text[s.start : s.end] for s in v.spans], v.plural) for n, v in found.items()}


@pytest.mark.parametrize(
    ("written", "who", "plural"),
    [
        ("{s1:Dehn}{c1::} {t1:It broke. {s2:I} {c2:said} {t2:it was old}.}", ["Dehn"], False),
        ("{s1:Dehn}{c1::} {t1:It broke. {s2:We} {c2:said} {t2:it was old}.}", ["Dehn"], True),
        ("{c1:A:} {t1:It broke. {s2:I} {c2:said} {t2:it was old}.}", [], False),
        ("{t1:“It broke. {s2:I} {c2:said} {t2:it was old},”} {s1:Dehn} {c1:said}.", ["Dehn"], False),
        ("{s1:Dehn} {c1:gave this account}: {t1:It broke, {s2:we} {c2:said} {t2:so}.}", ["Dehn"], True),
    ],
)
def test_a_speaker_says_i(written: str, who: list[str], plural: bool) -> None:
    """Inside somebody's own words, "I" is the speaker and "we" the speaker with others."""
    assert heard(written) == {2: (who, plural)}


@pytest.mark.parametrize(
    "written",
    [
        "{s1:I} {c1:think} {t1:that the pier is safe}.",
        "{s1:We} {c1:have learned} {t1:that the pier is safe}.",
        "{s1:Dehn} {c1:said} {t1:that {s2:we} {c2:told} her {t2:of the pier}}.",
        "{s1:Dehn}{c1::} {t1:It broke. {s2:He} {c2:said} {t2:it was old}.}",
        "Date: 3 May\nPlace: Holm\n{s1:I} {c1:think} {t1:that the pier is safe}.",
        "Is it safe?\n{s1:I} {c1:think} {t1:that it is}.\nWould you walk there?\nNobody would.",
    ],
)
def test_the_author_says_i(written: str) -> None:
    """Elsewhere it is the author's: in indirect speech, and in a text that only asks itself."""
    assert heard(written) == {}


def test_an_interview_goes_on() -> None:
    """Who speaks speaks until the next label, over as many paragraphs as that is."""
    written = (
        "Roe: Did it break?\n\nDehn: It did.\n\n{s1:I} {c1:think} {t1:it was old}.\n\nRoe: Why?\n\n"
        "Dehn: Who knows?\n\n{s2:We} {c2:told} them {t2:that it was}."
    )
    assert heard(written) == {1: (["Dehn"], False), 2: (["Dehn"], True)}


def test_questions_and_answers_name_nobody() -> None:
    """Neither "A:" nor a paragraph below a question says who answers."""
    assert heard("Q: Why?\nA: Rust.\n{s1:I} {c1:think} {t1:it was old}.\nQ: And?\nA: Rust.") == {1: ([], False)}
    bare = "What did you see?\n{s1:I} {c1:think} {t1:it was old}.\nDid they listen?\nWe wrote. Nobody answered."
    assert heard(bare) == {1: ([], False)}


def test_no_draft_is_asked_twice() -> None:
    """Parents that run in a circle end the search."""
    drafts = [
        Draft(source=(Span(0, 1),), cue=(Span(2, 6),), content=(Span(7, 9),)),
        Draft(source=(Span(0, 1),), cue=(Span(2, 6),), content=(Span(7, 9),)),
    ]
    assert voices("I said so", drafts, [1, 0]) == {}


def test_nobody_calls_himself_he() -> None:
    """In somebody's own words "he" is another; in indirect speech it may be the speaker."""
    text = "Rade: It broke. He said it was old."
    drafts = [
        Draft(source=(Span(0, 4),), cue=(Span(4, 5),), content=(Span(6, 34),)),
        Draft(source=(Span(16, 18),), cue=(Span(19, 23),), content=(Span(24, 34),)),
    ]
    assert spoken_of(text, drafts, parents(drafts)) == {1: 0}
    marked = parse("{s1:Rade} {c1:said} {t1:that it broke and {s2:he} {c2:said} {t2:so}}.")
    indirect = [
        Draft(source=marked.spans("s", n), cue=marked.spans("c", n), content=marked.spans("t", n)) for n in (1, 2)
    ]
    assert spoken_of(marked.text, indirect, parents(indirect)) == {}
