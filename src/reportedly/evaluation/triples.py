"""Gold marks and predictions as triples of spans, and the JSON Lines in which they travel.

A line is ``{"id", "attributions": [{"source": [[start, end], ...], "cue": [...], "content": [...]}]}`` with offsets in
code points of the article's text. A gold line adds ``"text"`` and may add ``"publisher"``. Predictions may also be the
lines of ``reportedly read --json``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import read_lines
from reportedly.model import Attribution, Document, Reading, Span


class Triple(Struct, frozen=True, kw_only=True):
    """Source, cue and content of one attribution as spans; an empty role is absent. ``kind`` is the source's kind."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    kind: str | None = None


class GoldDocument(Struct, frozen=True, kw_only=True):
    """A text with its marked attributions and, where it is known, its publisher."""

    id: str
    text: str
    attributions: tuple[Triple, ...]
    publisher: str | None = None


Predictions = Mapping[str, tuple[Triple, ...]]


class _Phrase(Struct):
    """A role as ``reportedly read --json`` writes it."""

    spans: tuple[Span, ...]
    kind: str | None = None


_Role = tuple[Span, ...] | _Phrase | None


class _Attribution(Struct):
    source: _Role = None
    cue: _Role = None
    content: _Role = None
    kind: str | None = None


class _DocumentId(Struct):
    id: str


class _Line(Struct):
    attributions: tuple[_Attribution, ...]
    id: str | None = None
    text: str | None = None
    publisher: str | None = None
    document: _DocumentId | None = None


def read_gold(path: Path) -> list[GoldDocument]:
    """The gold documents of a file, in its order.

    Raises ``DataError`` on the first line that is not in the format, marks what is not in its text, or repeats an id.
    """
    found: dict[str, GoldDocument] = {}
    for where, line in read_lines(path, _Line):
        if line.id is None or line.text is None:
            raise DataError(f'{where}: a gold line needs "id" and "text"; see docs/evaluating.md for the format')
        if line.id in found:
            raise DataError(f"{where}: the id {line.id!r} is there twice; give every article its own")
        marked = tuple(_triple(a) for a in line.attributions)
        check_spans(marked, len(line.text), where)
        found[line.id] = GoldDocument(id=line.id, text=line.text, attributions=marked, publisher=line.publisher)
    if not found:
        raise DataError(f"{path}: there is no article in it; give a file of JSON Lines, one article a line")
    return list(found.values())


def read_predictions(path: Path, gold: Iterable[GoldDocument]) -> dict[str, tuple[Triple, ...]]:
    """The predicted triples of a file by document id; a gold document that is missing in it has none.

    Raises ``DataError`` on the first line that is not in the format, whose id is not in ``gold`` or is there twice, or
    whose spans are not in the text of that document.
    """
    lengths = {document.id: len(document.text) for document in gold}
    found: dict[str, tuple[Triple, ...]] = {}
    for where, line in read_lines(path, _Line):
        key = line.document.id if line.document is not None else line.id
        if key is None or key not in lengths:
            raise DataError(f"{where}: the id {key!r} is not in the gold data; read the same articles")
        if key in found:
            raise DataError(f"{where}: the id {key!r} is there twice; give every article one line")
        found[key] = tuple(_triple(a) for a in line.attributions)
        check_spans(found[key], lengths[key], where)
    return found


def prediction_lines(predictions: Predictions) -> bytes:
    """Predictions in the plain format of the module's docstring, one line a document."""
    lines = ({"id": key, "attributions": triples} for key, triples in predictions.items())
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def documents(gold: Iterable[GoldDocument]) -> Iterator[Document]:
    """What a reader gets of the gold documents: the id and the text, nothing else."""
    return (Document(id=document.id, text=document.text) for document in gold)


def triples(reading: Reading) -> tuple[Triple, ...]:
    """The attributions of a reading as triples."""
    return tuple(_from_attribution(a) for a in reading.attributions)


def check_spans(marked: Iterable[Triple], length: int, where: str) -> None:
    """Raises ``DataError``, naming ``where``, unless every span is a non-empty part of a text of ``length``."""
    for triple in marked:
        for span in (*triple.source, *triple.cue, *triple.content):
            if not 0 <= span.start < span.end <= length:
                raise DataError(
                    f"{where}: the span [{span.start}, {span.end}] is not in a text of {length} characters; "
                    "offsets count code points of the text as it stands in the file"
                )


def _from_attribution(attribution: Attribution) -> Triple:
    source, cue = attribution.source, attribution.cue
    return Triple(
        source=source.spans if source else (),
        cue=cue.spans if cue else (),
        content=attribution.content.spans,
        kind=source.kind if source else None,
    )


def _triple(attribution: _Attribution) -> Triple:
    kind = attribution.source.kind if isinstance(attribution.source, _Phrase) else attribution.kind
    roles = (attribution.source, attribution.cue, attribution.content)
    source, cue, content = (role.spans if isinstance(role, _Phrase) else role or () for role in roles)
    return Triple(source=source, cue=cue, content=content, kind=kind)
