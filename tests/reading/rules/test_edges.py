"""The edges of sources and contents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.rules.edges import edges


def edged(text: str, source: tuple[Span, ...], content: tuple[Span, ...]) -> tuple[list[str], list[str]]:
    """The words of source and content afterwards."""
    (found,) = edges(text, (), [Draft(source=source, content=content)])
    return [text[s.start : s.end] for s in found.source], [text[s.start : s.end] for s in found.content]


def test_a_source_has_its_article() -> None:
    """It stood right before the words that were marked."""
    assert edged("The clerk said no.", (Span(4, 9),), (Span(15, 17),)) == (["The clerk"], ["no"])


def test_an_article_of_another_role_stays_there() -> None:
    """Words are never in two roles."""
    assert edged("Of the clerk she spoke.", (Span(7, 12),), (Span(3, 6), Span(13, 22))) == (
        ["clerk"],
        ["the", "she spoke"],
    )


def test_a_content_begins_with_a_word() -> None:
    """A comma and white space before it are left out; what is nothing else is no content."""
    text = "According to her, the men left, "
    assert edged(text, (Span(13, 16),), (Span(16, 30), Span(30, 32)))[1] == ["the men left"]


def test_a_source_that_hangs_is_none() -> None:
    """An article alone, or words that end with a preposition, name nobody."""
    text = "The minister who ruled the country for years said it was over."
    source = (Span(0, 3), Span(23, 38), Span(4, 12))
    assert edged(text, source, (Span(50, 61),))[0] == ["The minister"]


def test_a_source_does_not_end_with_a_comma() -> None:
    """The comma after a relative clause is no part of the name."""
    text = "A friend, who was there, said it was over."
    assert edged(text, (Span(0, 24),), (Span(30, 41),))[0] == ["A friend, who was there"]


def test_a_source_has_the_noun_that_was_obtained() -> None:
    """A participle alone is no source, and the noun before it is no part of the content."""
    text = "The pier is closed, two letters obtained by the Ledger show."
    assert edged(text, (Span(32, 54),), (Span(0, 18),)) == (
        ["two letters obtained by the Ledger"],
        ["The pier is closed"],
    )
    assert edged(text, (Span(32, 54),), (Span(0, 31),)) == (
        ["two letters obtained by the Ledger"],
        ["The pier is closed"],
    )
    other = "Two letters obtained by the Ledger show it."
    assert edged(other, (Span(12, 34),), (Span(40, 42),))[0] == ["obtained by the Ledger"]


def whole(text: str, cue: Span, *content: Span) -> list[tuple[str, list[str]]]:
    """The words of cue and content after the rule."""
    found = edges(text, (), [Draft(cue=(cue,), content=content)])
    return [(text[d.cue[0].start : d.cue[0].end], [text[s.start : s.end] for s in d.content]) for d in found]


def test_what_one_declines_to_comment_on_is_the_content() -> None:
    """However far the cue was taken."""
    text = "The bank declined to comment on the report."
    assert whole(text, Span(9, 31), Span(32, 42)) == [("declined", ["to comment on the report"])]


def test_what_is_cited_follows() -> None:
    """What stands before "citing" is somebody else's."""
    text = "The pier is closed, the agency reported, citing two clerks."
    assert whole(text, Span(41, 47), Span(0, 18), Span(48, 58)) == [("citing", ["two clerks"])]


def test_to_ask_not_to_be_named_is_no_claim() -> None:
    """It says something of the source, not of the world."""
    text = "A clerk who asked not to be named said no. She asked not to be paid."
    assert whole(text, Span(12, 17), Span(18, 33)) == []
    assert whole(text, Span(47, 52), Span(53, 67)) == [("asked", ["not to be paid"])]


def test_where_something_is_is_no_source() -> None:
    """ "The mill in Tolm was insistent" is not said by "in Tolm"; a person in Tolm is a source."""
    text = "The mill in Tolm was insistent that it was open."
    assert edges(text, (), [Draft(source=(Span(9, 16),), cue=(Span(17, 30),), content=(Span(31, 47),))]) == []
    assert whole(text, Span(17, 30), Span(31, 47)) == [("was insistent", ["that it was open"])]


@given(st.text("a the,. ", max_size=40), st.data())
def test_nothing_is_lost(text: str, data: st.DataObject) -> None:
    """Whatever is marked, a content remains, inside what it was."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (found,) = edges(text, (), [Draft(content=(Span(start, end),))])
    assert found.content
    assert all(start <= s.start <= s.end <= end for s in found.content)


def test_a_source_has_the_name_before_its_comma() -> None:
    """What the model marks may begin behind the name; where there is none, the comma goes."""
    text = "“Fine,” said Ines Holt, head of sales."
    at = text.index(", head")
    assert edged(text, (Span(at, len(text) - 1),), (Span(0, 7),))[0] == ["Ines Holt, head of sales"]
    assert edged("so, the clerk said no", (Span(2, 13),), (Span(19, 21),))[0] == ["the clerk"]
    taken = "Holt, the clerk said no"
    assert edged(taken, (Span(4, 15),), (Span(0, 4), Span(21, 23)))[0] == ["the clerk"]


def test_names_and_words_are_whole() -> None:
    """What a hyphen joins, the name before it, the rest of a cue, and the name behind what somebody is."""
    text = "Ines Abara-Holt agreed under cross-examination that it sank."
    source, cue, content = (Span(11, 15),), (Span(16, 35),), (Span(47, 59),)
    (found,) = edges(text, (), [Draft(source=source, cue=cue, content=content)])
    assert text[found.source[0].start : found.source[0].end] == "Ines Abara-Holt"
    assert text[found.cue[0].start : found.cue[0].end] == "agreed under cross-examination"
    text = "According to his aide, Ines Roe, it sank."
    (found,) = edges(text, (), [Draft(source=(Span(13, 21),), cue=(Span(0, 12),), content=(Span(21, 40),))])
    assert text[found.source[0].start : found.source[0].end] == "his aide, Ines Roe"
    assert text[found.content[0].start : found.content[0].end] == "it sank"


def test_a_content_has_what_leaves_none_of_it() -> None:
    """Without "neither" it would say the opposite; a "which" at its end belongs to what follows."""
    text = "Neither side's figures could be verified."
    assert edged(text, (), (Span(8, 22),))[1] == ["Neither side's figures"]
    text = "She spoke of a report which, he said, is lost."
    assert edged(text, (Span(0, 3),), (Span(10, 27),))[1] == ["of a report"]


def test_what_is_only_to_be_announced_nobody_says() -> None:
    """A modal passive without a source."""
    text = "An agreement could be announced in May."
    later = Draft(cue=(Span(13, 31),), content=(Span(0, 12),))
    assert edges(text, (), [later]) == []
