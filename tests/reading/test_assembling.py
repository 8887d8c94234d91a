"""What a claim is worth stands in every reading, whatever is missing or odd about the document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import Document, Reader, Reading
from reportedly.model import Distance, Evidence, Number, Response, SourceKind
from reportedly.views import article_view, reading_view

STORY = "Mayor Ana Reis said on Tuesday that the weir may have moved. A spokesman for the mill declined to comment."
PIECES = st.sampled_from(
    [
        "The mayor said on Monday ",
        "“We will wait.”",
        "Reis, 61, ",
        "reportedly ",
        "(KNA) ",
        "\n",
        "since 1994 ",
        "may ",
        "?",
    ]
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The shipped Reader."""
    return Reader()


def read(reader: Reader, text: str, published: str | None = None) -> Reading:
    """The reading of ``text`` as published then."""
    return reader.read(Document(id="x", text=text, published=published))


def test_a_source_has_its_role_number_and_distance(reader: Reader) -> None:
    """As written beside the name; a company's spokesman is one voice, partly described."""
    first, second = read(reader, STORY).attributions
    assert (first.source.role, first.source.number, first.source.distance) == ("Mayor", Number.ONE, Distance.NAMED)
    assert (second.source.kind, second.source.distance) == (SourceKind.ORGANISATION, Distance.DESCRIBED)
    assert second.response is Response.DECLINES
    assert second.evidence is Evidence.NOT_STATED


def test_every_value_has_its_reason(reader: Reader) -> None:
    """Kind, number, distance, evidence and response of a source, and its times, each say why."""
    first = read(reader, STORY).attributions[0]
    assert {reason.of for reason in first.because} >= {
        "kind",
        "role",
        "number",
        "distance",
        "evidence",
        "response",
        "when",
    }
    assert all(reason.why for reason in first.because)


@pytest.mark.parametrize("published", [None, "soon", "", "2026-13-45", "2026"])
def test_without_a_day_a_weekday_stays_a_weekday(reader: Reader, published: str | None) -> None:
    """It says what it lacks, and no reading fails for a date that is none."""
    said = read(reader, STORY, published).attributions[0].when.said
    assert (said.value, said.start, said.missing) == ("XXXX-WXX-2", None, "the document's date")


def test_with_a_day_it_is_a_date(reader: Reader) -> None:
    """Counted from the document's, and the reason says so."""
    first = read(reader, STORY, "2026-07-09").attributions[0]
    assert first.when.said.value == "2026-07-07"
    assert any("counted from 2026-07-09" in reason.why for reason in first.because if reason.of == "when")


def test_a_day_after_the_capture_is_not_counted_from(reader: Reader) -> None:
    """A date in the future places nothing."""
    document = Document(id="x", text=STORY, published="2031-01-01", captured="2026-07-09T10:00:00+00:00")
    assert reader.read(document).attributions[0].when.said.missing == "the document's date"


@pytest.mark.parametrize(
    "text", ["", "Rain", " \n\n", "“", "MAYOR SAYS WEIR MAY HAVE MOVED", "mayor says weir has moved"]
)
def test_short_and_odd_texts_are_read(reader: Reader, text: str) -> None:
    """Nothing, one word, capitals throughout, a post of five words."""
    found = read(reader, text)
    assert reading_view(found).document.id == "x"
    assert all(a.certainty is not None for a in found.attributions)


def test_capitals_are_read_like_other_words(reader: Reader) -> None:
    """The hedge counts in a text in capitals."""
    found = read(reader, "THE MAYOR SAID THE WEIR MAY HAVE MOVED.").attributions
    assert [a.certainty.source.removeprefix("factbank:") for a in found] == ["PS+"]


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_word_shown_is_the_texts_own(reader: Reader, text: str) -> None:
    """Hops, moments, credits, notices and reasons quote the text under their spans."""
    found = read(reader, text, "2026-07-09")
    shown = [hop for a in found.attributions for hop in a.chain]
    shown += [r.words for a in found.attributions for r in (*a.because, *a.certainty.because) if r.words]
    shown += [m for a in found.attributions if a.when for m in (a.when.happened, a.when.said) if m]
    shown += [*found.credits, *(phrase for notice in found.notices for phrase in notice.phrases)]
    for part in shown:
        assert part.text == " ... ".join(text[s.start : s.end] for s in part.spans)
    assert article_view(found).notices == found.notices
