"""Attributions inside the content of another one."""

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.nested import nested

TEXT = "The analyst Ada Brun said that the minister was ill, a Harbour Post reporter wrote."
OUTER = Draft(source=(Span(53, 76),), cue=(Span(77, 82),), content=(Span(0, 51),))


def _inner(words: str) -> list[Draft]:
    at = words.index("said")
    return [Draft(source=(Span(0, at - 1),), cue=(Span(at, at + 4),), content=(Span(at + 5, len(words)),))]


def test_the_content_is_read_alone_and_its_words_found_in_the_text() -> None:
    """What is found in the content alone comes back with its place in the whole text, and says how it was found."""
    [found] = nested(TEXT, [OUTER], _inner)
    assert [TEXT[s.start : s.end] for s in found.source + found.cue] == ["The analyst Ada Brun", "said"]
    assert found.by != OUTER.by


def test_a_cue_that_is_marked_already_is_left_alone() -> None:
    """An inner attribution that the text's reading has found is not found twice."""
    known = Draft(source=(Span(0, 20),), cue=(Span(21, 25),), content=(Span(26, 51),))
    assert nested(TEXT, [OUTER, known], _inner) == []


def test_a_quoted_verb_starts_no_second_reading() -> None:
    """Words inside quotation marks are the speaker's: what he says that others said is not read again."""
    text = "“They said that the minister was very ill,” a reporter wrote."
    outer = Draft(source=(Span(44, 54),), cue=(Span(55, 60),), content=(Span(0, 43),))
    calls: list[str] = []
    assert nested(text, [outer], lambda words: calls.append(words) or []) == []
    assert calls == []


def test_half_an_attribution_is_not_added() -> None:
    """Without a source of its own an inner find is too little to go by."""
    assert nested(TEXT, [OUTER], lambda w: [Draft(cue=(Span(21, 25),), content=(Span(26, len(w)),))]) == []
