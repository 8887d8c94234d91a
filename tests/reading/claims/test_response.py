"""Responses: declining is never denying, whatever stands around."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Response, Span
from reportedly.reading.claims.response import response

DENIALS = frozenset({Response.DENIES, Response.DENIES_IN_PART})
declining = st.sampled_from(
    ["declined to", "refused to", "would not", "did not", "has declined to", "repeatedly refused to", "wouldn't"]
)
doing = st.sampled_from(["comment", "say", "confirm or deny", "discuss it", "deny", "elaborate", "call", "disavow"])
contents = st.sampled_from(
    ["the report", "that the charge was false", "whether he denied it", "on the denial", "it false", "it"]
)


def spans(text: str, *parts: str) -> list[tuple[Span, ...]]:
    """The span of each part, in order of the text."""
    found, at = [], 0
    for part in parts:
        start = text.index(part, at)
        at = start + len(part)
        found.append((Span(start, at),))
    return found


@given(declining, doing, contents)
def test_declining_is_never_denying(verb: str, infinitive: str, content: str) -> None:
    """However it is put, and whatever the report was, silence is no denial."""
    text = f"Ferro {verb} {infinitive} {content}."
    cue, told = spans(text, f"{verb} {infinitive}", content)
    assert response(text, cue, told) not in DENIALS


@given(st.sampled_from(["declined", "refused"]), contents)
def test_the_infinitive_may_stand_in_the_content(verb: str, content: str) -> None:
    """Where the roles are cut between "declined" and "to comment", it is the same."""
    text = f"Ferro {verb} to comment on {content}."
    cue, told = spans(text, verb, f"to comment on {content}")
    assert response(text, cue, told) is Response.DECLINES


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_text_has_a_response(text: str, one: int, other: int) -> None:
    """Any spans of any text give one of the responses."""
    low, high = sorted((min(one, len(text)), min(other, len(text))))
    assert response(text, (Span(0, low),), (Span(low, high),)) in Response


@pytest.mark.parametrize("cue", [(), (Span(0, 0),)])
def test_without_a_cue_the_words_assert(cue: tuple[Span, ...]) -> None:
    """Quotation marks alone assert, and ask where they ask."""
    assert response("“It holds.”", cue, (Span(0, 11),)) is Response.ASSERTS
    assert response("“Does it?”", cue, (Span(0, 10),)) is Response.QUERIES
