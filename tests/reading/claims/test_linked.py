"""Where the page links a hop or a credit."""

from __future__ import annotations

import pytest

from reportedly.model import Credit, CreditRole, Hop, Link, SourceKind, Span
from reportedly.reading.claims.linked import linked_credits, linked_hops

TEXT = "The envoy told Kestrel Radio that he is leaving, said the Harbour Post. Read the rest at the Harbour Post."


def _span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def _link(words: str, url: str) -> Link:
    return Link(url=url, text=words, spans=(_span(words),))


def _hop(words: str) -> Hop:
    return Hop(name=None, kind=None, text=words, spans=(_span(words),))


HOPS = [_hop("The envoy"), _hop("Kestrel Radio")]
CUE = (_span("told"),)


@pytest.mark.parametrize(
    ("links", "urls"),
    [
        ([], [None, None]),
        ([_link("The envoy", "https://a.example")], ["https://a.example", None]),
        ([_link("told Kestrel", "https://a.example")], [None, "https://a.example"]),
        ([_link("told", "https://a.example")], [None, "https://a.example"]),
        ([_link("that he is leaving", "https://a.example")], [None, None]),
        ([_link("Kestrel", "https://a.example"), _link("Radio", "https://b.example")], [None, None]),
        ([_link("The envoy told", "https://a.example")], ["https://a.example", None]),
    ],
)
def test_hops(links: list[Link], urls: list[str | None]) -> None:
    """A link on a hop's own words is its own, one on the cue alone the last one's; one in the content is nobody's."""
    assert [hop.url for hop in linked_hops(links, HOPS, CUE)] == urls


def test_without_a_hop() -> None:
    """There is nothing that could be linked."""
    assert linked_hops([_link("told", "https://a.example")], [], CUE) == []


def test_credits() -> None:
    """The link on the name wins over another one on the same words."""
    words = _span("Read the rest at the Harbour Post")
    credit = Credit(
        name="Harbour Post",
        kind=SourceKind.MEDIA,
        role=CreditRole.EXCERPT,
        text=TEXT[words.start : words.end],
        spans=(words,),
    )
    rest = _link("the rest", "https://a.example")
    at = TEXT.rindex("the Harbour Post")
    named = Link(url="https://b.example", text="the Harbour Post", spans=(Span(at, at + 16),))
    assert [c.url for c in linked_credits([rest], [credit])] == ["https://a.example"]
    assert [c.url for c in linked_credits([rest, named], [credit])] == ["https://b.example"]
    assert [c.url for c in linked_credits([], [credit])] == [None]
