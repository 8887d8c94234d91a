"""The views say what the reading says, and lose none of its words."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Attribution, Certainties, Certainty, Document, Quotation, Reading, SourceKind, Span, phrase
from reportedly.views import Paragraph, article_view, explanation, reading_view, tally

PARTS = ["a", "é", "e\u0301", "😀", " ", "\n", "\r\n", "\r", "\t", "“", "\u2028"]
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=30).map("".join)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading of any text, with claims of any spans, nested or crossing."""
    text = draw(TEXTS)
    edge = st.integers(0, len(text))
    pair = st.tuples(edge, edge).filter(lambda ends: ends[0] != ends[1])
    contents = draw(st.lists(st.lists(pair, min_size=1, max_size=3), max_size=5))
    claims = [
        Attribution(
            id=f"a{index}",
            source=None,
            cue=None,
            content=phrase(text, tuple(sorted({Span(*sorted(ends)) for ends in spans}))),
            quotation=Quotation.INDIRECT,
        )
        for index, spans in enumerate(contents)
    ]
    return Reading(document=Document(id="d", text=text), model="made@1", attributions=tuple(claims))


def words(paragraph: Paragraph) -> str:
    """The text of a paragraph."""
    return "".join(piece.text for piece in paragraph.pieces)


def lines(text: str) -> list[str]:
    """The lines of a text that are not blank, where only CR and LF end a line."""
    return [line for line in text.replace("\r", "\n").split("\n") if line.strip()]


def test_the_json_has_the_documented_shape(reading: Reading) -> None:
    """The names and the nesting are those on which everything later builds; the text is not among them."""
    value = msgspec.json.decode(msgspec.json.encode(reading_view(reading)))
    assert list(value) == ["document", "model", "attributions", "credits", "notices", "statements"]
    assert list(value["document"]) == [
        *("id", "url", "title", "outlet", "byline", "published", "captured", "language", "sha256", "basis", "links")
    ]
    assert value["document"]["sha256"] == reading.document.sha256
    assert value["attributions"][3] == {
        "id": "d",
        "source": None,
        "cue": {"text": "reportedly", "spans": [[96, 106]]},
        "content": {"text": "It ... moved <on Friday> & again on Sunday", "spans": [[93, 95], [107, 142]]},
        "quotation": "indirect",
        "parent": None,
        "chain": [],
        "certainty": value["attributions"][3]["certainty"],
        "evidence": "hearsay",
        "response": "asserts",
        "when": value["attributions"][3]["when"],
        "because": [],
    }
    assert list(value["attributions"][3]["certainty"]) == ["source", "writer", "score", "because", "band"]
    assert list(value["attributions"][3]["when"]) == ["happened", "said"]
    assert value["attributions"][2]["parent"] == "b"
    she = {
        "text": "she",
        "spans": [[162, 165]],
        "kind": "person",
        "resolved": "Ida Moss",
        "because": None,
        "role": None,
        "number": None,
        "distance": None,
    }
    assert value["attributions"][4]["source"] == she


def test_a_claim_says_in_words_how_sure_through_whom_and_on_what(reading: Reading) -> None:
    """The writer's value is told only where it differs; a response only where it does not assert."""
    claims = article_view(reading).claims
    shown = ["", "", "possible", "told as certain", "certainly not; to the writer certain"]
    assert [claim.sure for claim in claims] == shown
    assert [claim.response for claim in claims] == [None, None, None, None, "denies"]
    assert claims[2].through == ("Ida Moss", "Tom Reed")
    assert claims[0].through == ()


def test_a_band_stands_beside_its_word(reading: Reading) -> None:
    """As ICD 203 gives it."""
    first = reading.attributions[0]
    likely = Certainties(Certainty.PROBABLE, None, 0.4, (), "55-80 %")
    sure = article_view(
        msgspec.structs.replace(reading, attributions=(msgspec.structs.replace(first, certainty=likely),))
    )
    assert sure.claims[0].sure == "probable (55-80 %)"


def test_an_explanation_is_of_one_claim(reading: Reading) -> None:
    """Its number, of how many, and the whole claim."""
    view = explanation(reading, 2)
    assert (view.number, view.of, view.attribution) == (3, 5, reading.attributions[2])


