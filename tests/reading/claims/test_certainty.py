"""Certainty: what holds for every text, and what the specification's sentences do not show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Certainty, Span
from reportedly.reading.claims.certainty import certainty, factuality

WORDS = "may might not no to if will that who , . ? “ ” the hull cracked was has could said likely don't is never of it"
texts = st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join)


def span(text: str, words: str) -> Span:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


@given(texts, st.data())
def test_any_spans_have_a_value_with_its_words(text: str, data: st.DataObject) -> None:
    """Any text and any spans give a value and at least one reason, whose words are the text's own."""
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    cue, content = (Span(edges[0], edges[1]),), (Span(edges[2], edges[3]),)
    got = certainty(text, cue=cue, content=content)
    assert got.source in Certainty
    assert any(reason.of == "source" for reason in got.because)
    assert -3 <= got.score <= 3
    for words in (reason.words for reason in got.because if reason.words):
        assert all(text[s.start : s.end] in words.text for s in words.spans)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_factuality_of_anything(text: str, one: int, other: int) -> None:
    """Any place of any text has a value and a score on the scale."""
    low, high = sorted((min(one, len(text)), min(other, len(text))))
    got = factuality(text, Span(low, high))
    assert got.value in Certainty
    assert -3 <= got.score <= 3


def test_the_two_values_are_not_blended() -> None:
    """What the writer's cue says of the content changes the writer's value alone."""
    values = []
    for cue in ("said", "confirmed", "falsely said"):
        text = f"Ferro {cue} that the hull may be cracked."
        got = certainty(text, cue=(span(text, cue),), content=(span(text, "that the hull may be cracked"),))
        values.append((got.source, got.writer))
    assert values == [
        (Certainty.POSSIBLE, Certainty.UNCOMMITTED),
        (Certainty.POSSIBLE, Certainty.POSSIBLE),
        (Certainty.POSSIBLE, Certainty.NOT_CERTAIN),
    ]


def test_the_reason_says_what_governs_what() -> None:
    """The hedge and the predicate are both named."""
    text = "Okafor said the envoy may have been poisoned."
    got = certainty(text, cue=(span(text, "said"),), content=(span(text, "the envoy may have been poisoned"),))
    assert got.because[0].why == "‘may’ makes possible ‘poisoned’"
    assert got.because[0].words.spans == (span(text, "may"),)


def test_a_content_in_two_parts_is_one_clause() -> None:
    """The words between the parts are not the source's."""
    text = "The hull, Ferro, who was not there, said, may be cracked."
    parts = (span(text, "The hull"), span(text, "may be cracked"))
    got = certainty(text, cue=(span(text, "said"),), content=parts)
    assert got.source is Certainty.POSSIBLE


def test_only_the_first_sentence_counts() -> None:
    """A hedge in the next sentence hedges that one."""
    text = "“The hull is cracked. It may sink,” said Ferro."
    got = certainty(text, cue=(span(text, "said"),), content=(span(text, "“The hull is cracked. It may sink,”"),))
    assert got.source is Certainty.CERTAIN


def test_a_line_in_capitals() -> None:
    """A text in capitals is read like any other."""
    text = "FERRO SAYS HULL MAY BE CRACKED"
    got = certainty(text, cue=(span(text, "SAYS"),), content=(span(text, "HULL MAY BE CRACKED"),))
    assert got.source is Certainty.POSSIBLE


@pytest.mark.parametrize(
    ("sentence", "predicate", "value"),
    [
        ("The crew left.", "left", Certainty.CERTAIN),
        ("The crew did not leave.", "leave", Certainty.NOT_CERTAIN),
        ("The crew refused to leave.", "leave", Certainty.NOT_CERTAIN),
        ("The crew did not refuse to leave.", "leave", Certainty.CERTAIN),
        ("The crew managed to leave.", "leave", Certainty.CERTAIN),
        ("The crew did not manage to leave.", "leave", Certainty.NOT_CERTAIN),
        ("The captain asked the crew to leave.", "leave", Certainty.UNCOMMITTED),
        ("They fled without paying.", "paying", Certainty.NOT_CERTAIN),
        ("She may sing and dance.", "dance", Certainty.POSSIBLE),
        ("I doubt that they paid.", "paid", Certainty.NOT_PROBABLE),
        ("Please close the door.", "close", Certainty.UNCOMMITTED),
        ("Did they pay?", "pay", Certainty.UNCOMMITTED),
        ("I love swimming.", "swimming", Certainty.CERTAIN),
        ("Perhaps, they paid.", "paid", Certainty.POSSIBLE),
    ],
)
def test_what_governs_a_predicate(sentence: str, predicate: str, value: Certainty) -> None:
    """Implicative verbs, negation over them, coordination, questions and commands."""
    assert factuality(sentence, span(sentence, predicate)).value is value


def test_scores_are_in_order() -> None:
    """A fact scores above a possibility, and that above what is still to come."""
    scores = [
        factuality(sentence, span(sentence, "sink")).score
        for sentence in ("Ships sink here.", "The ship may sink.", "The ship will sink.")
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3
