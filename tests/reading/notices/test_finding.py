"""All notices of a document come in order of the text."""

from __future__ import annotations

from reportedly import Document
from reportedly.model import NoticeKind
from reportedly.reading.draft import Mention
from reportedly.reading.notices import notices
from reportedly.reading.quotations import quotations
from reportedly.reading.time.document_day import DocumentDay


def test_notices_of_several_kinds_stand_in_order() -> None:
    """A quotation of nobody before the ages at odds that follow it."""
    text = "“We have never seen the river rise so fast.”\nAna Reis, 61, left town early on Sunday. Ana Reis, 64, left."
    starts = [i for i in range(len(text)) if text.startswith("Ana Reis", i)]
    mentions = [Mention(start=i, end=i + 8, label="person") for i in starts]
    found = notices(Document(id="x", text=text), mentions, quotations(text), (), (), DocumentDay(None, ""))
    assert [notice.kind for notice in found] == [NoticeKind.NO_SPEAKER, NoticeKind.AT_ODDS]


def test_an_empty_document_has_none() -> None:
    """Nothing is at odds with nothing."""
    assert notices(Document(id="x", text=""), (), (), (), (), DocumentDay(None, "")) == ()
