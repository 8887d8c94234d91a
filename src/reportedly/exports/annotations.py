"""W3C Web Annotation (2017) as JSON-LD: an annotation for the source, the cue and the content of each claim.

Each points at its words twice, by TextPositionSelector and by the TextQuoteSelector that selects the same and nothing
else: its prefix and suffix grow until they do. Words in several places are as many targets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from typing import Any

from reportedly.exports.iris import iri, web_address
from reportedly.exports.lines import encoded
from reportedly.exports.sentences import said
from reportedly.model import Attribution, Document, Phrase, Reading, Source, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32

Json = dict[str, Any]


def annotation_page(annotations: Iterable[Json]) -> Iterator[bytes]:
    """An AnnotationPage of all annotations as one JSON-LD document, with a line for each; named after what it holds."""
    yield f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "items": [\n'.encode()
    seen, between = sha256(), b""
    for annotation in annotations:
        line = encoded(annotation)
        seen.update(line)
        yield between + line
        between = b",\n"
    yield f'\n], "id": "{iri("annotations", seen.hexdigest()[:16])}"}}\n'.encode()


def annotations_of(reading: Reading, only: Collection[str] | None = None) -> Iterator[Json]:
    """The annotations of a reading, or of those of its claims whose ids are in ``only``."""
    for attribution in reading.claims:
        if only is None or attribution.id in only:
            yield from _of_claim(reading, attribution)


def _of_claim(reading: Reading, attribution: Attribution) -> Iterator[Json]:
    for role, part in (("source", attribution.source), ("cue", attribution.cue), ("content", attribution.content)):
        if part is None or not part.spans:
            continue
        yield {
            "id": f"{iri('claim', attribution.id)}:{role}",
            "type": "Annotation",
            "motivation": "classifying",
            "generator": {"type": "Software", "name": reading.model},
            "body": [
                _body("tagging", role),
                *_described(attribution, part),
                {"id": iri("claim", attribution.id), "purpose": "linking"},
            ],
            "target": _targets(reading.document, part.spans),
        }


def _described(attribution: Attribution, part: Source | Phrase) -> Iterator[Json]:
    """What is known of the source, of the content, or, for a cue, nothing."""
    if isinstance(part, Source):
        yield _body("identifying", part.resolved or part.text)
        if part.kind is not None:
            yield _body("classifying", part.kind.value)
    elif part is attribution.content:
        yield _body("describing", said(attribution))
        if attribution.certainty is not None:
            yield _body("classifying", attribution.certainty.source.value)
        yield _body("classifying", attribution.response.value)


def _body(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _targets(document: Document, spans: tuple[Span, ...]) -> Json | list[Json]:
    source: Json = {"id": web_address(document.url) or iri("document", document.id), "type": "Text"}
    if document.language is not None:
        source["language"] = document.language
    found = [{"type": "SpecificResource", "source": source, "selector": selectors(document.text, s)} for s in spans]
    return found[0] if len(found) == 1 else found


def selectors(text: str, span: Span) -> list[Json]:
    """Both selectors of a span; only the position where the text is not kept or the span is empty."""
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if not text[span.start : span.end]:
        return [position]
    around = _AROUND
    while True:
        start, end = max(0, span.start - around), min(len(text), span.end + around)
        found = text.find(text[start:end])
        once = found == start and text.find(text[start:end], start + 1) == -1
        if once or (start == 0 and end == len(text)):
            break
        around *= 2
    words = {"exact": text[span.start : span.end], "prefix": text[start : span.start], "suffix": text[span.end : end]}
    return [position, {"type": "TextQuoteSelector", **words}]
