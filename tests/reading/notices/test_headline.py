"""The headline's words, wherever they stand, and the claim that hedges them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly import Document
from reportedly.model import Attribution, Certainties, Certainty, Quotation, Reason, Span, phrase
from reportedly.reading.notices.headline import headline_surer

TEXT = "Harbour envoy was poisoned\nAn analyst said the harbour envoy may have been poisoned."


def claim(text: str) -> Attribution:
    """The claim of the second line, hedged by its "may"."""
    start = text.index("the harbour envoy")
    may = text.index("may")
    reason = Reason("source", "‘may’ makes possible ‘poisoned’", phrase(text, (Span(may, may + 3),)))
    return Attribution(
        id="a",
        source=None,
        cue=phrase(text, (Span(text.index("said"), text.index("said") + 4),)),
        content=phrase(text, (Span(start, len(text) - 1),)),
        quotation=Quotation.INDIRECT,
        certainty=Certainties(Certainty.POSSIBLE, None, 0.0, (reason,)),
    )


def test_both_phrases_are_shown() -> None:
    """The headline with its place in the text, and the hedged content."""
    (notice,) = headline_surer(Document(id="x", text=TEXT), [claim(TEXT)])
    assert [p.text for p in notice.phrases] == [
        "Harbour envoy was poisoned",
        "the harbour envoy may have been poisoned",
    ]
    assert notice.phrases[0].spans == (Span(0, 26),)


def test_a_title_beside_the_text_has_no_place_in_it() -> None:
    """Its words are shown without spans."""
    text = TEXT.partition("\n")[2]
    (notice,) = headline_surer(Document(id="x", text=text, title="Harbour envoy was poisoned"), [claim(text)])
    assert notice.phrases[0].spans == ()


def test_a_claim_without_certainty_is_passed_over() -> None:
    """As one that no rule has looked at."""
    assert list(headline_surer(Document(id="x", text=TEXT), [replace(claim(TEXT), certainty=None)])) == []


@given(st.text(max_size=60), st.none() | st.text(max_size=40))
def test_any_document_has_at_most_one(text: str, title: str | None) -> None:
    """Also without claims, without lines, and with any title."""
    assert list(headline_surer(Document(id="x", text=text, title=title), [])) == []
