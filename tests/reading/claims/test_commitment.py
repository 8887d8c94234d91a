"""The writer's commitment to an embedded clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.reading.claims.certainty import factuality
from reportedly.reading.claims.certainty_tokens import words
from reportedly.reading.claims.commitment import Commitment, commitment
from reportedly.reading.claims.commitment_verbs import UDS_SCALE, VERBS, Setting


def read(marked: str) -> Commitment | None:
    """The commitment to the clause whose predicate is in brackets."""
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    tokens = words(text, Span(0, len(text)))
    return commitment(tokens, next(p for p, span in enumerate(tokens.spans) if span.end > start))


@pytest.mark.parametrize(
    "marked",
    [
        "They did not notice that the tide had [turned].",
        "Did the pilot know that the strait was [mined]?",
        "She may have forgotten that the office [closes] at noon.",
        "If he had known that the lock was [broken], he would have stayed.",
        "The clerk could see that the seal was [torn].",
        "I can't believe that they [sold] the mill.",
        "Who would have thought that she [swims]?",
        "There is no doubt that the dam [leaks].",
        "We had no idea that the cellar was [flooded].",
        "I do not doubt that he [paid].",
        "He does not regret that he [spoke].",
        "Don't you think that the price is [high]?",
    ],
)
def test_it_stands(marked: str) -> None:
    """Factives keep their clause whatever they stand under, and so do some idioms."""
    found = read(marked)
    assert found is not None
    assert found.score > 1 * UDS_SCALE * 0.8


@pytest.mark.parametrize(
    "marked",
    [
        "I don't think that the bridge is [safe].",
        "We do not believe that he [resigned].",
        "The council does not think the plan [works].",
        "I doubt that the ferry [sails] tonight.",
        "There is no chance that the mine [reopens].",
        "What makes you think that I [care]?",
        "If you think that I am [leaving], you are mistaken.",
        "She pretended that she was [ill].",
        "They do not know that the bridge is not [safe].",
    ],
)
def test_it_falls(marked: str) -> None:
    """Who does not think it, mostly thinks not; a negation inside turns the clause round."""
    found = read(marked)
    assert found is not None
    assert found.score < -1 * UDS_SCALE * 0.5


@pytest.mark.parametrize(
    ("marked", "setting"),
    [
        ("Do you think that the mayor [knew]?", Setting.QUESTION),
        ("Perhaps she thought that he was [late].", Setting.MODAL),
        ("Critics may say that the law is [weak].", Setting.MODAL),
        ("If they say that the road is [open], we can go.", Setting.CONDITION),
        ("He is not sure that the gate was [shut].", Setting.NEGATION),
        ("Nobody knew that he might have [lied].", Setting.NEGATION),
    ],
)
def test_it_is_left_open(marked: str, setting: Setting) -> None:
    """The setting is told; the score stays near nought."""
    found = read(marked)
    assert found is not None
    assert found.setting is setting
    assert abs(found.score) <= 1 * UDS_SCALE


@pytest.mark.parametrize(
    "marked",
    ["She said that the mill had [closed].", "The mill [closed].", "The claim was [false].", "He knew the man [well]."],
)
def test_it_is_not_asked(marked: str) -> None:
    """A clause under a plain verb, or under none, is left to the network and to the other rules."""
    assert read(marked) is None


def test_most_of_the_score_is_the_verbs() -> None:
    """Whatever the network says of the predicate."""
    text = "They did not notice that the tide had turned."
    span = Span(text.index("turned"), len(text) - 1)
    low, high = (factuality(text, span, lambda _, v=v: v).score for v in (-1.2, 1.2))
    assert 0 < low < high


@given(st.lists(st.sampled_from([v.base for v in VERBS] + "not that did ? . if no he may the is".split()), max_size=30))
def test_any_words(parts: list[str]) -> None:
    """No sequence of such words has a score beyond the scale."""
    text = " ".join(parts)
    tokens = words(text, Span(0, len(text)))
    for head in range(len(tokens.lower)):
        found = commitment(tokens, head)
        assert found is None or abs(found.score) <= 4 * UDS_SCALE
