"""The chain of a claim: order, nesting, credits, and nothing invented; the wordings are in the specification."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import SourceKind, Span
from reportedly.reading.claims.chain import chains
from reportedly.reading.claims.credits import credits  # noqa: A004 - the name of the JSON's field
from reportedly.reading.draft import Draft
from reportedly.reading.rules import parents

TEXT = "PORT AMSEL (KNA) — The envoy told Kestrel Radio that he is leaving, according to the Harbour Post."


def span(words: str) -> Span:
    """Where ``words`` stand in the text."""
    at = TEXT.index(words)
    return Span(at, at + len(words))


INNER = Draft(source=(span("The envoy"),), cue=(span("told"),), content=(span("that he is leaving"),))
OUTER = Draft(
    source=(span("the Harbour Post"),),
    cue=(span("according to"),),
    content=(span("The envoy told Kestrel Radio that he is leaving"),),
)
DRAFTS = [INNER, OUTER]


def test_order() -> None:
    """The source, its medium, whoever relays it, then the document's agency."""
    inner, outer = chains(TEXT, DRAFTS, parents(DRAFTS), (), credits(TEXT))
    assert [hop.text for hop in inner] == ["The envoy", "Kestrel Radio", "the Harbour Post", "(KNA)"]
    assert [hop.text for hop in outer] == ["the Harbour Post", "(KNA)"]
    assert [hop.kind for hop in inner] == [SourceKind.OFFICIAL, *[SourceKind.MEDIA] * 3]


def test_without_credits() -> None:
    """Without credits the chain ends with the last voice of the text."""
    inner, _ = chains(TEXT, DRAFTS, parents(DRAFTS), ())
    assert inner[-1].text == "the Harbour Post"


def test_resolved_name() -> None:
    """The fuller name that a source resolves to is the hop's name; its words stay as written."""
    inner, _ = chains(TEXT, DRAFTS, parents(DRAFTS), (), names=["Dana Orlov", None])
    assert (inner[0].name, inner[0].text) == ("Dana Orlov", "The envoy")


def test_no_source() -> None:
    """An attribution without a source and without a cue has no hop of its own."""
    draft = Draft(content=(span("that he is leaving"),))
    assert chains(TEXT, [draft], [None], ()) == ((),)
    assert chains(TEXT, [], [], ()) == ()


def test_circle() -> None:
    """Parents that run in a circle end after one round."""
    first, second = chains(TEXT, DRAFTS, [1, 0], ())
    assert len(first) == len(second) >= 2


@st.composite
def drafts(draw: st.DrawFn) -> list[Draft]:
    """Attributions with any spans of the text, in order and out of it, overlapping or not."""
    at = st.integers(0, len(TEXT) - 1)
    spans = st.tuples(at, st.integers(1, 40)).map(lambda pair: (Span(pair[0], min(len(TEXT), sum(pair))),))
    one = st.builds(Draft, source=spans | st.just(()), cue=spans | st.just(()), content=spans)
    return draw(st.lists(one, max_size=6))


@given(drafts())
def test_words(found: list[Draft]) -> None:
    """Whatever the spans, there is a chain for each, and every hop shows the words under its spans."""
    made = chains(TEXT, found, parents(found), (), credits(TEXT))
    assert len(made) == len(found)
    for chain in made:
        assert all(" ... ".join(TEXT[s.start : s.end] for s in hop.spans) == hop.text for hop in chain)
        assert chain[-1].text == "(KNA)"
