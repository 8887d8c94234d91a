"""Whoever relays a sentence relays all of it."""

from __future__ import annotations

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.rules.relaying import relaying

TEXT = "Holt said that the dam would hold, but that it leaked, a reporter wrote."


def draft(source: str, cue: str, content: str) -> Draft:
    """A draft of words of the text."""
    roles = [(Span(TEXT.index(words), TEXT.index(words) + len(words)),) for words in (source, cue, content)]
    return Draft(source=roles[0], cue=roles[1], content=roles[2])


HOLT = draft("Holt", "said", "that the dam would hold, but that it leaked")
REPORTER = draft("a reporter", "wrote", "but that it leaked")


def test_whole_sentence() -> None:
    """The relaying source gets the inner attribution for content, and the inner one stays as it is."""
    inner, outer = relaying(TEXT, (), [HOLT, REPORTER])
    assert inner == HOLT
    assert [TEXT[s.start : s.end] for s in outer.content] == [TEXT[: TEXT.index(", a reporter")]]


def test_nothing_shared() -> None:
    """Two attributions side by side stay side by side."""
    drafts = [draft("Holt", "said", "that the dam would hold"), REPORTER]
    assert relaying(TEXT, (), drafts) == drafts


def test_not_the_sentence() -> None:
    """An outer attribution that does not close the sentence changes nothing."""
    before = Draft(source=HOLT.source, cue=HOLT.cue, content=REPORTER.content)
    assert relaying(TEXT, (), [HOLT, before]) == [HOLT, before]


def test_an_inner_attribution_that_nobody_marked_goes_along() -> None:
    """Where the sentence begins with a reporting verb that is no draft's cue, the closing source has all of it."""
    [found] = relaying(TEXT, (), [REPORTER])
    assert found.content[0].start == 0
    assert found.content[-1].end == REPORTER.content[-1].end
    assert (found.source, found.cue) == (REPORTER.source, REPORTER.cue)


def test_a_clause_brings_its_main_clause_along() -> None:
    """ "Though ..." alone is not what was said, where nobody else says the rest."""
    text = "A deal is near, though it may fail, said the clerk."
    though = Draft(source=(Span(41, 50),), cue=(Span(36, 40),), content=(Span(16, 34),))
    [found] = relaying(text, (), [though])
    assert [text[s.start : s.end] for s in found.content] == ["A deal is near, though it may fail"]
    other = Draft(cue=(Span(7, 9),), content=(Span(0, 6),))
    assert relaying(text, (), [other, though]) == [other, though]
