"""A translation is guessed from names and figures, in order, and never with much confidence."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

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

RESOURCES = Path(__file__).parents[2] / "resources"
STORIES = [json.loads(line) for line in (RESOURCES / "translations.jsonl").read_text("utf-8").splitlines()]


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


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_an_agency_text_and_its_translations(story: dict[str, str]) -> None:
    """It is found whole, cut to three fifths, and with another second and last sentence; another report never is."""
    english = document_from_text(story["english"], id="a", language="en")
    sentences = re.split(r"(?<=[.!?])\s", story["translation"])
    cut = sentences[: round(len(sentences) * 0.6)]
    edited = [sentences[0], "Radio Marrow, 18.30.", *sentences[1:-1], "Radio Kestrel, 19.00."]
    for told in (sentences, cut, edited):
        found = compare(english, document_from_text(" ".join(told), id="b", language=story["language"]))
        assert found is not None
        assert found.extent is Extent.TRANSLATION
    other = document_from_text(story["other"], id="c", language=story["other_language"])
    assert compare(english, other) is None


def test_translations_among_many() -> None:
    """Of all these texts together, each is found with its translation and with no other."""
    documents = [
        document_from_text(story[key], id=f"{story['name']}-{key}", language=language)
        for story in STORIES
        for key, language in (
            ("english", "en"), ("translation", story["language"]), ("other", story["other_language"]),
        )
    ]  # fmt: skip
    pairs = {(found.left, found.right) for found in shared_words(documents)}
    assert pairs == {(f"{story['name']}-english", f"{story['name']}-translation") for story in STORIES}


def test_another_order_is_another_text() -> None:
    """The same names in another order, with other figures, say nothing."""
    documents = [document_from_text(ENGLISH, id="a", language="en"), document_from_text(OTHER, id="b", language="de")]
    assert list(shared_words(documents)) == []


def test_only_where_the_languages_are_known() -> None:
    """Two texts in one language, or in one that nobody knows, are never translations."""
    for language in ("en", None):
        left = document_from_text(ENGLISH, id="a", language="en")
        assert compare(left, document_from_text(GERMAN, id="b", language=language)) is None