def test_claims_are_numbered_and_name_the_claim_they_are_in(reading: Reading) -> None:
    """Rows follow the reading; a parent is given by its number, a fuller name only where it differs."""
    claims = article_view(reading).claims
    assert [claim.number for claim in claims] == [1, 2, 3, 4, 5]
    assert [claim.parent for claim in claims] == [None, None, 2, None, None]
    assert [claim.resolved for claim in claims] == [None, None, None, None, "Ida Moss"]
    assert [claim.source for claim in claims] == ["Mayor", "reporter Tom Reed", "Engineer Ida Moss", None, "she"]


def test_a_name_that_resolves_to_itself_is_not_repeated(reading: Reading) -> None:
    """`resolved` is shown only where it says more than the words do."""
    first = reading.attributions[0]
    assert first.source is not None
    same = msgspec.structs.replace(first, source=msgspec.structs.replace(first.source, resolved="Mayor"))
    assert article_view(msgspec.structs.replace(reading, attributions=(same,))).claims[0].resolved is None


def test_the_first_line_is_the_headline_when_it_is_the_title(reading: Reading) -> None:
    """It keeps its marks and is not shown twice."""
    view = article_view(reading)
    assert view.headline is not None
    assert words(view.headline) == "Mayor: bridge ‘safe’"
    assert view.headline.notes == (1,)
    assert words(view.paragraphs[0]).startswith("Engineer")


def test_a_title_that_is_not_in_the_text_stands_alone(reading: Reading) -> None:
    """Then every line of the text is still there."""
    titled = msgspec.structs.replace(reading.document, title="Weir bridge")
    view = article_view(msgspec.structs.replace(reading, document=titled))
    assert view.headline is not None
    assert words(view.headline) == "Weir bridge"
    assert len(view.paragraphs) == 5


@pytest.mark.parametrize("title", [None, "", "  "])
def test_without_a_title_there_is_no_headline(reading: Reading, title: str | None) -> None:
    """The first line is then a line like the others."""
    untitled = msgspec.structs.replace(reading.document, title=title)
    view = article_view(msgspec.structs.replace(reading, document=untitled))
    assert view.headline is None
    assert len(view.paragraphs) == 5


def test_nested_contents_close_from_the_inside(reading: Reading) -> None:
    """Where two contents end together, the inner one is closed first, and depth counts both."""
    pieces = article_view(reading).paragraphs[0].pieces
    inner = next(piece for piece in pieces if piece.text == "the bridge would hold")
    assert inner.closes == (3, 2)
    assert inner.depth == 2
    assert inner.claims == (2, 3)
    assert pieces[0].roles == ("content", "source")
    assert pieces[0].opens == (2,)


def test_a_claim_is_noted_where_its_cue_stands(reading: Reading) -> None:
    """The last claim runs on into another line, but it is made in the line of its cue."""
    assert [paragraph.notes for paragraph in article_view(reading).paragraphs] == [(2, 3), (4,), (5,), ()]


@given(readings())
def test_no_word_is_lost_and_every_stretch_opens_and_closes_once(reading: Reading) -> None:
    """The paragraphs are the lines of the text; each visible span of content has one opening and one close after it."""
    paragraphs = article_view(reading).paragraphs
    assert [words(paragraph) for paragraph in paragraphs] == lines(reading.document.text)
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    opened: list[int] = []
    for piece in pieces:
        assert piece.depth >= len(piece.opens)
        opened += piece.opens
        for number in piece.closes:
            opened.remove(number)
    assert opened == []
    noted = [number for paragraph in paragraphs for number in paragraph.notes]
    assert len(noted) == len(set(noted))


@given(readings())
def test_each_piece_lies_in_the_contents_that_cover_it(reading: Reading) -> None:
    """The claims of a piece of visible text are those of the spans over it."""
    text, position = reading.document.text, 0
    for paragraph in article_view(reading).paragraphs:
        position = text.index(words(paragraph), position)
        for piece in paragraph.pieces:
            covering = {
                number
                for number, attribution in enumerate(reading.claims, 1)
                if any(span.start <= position < span.end for span in attribution.content.spans)
            }
            assert set(piece.claims) == covering
            position += len(piece.text)


def test_the_tally_counts_by_kind_and_says_when_nobody_is_named(reading: Reading) -> None:
    """The greatest count comes first, and a source of no known kind is still counted."""
    unknown = msgspec.structs.replace(article_view(reading).claims[0], kind=None)
    claims = (*article_view(reading).claims, unknown)
    assert tally(claims) == (
        *(("person", 2), ("kind unknown", 1), (SourceKind.MEDIA, 1), ("none named", 1), ("official", 1)),
    )
