"""A translation is guessed from names and figures, in order, and never with much confidence."""

from __future__ import annotations

from reportedly.model import EdgeKind, document_from_text
from reportedly.rumours.copies import Extent, compare, shared_words

ENGLISH = (
    "Mayor Ferro of Port Amsel told Radio Kestrel on 12 March that 340 workers will lose their jobs. The Halden yard "
    "has built 87 ships since 1931, and Ines Holt, who led it until 2019, wept. Dana Orlov of Grenholm wants to buy it "
    "for 45 million crowns."
)
GERMAN = (
    "Bürgermeister Ferro aus Port Amsel sagte Radio Kestrel am 12 März, dass 340 Arbeiter ihre Stellen verlieren. Die "
    "Werft Halden hat seit 1931 nicht 87 sondern mehr Schiffe gebaut, und Ines Holt, die sie bis 2019 leitete, weinte. "
    "Dana Orlov aus Grenholm will sie für 45 Millionen Kronen kaufen."
)
OTHER = (
    "Frau Ferro lebt mit 12 Katzen in Grenholm, und 1931 kam ihr Grossvater Orlov aus Amsel, der 45 Jahre lang bei "
    "Kestrel in der Werft gewesen war und den Namen Halden nie mehr hören wollte, so erzählt sie es jedem gern."
)


def test_the_same_names_and_figures_in_order() -> None:
    """Two texts in two languages with the same names and figures may be one text."""
    found = compare(
        document_from_text(ENGLISH, id="a", language="en"), document_from_text(GERMAN, id="b", language="de")
    )
    assert found is not None
    assert (found.extent, found.kind) == (Extent.TRANSLATION, EdgeKind.TRANSLATION)
    assert found.confidence <= 0.5
    for span in found.spans:
        assert ENGLISH[span.left.start : span.left.end].lower() == GERMAN[span.right.start : span.right.end].lower()


def test_another_order_is_another_text() -> None:
    """The same names in another order, with other figures, say nothing."""
    documents = [document_from_text(ENGLISH, id="a", language="en"), document_from_text(OTHER, id="b", language="de")]
    assert list(shared_words(documents)) == []


def test_only_where_the_languages_are_known() -> None:
    """Two texts in one language, or in one that nobody knows, are never translations."""
    for language in ("en", None):
        left = document_from_text(ENGLISH, id="a", language="en")
        assert compare(left, document_from_text(GERMAN, id="b", language=language)) is None
