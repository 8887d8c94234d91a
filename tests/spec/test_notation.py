"""The marks of the specification are read as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span

from .notation import Marked, NotationError, Tag, parse, write

LETTERS = st.text(alphabet=st.sampled_from(list("ab {}:?\\“”1st\n😀")), min_size=1, max_size=4)
LABELS = st.one_of(st.just(("?", 0)), st.tuples(st.sampled_from("sct"), st.integers(1, 12)))


@st.composite
def marked(draw: st.DrawFn) -> Marked:
    """A text with marks that nest and never cross."""
    text = ""
    tags: list[Tag] = []

    def grow(depth: int) -> None:
        nonlocal text
        for _ in range(draw(st.integers(1, 3))):
            role, number = draw(LABELS)
            place, start = len(tags), len(text)
            if depth and draw(st.booleans()):
                tags.append(Tag(start, start, role, number))
                grow(depth - 1)
                tags[place] = Tag(start, len(text), role, number)
            else:
                text += draw(LETTERS)

    grow(3)
    return Marked(text, tuple(tags))


@given(marked())
def test_round_trip(expected: Marked) -> None:
    """What is written is read back, with every mark in its place."""
    assert parse(write(expected.text, expected.tags)) == expected


def test_sentence() -> None:
    """A sentence gives its text and the spans of each role, fragments in order."""
    found = parse("{t1:“Wait,”} {s1:Ferro} {c1:said}. {t1:“Now.”}")
    assert found.text == "“Wait,” Ferro said. “Now.”"
    assert found.spans("t", 1) == (Span(0, 7), Span(20, 26))
    assert found.spans("s", 1) == (Span(8, 13),)
    assert found.numbers() == [1]


def test_parent() -> None:
    """An attribution is nested in the innermost content around all of its marks."""
    found = parse("{t3:{t2:{s1:A} {c1:said} {t1:x}}, {s2:B} {c2:wrote}}, {c3:reportedly}; {t4:y} {s4:C} {c4:said}")
    assert [found.parent(number) for number in found.numbers()] == [2, 3, None, None]


def test_parent_needs_all_marks() -> None:
    """A fragment outside the other content is enough not to be nested in it."""
    assert parse("{t2:{t1:x} {s1:A} {c1:said}} {s2:B} {c2:wrote} {t1:y}").parent(1) is None


@pytest.mark.parametrize("written", ["{s1:Ferro", "Ferro}", "{s1:}", "{t1:{s1:Ferro}"])
def test_malformed(written: str) -> None:
    """A mark that is empty, never closed or never opened is refused."""
    with pytest.raises(NotationError):
        parse(written)


@given(st.text(alphabet=st.sampled_from(list("ab{}\\s1:?"))))
def test_never_another_error(written: str) -> None:
    """Any text is either read or refused."""
    try:
        found = parse(written)
    except NotationError:
        return
    assert all(0 <= tag.start < tag.end <= len(found.text) for tag in found.tags)
