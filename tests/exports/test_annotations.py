"""Web Annotation: both selectors of every target give back the words, and nothing but them."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reportedly.exports.annotations import CONTEXT, Json, annotation_page, annotations_of, selectors
from reportedly.model import Reading, Span
from tests.store.inventing import readings


def targets(annotation: Json) -> list[Json]:
    """The targets of an annotation, which may be one or several."""
    found = annotation["target"]
    return found if isinstance(found, list) else [found]


def quoted(text: str, selector: Json) -> list[int]:
    """Where in the text a TextQuoteSelector finds its words, as the standard says to look for them."""
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    places, start = [], text.find(whole)
    while start != -1:
        places.append(start + len(selector["prefix"]))
        start = text.find(whole, start + 1)
    return places


def test_an_annotation_for_source_cue_and_content(reading: Reading) -> None:
    """Each has the fields that the standard asks for, its role, and the claim that it is a part of."""
    found = list(annotations_of(reading))
    parts = sum(part is not None for a in reading.attributions for part in (a.source, a.cue, a.content))
    assert len(found) == parts
    for annotation in found:
        assert annotation["type"] == "Annotation"
        assert annotation["id"].rpartition(":")[2] == annotation["body"][0]["value"]
        assert annotation["body"][-1]["purpose"] == "linking"
    assert len({annotation["id"] for annotation in found}) == parts


def test_the_source_of_a_target_is_the_address_of_the_document(reading: Reading) -> None:
    """Without one on the web, the document's own name."""
    assert targets(next(annotations_of(reading)))[0]["source"]["id"] == "https://example.org/bridge"
    local = msgspec.structs.replace(reading.document, url="notes/bridge.txt")
    found = next(annotations_of(msgspec.structs.replace(reading, document=local)))
    assert targets(found)[0]["source"]["id"] == f"urn:reportedly:document:{local.id}"


def test_a_content_in_several_places_has_several_targets(reading: Reading) -> None:
    """One for each span, in order."""
    attribution = next(a for a in reading.attributions if len(a.content.spans) > 1)
    content = next(a for a in annotations_of(reading, {attribution.id}) if a["body"][0]["value"] == "content")
    starts = [target["selector"][0]["start"] for target in targets(content)]
    assert starts == [span.start for span in attribution.content.spans]


def test_the_content_says_who_said_it(reading: Reading) -> None:
    """As a sentence, never as a fact."""
    content = next(a for a in annotations_of(reading) if a["body"][0]["value"] == "content")
    described = next(body["value"] for body in content["body"] if body["purpose"] == "describing")
    assert " said that " in described


@given(readings())
def test_both_selectors_give_back_the_words(made: Reading) -> None:
    """For any reading: the position does, and the quotation is found there and nowhere else."""
    text = made.document.text
    for annotation in annotations_of(made):
        for target in targets(annotation):
            position, quotation = target["selector"]
            assert text[position["start"] : position["end"]] == quotation["exact"]
            assert quoted(text, quotation) == [position["start"]]


@given(st.text(alphabet="ab", min_size=1, max_size=200), st.data())
def test_a_quotation_is_never_found_twice(text: str, data: st.DataObject) -> None:
    """Not even in a text that repeats itself: its prefix and suffix grow."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    position, quotation = selectors(text, Span(start, end))
    assert quoted(text, quotation) == [start]
    assert (position["start"], position["end"]) == (start, end)


def test_without_the_text_only_the_position_is_left() -> None:
    """A desk need not keep texts."""
    assert selectors("", Span(3, 5)) == [{"type": "TextPositionSelector", "start": 3, "end": 5}]


def test_a_page_holds_them_all(reading: Reading) -> None:
    """One JSON-LD document, named after what it holds; an empty one is sound too."""
    page = json.loads(b"".join(annotation_page(annotations_of(reading))))
    assert page["@context"] == CONTEXT
    assert page["items"] == list(annotations_of(reading))
    assert page["id"].startswith("urn:reportedly:annotations:")
    empty = json.loads(b"".join(annotation_page([])))
    assert empty["items"] == []
    assert empty["id"] != page["id"]


def test_a_lone_surrogate_is_escaped() -> None:
    """UTF-8 has no place for it."""
    page = b"".join(annotation_page([{"id": "half \ud83d"}]))
    assert json.loads(page)["items"] == [{"id": "half \ud83d"}]
