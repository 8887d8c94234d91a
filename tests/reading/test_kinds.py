"""The kind of a source is told from its own words and the mentions in them; where nothing fits there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import SourceKind, Span
from reportedly.reading.draft import Mention
from reportedly.reading.kinds import source_kind

CASES = [
    ("[Ana Reis:person]", SourceKind.PERSON),
    ("Democratic pollster [Ana Reis:person], who once ran the [Foundry Trust:organisation]", SourceKind.PERSON),
    ("she", SourceKind.PERSON),
    ("the pollster", SourceKind.PERSON),
    ("a woman in the crowd", SourceKind.PERSON),
    ("[Reis:person]'s lawyer", SourceKind.PERSON),
    ("defence minister [Ana Reis:person]", SourceKind.OFFICIAL),
    ("police spokeswoman [Ana Reis:person]", SourceKind.OFFICIAL),
    ("[Ana Reis:person], a spokeswoman for the [Foundry Trust:organisation],", SourceKind.PERSON),
    ("a spokesman for the mill", SourceKind.ORGANISATION),
    ("a spokesman for the ministry", SourceKind.OFFICIAL),
    ("her spokesman", SourceKind.PERSON),
    ("an engineer", SourceKind.PERSON),
    ("Mr Reis", SourceKind.PERSON),
    ("Shopkeepers in the old town", SourceKind.GROUP),
    ("Reuters", SourceKind.MEDIA),
    ("officials", SourceKind.OFFICIAL),
    ("the police", SourceKind.OFFICIAL),
    ("the [Water Department:organisation]", SourceKind.OFFICIAL),
    ("the [Eastholm Post:organisation]", SourceKind.MEDIA),
    ("local newspapers", SourceKind.MEDIA),
    ("the [Foundry Trust:organisation]", SourceKind.ORGANISATION),
    ("the Reis campaign", SourceKind.ORGANISATION),
    ("the company that owns the mill", SourceKind.ORGANISATION),
    ("sources in the clinic", SourceKind.ANONYMOUS),
    ("a person familiar with the talks", SourceKind.ANONYMOUS),
    ("a clerk who asked not to be named", SourceKind.ANONYMOUS),
    ("a senior official", SourceKind.ANONYMOUS),
    ("opposition politicians", SourceKind.GROUP),
    ("[Ana Reis:person] and [Dmitry Holub:person]", SourceKind.GROUP),
    ("[Eastholmers:group]", SourceKind.GROUP),
    ("60 percent of voters", SourceKind.GROUP),
    ("they", SourceKind.GROUP),
    ("a poll conducted by the [Foundry Trust:organisation]", SourceKind.DOCUMENT),
    ("the letter", SourceKind.DOCUMENT),
    ("a video of the parade", SourceKind.RECORDING),
    ("one tweet", SourceKind.POST),
    ("I", SourceKind.AUTHOR),
    ("we", SourceKind.AUTHOR),
    ("it", None),
    ("Xylo", None),
]


def _read(marked: str) -> tuple[str, list[Mention]]:
    text, mentions = "", []
    for part in marked.replace("]", "[").split("["):
        words, _, label = part.partition(":")
        if label:
            mentions.append(Mention(start=len(text), end=len(text) + len(words), label=label))
        text += words
    return text, mentions


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_the_kind_of_a_source(marked: str, expected: SourceKind | None) -> None:
    """Each kind has its own words, and unsure ones get the plainer kind or none."""
    text, mentions = _read(marked)
    assert source_kind(text, (Span(0, len(text)),), mentions) == expected


def test_no_words_are_an_unspecified_source() -> None:
    """ "Reportedly" names nobody."""
    assert source_kind("It reportedly rained.", (), ()) == SourceKind.UNSPECIFIED


def test_i_inside_a_quotation_is_not_the_author() -> None:
    """Who says "I" in a quotation is its speaker, whom this stage does not know."""
    text = "Reis spoke. “I saw it.”"
    start = text.index("I saw")
    assert source_kind(text, (Span(start, start + 1),), ()) is None


def test_only_the_mentions_of_the_source_count() -> None:
    """A person named elsewhere does not make a report a person."""
    text = "Ana Reis left. The report said no."
    mentions = [Mention(start=0, end=8, label="person")]
    assert source_kind(text, (Span(15, 25),), mentions) == SourceKind.DOCUMENT


@given(st.text(max_size=60), st.data())
def test_any_words_have_a_kind_or_none(text: str, data: st.DataObject) -> None:
    """No text, span or mention makes it fail."""
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    mentions = [Mention(start=start, end=end, label=data.draw(st.sampled_from(["person", "organisation", "group"])))]
    assert source_kind(text, (Span(start, end),), mentions) in {None, *SourceKind}
