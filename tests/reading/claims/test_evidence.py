"""Evidence of one attribution: the default, the credits that relay nothing, and words that stand in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Credit, CreditRole, Evidence, Hop, SourceKind, Span
from reportedly.reading.claims.evidence import evidence

TEXT = "(KNA) — The mayor said that I saw the bridge reportedly fall on a video, witnesses told Kestrel Radio."


def span(words: str) -> tuple[Span, ...]:
    """Where ``words`` stand in the text."""
    at = TEXT.index(words)
    return (Span(at, at + len(words)),)


MAYOR, SAID, FALL = span("The mayor"), span("said"), span("the bridge")


def test_default() -> None:
    """Without a source and a cue nothing is stated, and there are no words for it."""
    found = evidence(TEXT, (), (), FALL, None)
    assert (found.evidence, found.words) == (Evidence.NOT_STATED, None)


def test_credit_relays_nothing() -> None:
    """The same hop relays a claim, unless it is the document's own credit."""
    hop = Hop(name="KNA", kind=SourceKind.MEDIA, text="(KNA)", spans=span("(KNA)"))
    credit = Credit(name="KNA", kind=SourceKind.MEDIA, role=CreditRole.AGENCY, text="(KNA)", spans=hop.spans)
    assert evidence(TEXT, MAYOR, SAID, FALL, SourceKind.OFFICIAL, (hop,)).evidence is Evidence.RELAYED
    assert evidence(TEXT, MAYOR, SAID, FALL, SourceKind.OFFICIAL, (hop,), (credit,)).evidence is Evidence.STATED


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (SourceKind.RECORDING, Evidence.RECORDED),
        (SourceKind.DOCUMENT, Evidence.DOCUMENTED),
        (SourceKind.PERSON, Evidence.WITNESSED),
        (None, Evidence.WITNESSED),
    ],
)
def test_kind(kind: SourceKind | None, expected: Evidence) -> None:
    """A recording and a document are what they are; anyone else who saw it is a witness."""
    assert evidence(TEXT, MAYOR, SAID, span("I saw the bridge"), kind).evidence is expected


@given(
    *[st.lists(st.tuples(st.integers(0, 99), st.integers(1, 40)), max_size=2)] * 3, st.sampled_from([None, *SourceKind])
)
def test_words(
    source: list[tuple[int, int]], cue: list[tuple[int, int]], content: list[tuple[int, int]], kind: SourceKind | None
) -> None:
    """Whatever the spans, there is one answer with a reason, and its words stand in the text."""
    spans = [tuple(Span(a, min(len(TEXT), a + n)) for a, n in sorted(part)) for part in (source, cue, content)]
    found = evidence(TEXT, *spans, kind)
    assert found.because
    assert found.evidence is Evidence.NOT_STATED or found.words is not None
    if found.words is not None:
        assert " ... ".join(TEXT[s.start : s.end] for s in found.words.spans) == found.words.text
