"""The Reader: the same text and model give the same Reading, and its offsets give back the words."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import Document, Reader, Reading
from reportedly.demo import story
from reportedly.model import Link, Span
from reportedly.views import reading_view

GOLDEN = Path(__file__).parent.parent / "resources" / "golden" / "story.json"
PIECES = st.sampled_from(
    [
        "The mayor said ",
        "“we will wait”",
        '"no"',
        " a clerk wrote.",
        "\r\n",
        "🏛️",
        "e\u0301",
        "\u00a0",
        "reportedly ",
        "''",
        "Ãƒ",
    ]
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The shipped Reader."""
    return Reader()


def _json(reading: Reading) -> bytes:
    return msgspec.json.format(msgspec.json.encode(reading_view(reading)), indent=1) + b"\n"


def test_the_story_gives_the_golden_reading(reader: Reader) -> None:
    """Machine, threads and neighbours change nothing: the bundled story reads as it did when the golden file was made.

    After a change that is meant, remake it: ``REPORTEDLY_GOLDEN=1 make test``, and read the difference.
    """
    found = _json(reader.read(story()))
    if os.environ.get("REPORTEDLY_GOLDEN"):
        GOLDEN.write_bytes(found)
    assert found == GOLDEN.read_bytes()


def test_neighbours_change_nothing(reader: Reader) -> None:
    """A document reads the same alone, in a stream, and after longer or shorter ones."""
    texts = ["A clerk said no.", story().text, "“Yes,” the mayor told the council."]
    alone = [Reader().read(text) for text in texts]
    assert list(reader.read_all(texts)) == alone
    assert list(reader.read_all(reversed(texts))) == alone[::-1]


def test_threads_change_nothing() -> None:
    """A process that is told to use four threads gives the golden reading too."""
    code = (
        "import sys, msgspec; from reportedly import Reader; from reportedly.demo import story; "
        "from reportedly.views import reading_view; "
        "view = reading_view(Reader().read(story())); "
        "sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(view), indent=1))"
    )
    environment = {**os.environ, "OMP_NUM_THREADS": "4"}
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True).stdout
    assert found + b"\n" == GOLDEN.read_bytes()


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_offsets_give_back_the_words(reader: Reader, text: str) -> None:
    """Every phrase's text is the words under its spans, with emoji, combining marks, CRLF and odd quotation marks."""
    for a in reader.read(text).attributions:
        for part in (a.source, a.cue, a.content):
            if part is not None:
                assert part.text == " ... ".join(text[s.start : s.end] for s in part.spans)


def test_ids_depend_on_the_document_and_the_words(reader: Reader) -> None:
    """Read twice, the ids are the same; in another document the same words have other ids; none stands twice."""
    text = story().text
    first, again = (reader.read(Document(id="x", text=text)) for _ in range(2))
    other = reader.read(Document(id="y", text=text))
    assert first == again
    ids = [a.id for a in first.attributions]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & {a.id for a in other.attributions}


def test_a_parent_is_an_attribution_of_the_same_reading(reader: Reader) -> None:
    """Every parent is there, is not the attribution itself, and following parents comes to an end."""
    parents = {a.id: a.parent for a in reader.read(story()).attributions}
    for start in parents:
        seen, at = set(), start
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents[at]
    assert any(parents.values())


def test_a_reading_shows_itself_in_a_notebook(reader: Reader) -> None:
    """The fragment holds the words, escaped."""
    shown = reader.read("<b>The mayor</b> said no.")._repr_html_()
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown


def test_a_link_is_kept_with_the_hop_that_it_is_on(reader: Reader) -> None:
    """On the source's words, and on those of a credit; the claim is the same as without."""
    text = "The bridge will close on Monday, according to the Harbour Post.\n\nRead the rest at the Coastal Courier."
    places = [text.index(words) for words in ("the Harbour Post", "the Coastal Courier")]
    found = tuple(
        Link(url=f"https://{n}.example/", text=text[at : at + 16], spans=(Span(at, at + 16),))
        for n, at in enumerate(places)
    )
    plain, linked = (reader.read(Document(id="x", text=text, links=links)) for links in ((), found))
    assert [hop.url for hop in linked.attributions[0].chain] == ["https://0.example/", "https://1.example/"]
    assert [credit.url for credit in linked.credits] == ["https://0.example/", "https://1.example/"]
    assert [a.id for a in linked.attributions] == [a.id for a in plain.attributions]
