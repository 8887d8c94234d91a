"""The quotations of a text: odd marks, paragraphs, and what must hold for every text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Quotation, Span
from reportedly.reading.quotations import QuotedPassage, paragraphs, quotation_type, quotations

ODD_TEXTS = st.text(alphabet=st.sampled_from(list("ab .,\n\r\"'`“”‘’„‟«»é😀")), max_size=80)


def inner(text: str) -> list[str]:
    """The words of each quotation, without the marks."""
    return [text[p.inner.start : p.inner.end] for p in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We wait,” she said.", ["We wait,"]),
        ('"We wait," she said. "We hope."', ["We wait,", "We hope."]),
        ('“We wait," she said. "We hope.”', ["We wait,", "We hope."]),
        ("``We wait,'' she said.", ["We wait,"]),
        ("''We wait,'' she said. ''We hope.''", ["We wait,", "We hope."]),
        ("‘‘We wait,’’ she said.", ["We wait,"]),
        ("„We wait“, she said.", ["We wait"]),
        ("„We wait”, she said.", ["We wait"]),
        ("« We wait », she said.", [" We wait "]),
        ("»We wait«, she said.", ["We wait"]),
        ("”We wait,” she said.", ["We wait,"]),
        ("“We wait,“ she said. “We hope.“", ["We wait,", "We hope."]),
        ('She said:"We wait."', ["We wait."]),
        ("«We “still” wait,» she said.", ["We “still” wait,"]),
        ("„We «still» wait“, she said.", ["We «still» wait"]),
        ("“We “still” wait,” she said.", ["We “still"]),
        ("«We “still wait,» she said.", ["We “still wait,"]),
        ('the "so-called" plan ("the map")', ["so-called", "the map"]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    """Straight, curly, mixed, doubled, German, French, Swedish and wrongly turned marks all quote."""
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They don’t, the players’ union won't, and the ’90s weren't 'kind'.",
        "He stood 6'2\" tall and she 5'9\" tall.",
        "An end” without a beginning.",
        'Nothing in "" here, nor in “ ”.',
        "",
        "\n\n \n",
    ],
)
def test_no_quotation(text: str) -> None:
    """Apostrophes, single marks, inches, stray closing marks and empty quotations are no quotations."""
    assert inner(text) == []


def test_quotation_in_quotation() -> None:
    """Single marks inside double ones, and double ones opened again inside, belong to the outer quotation."""
    assert inner("“He told me ‘never’ again,” she said.") == ["He told me ‘never’ again,"]
    assert inner("''She cried, 'Stop him!''' he said.") == ["She cried, 'Stop him!"]
    assert inner("“This is “the end,” she said.") == ["This is “the end,"]


def test_left_open() -> None:
    """A quotation that is never closed ends with its paragraph and says so."""
    text = "He said: “We wait.\nNothing more."
    (passage,) = quotations(text)
    assert text[passage.start : passage.end] == "“We wait."
    assert not passage.closed


def test_continued() -> None:
    """A quotation left open is continued by one at the head of the next paragraph, across blank lines."""
    text = "“One,” he said. “Two.\n\n“Three.\n“Four.”\n“Five.”"
    found = quotations(text)
    assert [p.continued_from for p in found] == [None, None, 1, 2, None]
    assert [p.paragraph for p in found] == [0, 0, 1, 2, 3]
    assert [p.closed for p in found] == [True, False, False, True, True]


def test_not_continued() -> None:
    """A paragraph that begins with other words, or that is not the next one, continues nothing."""
    assert [p.continued_from for p in quotations("“One.\nThen “two.”")] == [None, None]
    assert [p.continued_from for p in quotations("“One.\nNothing.\n“Two.”")] == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{“We wait for the boat,”} he said.", Quotation.DIRECT),
        ("He said {that they wait}.", Quotation.INDIRECT),
        ("He said {they wait for “the boat”}.", Quotation.MIXED),
        ("{“We wait,”} he said. {“We hope.”}", Quotation.DIRECT),
        ("He said {…}.", Quotation.INDIRECT),
        ("He said {that “one two three four five six seven eight nine ten”}", Quotation.DIRECT),
    ],
)
def test_quotation_type(text: str, expected: Quotation) -> None:
    """Direct from nine tenths of the words in quotation marks on, mixed from one word on, else indirect."""
    plain, content = "", []
    for piece in text.replace("}", "{").split("{"):
        content.append(Span(len(plain), len(plain) + len(piece)))
        plain += piece
    assert quotation_type(plain, quotations(plain), tuple(content[1::2])) == expected


@given(ODD_TEXTS)
def test_passages_are_sound(text: str) -> None:
    """For every text the passages are in order, apart, within one paragraph, and hold a word."""
    found = quotations(text)
    lines = list(paragraphs(text))
    for before, after in pairwise(found):
        assert before.end <= after.start
    for passage in found:
        line = lines[passage.paragraph]
        assert line.start <= passage.start < passage.inner.start <= passage.inner.end <= passage.end <= line.end
        assert any(c.isalnum() for c in text[passage.inner.start : passage.inner.end])
        assert passage.closed == (passage.inner.end < passage.end)


@given(ODD_TEXTS)
def test_continuation_points_back(text: str) -> None:
    """For every text a passage continues only the last one of the paragraph before, which was left open."""
    found = quotations(text)
    for place, passage in enumerate(found):
        if passage.continued_from is not None:
            origin = found[passage.continued_from]
            assert passage.continued_from == place - 1
            assert not origin.closed
            assert origin.paragraph == passage.paragraph - 1


@given(ODD_TEXTS, ODD_TEXTS)
def test_paragraphs_do_not_reach_back(first: str, second: str) -> None:
    """What follows a line end never changes the quotations found before it."""
    before = quotations(first)
    assert quotations(f"{first}\n{second}")[: len(before)] == before


@pytest.mark.parametrize("text", ['"' * 200_000, "“" * 200_000, "“”" * 100_000, "'" * 200_000, '“a" ' * 50_000])
def test_only_marks(text: str) -> None:
    """Texts of quotation marks alone are read to the end."""
    assert all(isinstance(passage, QuotedPassage) for passage in quotations(text))


def test_one_long_paragraph() -> None:
    """A paragraph of two hundred thousand words is one paragraph, and all its quotations are found."""
    text = "He said “we wait” and so on once more. " * 25_000
    assert len(quotations(text)) == 25_000
