"""Marked text is cut at its marks and joined again without loss."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from reportedly.markup import Mark, segments, to_html

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """A text with up to eight marks inside it, which may nest, cross, repeat and be empty."""
    text = draw(TEXTS)
    edges = st.integers(0, len(text))
    role = st.sampled_from(["source", "cue", "content"])
    drawn = draw(st.lists(st.tuples(edges, edges, role, st.sampled_from("ab")), max_size=8))
    return text, [Mark(min(a, b), max(a, b), name, owner) for a, b, name, owner in drawn]


class Reader(HTMLParser):
    """Gathers the text of a fragment, and by character the roles that it carries."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.roles: list[set[str]] = []
        self._open: list[tuple[str, set[str], bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element; the text stands in the one that keeps white space."""
        values = dict(attrs)
        self._open.append((tag, set((values.get("class") or "").split()), "pre-wrap" in (values.get("style") or "")))

    def handle_endtag(self, tag: str) -> None:
        """Closes the element that was opened last, which must be this one."""
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Keeps the data of the marked text, and not that of the key below it."""
        if any(keeps for _, _, keeps in self._open):
            self.text += data
            self.roles += [self._open[-1][1]] * len(data)


@given(marked())
def test_segments_join_to_the_text_and_carry_the_marks_over_them(example: tuple[str, list[Mark]]) -> None:
    """Every character is in one segment, whose marks are those that cover it."""
    text, marks = example
    found = segments(text, marks)
    assert "".join(segment.text for segment in found) == text
    position = 0
    for segment in found:
        for index in range(position, position + len(segment.text)):
            assert sorted(segment.marks) == sorted(m for m in marks if m.start <= index < m.end)
        position += len(segment.text)


@given(marked())
def test_the_fragment_shows_the_text_and_its_roles(example: tuple[str, list[Mark]]) -> None:
    """Read as HTML, the fragment gives the text back, and each character its roles."""
    text, marks = example
    reader = Reader()
    reader.feed(to_html(text, marks))
    reader.close()
    assert reader.text == text
    covering = [{mark.role for mark in marks if mark.start <= i < mark.end} for i in range(len(text))]
    assert reader.roles == covering


def test_an_owner_cannot_break_out_of_its_attribute() -> None:
    """Ids are escaped like text."""
    assert "<b>" not in to_html("word", [Mark(0, 4, "cue", '"><b>')])
