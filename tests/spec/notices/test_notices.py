"""The specification of notices: every document of its sections shows what is listed, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reportedly.model import Document, Notice, NoticeKind
from reportedly.reading.assembling import Found, attributions
from reportedly.reading.notices import notices
from reportedly.reading.quotations import quotations
from reportedly.reading.time.document_day import document_day
from reportedly.reading.time.reading import times

from ..chain.notes import Example, examples  # noqa: TID252 - tests are no installed package

EXAMPLES = examples(Path(__file__).parent / "sections")
GIVEN = frozenset({"published", "title"})


def noticed(example: Example) -> tuple[Notice, ...]:
    """The notices of an example, with the attributions that are marked in it."""
    given = {name: value for name, value in example.notes if name in GIVEN}
    document = Document(id="x", text=example.text, **given)
    day = document_day(document)
    timed, passages = times(example.text, day.day), quotations(example.text)
    found = Found(
        document=document,
        mentions=example.mentions,
        passages=passages,
        drafts=example.drafts(),
        credits=(),
        timed=timed,
        day=day,
    )
    return notices(document, example.mentions, passages, attributions(found), timed, day)


def written(notice: Notice) -> str:
    """A notice as the sections write it."""
    if notice.kind is NoticeKind.AT_ODDS:
        return notice.why.rpartition(": ")[2].replace(" and ", " / ")
    if notice.kind is NoticeKind.HEADLINE_SURER:
        return notice.why.partition("‘")[2].rstrip("’")
    return notice.phrases[0].text


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_notices(example: Example) -> None:
    """Exactly what is listed, with the words of the text."""
    expected = [(name, value) for name, value in example.notes if name not in GIVEN and name != "notices"]
    found = noticed(example)
    assert [(notice.kind.value, written(notice)) for notice in found] == expected, example.text
    for phrase in (phrase for notice in found for phrase in notice.phrases if phrase.spans):
        assert phrase.text == " ... ".join(example.text[s.start : s.end] for s in phrase.spans)


def test_enough() -> None:
    """Forty documents and more, no two the same, each kind of notice six times, and as many that show nothing."""
    texts = {(example.text, *(note for note in example.notes if note[0] in GIVEN)) for example in EXAMPLES}
    assert len(texts) == len(EXAMPLES) >= 40
    counted = Counter(name for example in EXAMPLES for name, _ in example.notes)
    assert all(counted[kind.value] >= 5 for kind in NoticeKind)
    assert counted["notices"] >= 15
