"""Texts become numbers that lead back to their words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import document_from_text
from reportedly.rumours.copies.passages import Cut, cut, shingles


def cut_text(text: str) -> Cut:
    """A text as numbers."""
    return cut(document_from_text(text))


def quoted(text: str) -> list[str]:
    """The words that are another's."""
    found = cut_text(text)
    return [text[a:b] for a, b, q in zip(found.starts.tolist(), found.ends.tolist(), found.quoted, strict=True) if q]


def test_words_and_their_places() -> None:
    """A word is known whatever its case and its apostrophe, and stands where its offsets say."""
    text = "Holt’s ship, 12 hulls. HOLT'S SHIP"
    found = cut_text(text)
    assert [text[a:b] for a, b in zip(found.starts.tolist(), found.ends.tolist(), strict=True)] == [
        "Holt’s", "ship", "12", "hulls", "HOLT'S", "SHIP",
    ]  # fmt: skip
    assert found.keys[0] == found.keys[4]
    assert found.small.tolist() == [False, True, False, True, False, False]


def test_what_a_hyphen_joins() -> None:
    """The parts of a compound after the first; a dash, and a hyphen before an item of a list, join nothing."""
    text = "- Holt’s 82-year-old ship - no hull-less one - sank–twice\n-again"
    found = cut_text(text)
    parts = zip(found.starts.tolist(), found.ends.tolist(), found.joined.tolist(), strict=True)
    assert [text[a:b] for a, b, joined in parts if joined] == ["year", "old", "less"]
    assert cut_text("").joined.tolist() == []


def test_passages_are_sentences_and_quotations() -> None:
    """A full stop, a line's end and quotation marks make passages."""
    found = cut_text("It rains. Holt said “we sail at dawn”.\nNobody came")
    assert found.passages.tolist() == [[0, 2], [2, 8], [8, 10], [4, 8]]


def test_every_kind_of_marks() -> None:
    """Curled, straight, doubled, single and French marks all quote, and an apostrophe does not."""
    for text in ("“a b” c", '"a b" c', "``a b'' c", "«a b» c", "‘a b’ c", "'a b' c", "‘‘a b’’ c"):
        assert quoted(text) == ["a", "b"], text
    assert quoted("the ships' crews and Holt's dog weren't here") == []


def test_a_quotation_goes_on_to_the_end_of_its_line() -> None:
    """Paragraphs of a long quotation open with a mark and have no closing one."""
    assert quoted("'We sail.\n'You stay.'\nHe left.") == ["We", "sail", "You", "stay"]


def test_a_quotation_goes_on_in_its_line() -> None:
    """A mark that opens after the end of a sentence goes on with a quotation of which the paragraphs were joined."""
    assert quoted('Holt said: "We sail.  "You stay." He left.') == ["We", "sail", "You", "stay"]
    assert quoted('"We sail." He left. "You stay."') == ["We", "sail", "You", "stay"]


def test_a_post_that_was_embedded() -> None:
    """A paragraph that ends with the address of a post's picture is the post."""
    assert quoted("Ship ahoy! pic.twitter.com/Ab12\nThe board met.") == [
        "Ship",
        "ahoy",
        "pic",
        "twitter",
        "com",
        "Ab12",
    ]


def test_a_block_that_is_announced() -> None:
    """What follows a colon, speaks in the first person or is signed as a post is another's words."""
    assert quoted("The note reads:\nNobody is to sail.") == ["Nobody", "is", "to", "sail"]
    assert quoted("I lost my way, and I slept.\nThe board met.\nIt rained.")[-3:] == ["The", "board", "met"]
    assert quoted("Ship ahoy!\n— Ines Holt (@holt) 3 May\nThe board met.") == ["Ship", "ahoy"]


def test_shingles() -> None:
    """Runs of three words, each a number that depends on their order."""
    one, other = cut_text("a b c d").keys, cut_text("c b a").keys
    assert len(shingles(one)) == 2
    assert shingles(one)[0] == shingles(cut_text("x a b c").keys)[1] != shingles(other)[0]
    assert len(shingles(one[:2])) == 0


@given(st.text(max_size=80))
def test_offsets(text: str) -> None:
    """Whatever the text, words stand in order inside it, and passages inside the words."""
    found = cut_text(text)
    edges = [edge for pair in zip(found.starts.tolist(), found.ends.tolist(), strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(text[a:b].strip() for a, b in zip(found.starts.tolist(), found.ends.tolist(), strict=True))
    assert all(a <= b <= len(found) for a, b in found.passages.tolist())
    assert len(found.keys) == len(found.quoted) == len(found.small)
