"""The comparison fails what it should: the specification is only as good as its own judge."""

from __future__ import annotations

import pytest

from reportedly.model import Attribution, Document, Phrase, Quotation, Reading, Source

from .comparison import differences
from .notation import NotationError, parse
from .sections import Paragraph, read


def reading(written: str) -> Reading:
    """A reading that finds just what is marked in ``written``."""
    marked = parse(written)
    found = []
    for n in marked.numbers():
        source, cue, content = (marked.spans(role, n) for role in "sct")
        parent = marked.parent(n)
        found.append(
            Attribution(
                id=str(n),
                source=Source(text="", spans=source) if source else None,
                cue=Phrase("", cue) if cue else None,
                content=Phrase("", content),
                quotation=Quotation.INDIRECT,
                parent=None if parent is None else str(parent),
            )
        )
    return Reading(document=Document(id="1", text=marked.text), model="none@0", attributions=tuple(found))


def paragraph(written: str) -> Paragraph:
    """The only paragraph of a section."""
    (found,) = read(written, "section")
    return found


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ("{s1:Ferro} {c1:said} {t1:“it holds.”}", "{s1:Ferro} {c1:said} “{t1:it holds}.”"),
        ("{s1:Ferro} {c1:said} {?:on Monday} {t1:it holds}", "{s1:Ferro} {c1:said on Monday} {t1:it holds}"),
        ("{s1:Ferro}{c1::} {t1:it holds}", "{s1:Ferro}{c1::} {t1:it holds}"),
        ("{t1:it} {s1:Ferro} {c1:said} {t1:holds}", "{t1:it} {s1:Ferro} {c1:said} {t1:holds}"),
    ],
)
def test_same(expected: str, got: str) -> None:
    """Punctuation and quotation marks at the edges do not count, nor does what may go either way."""
    assert differences(paragraph(f"> {expected}"), reading(got)) == []


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ("{s1:Ferro} {c1:said} {t1:it holds}", "Ferro said it holds"),
        ("Ferro said it holds", "{s1:Ferro} {c1:said} {t1:it holds}"),
        ("{s1:Ferro} {c1:said} {t1:it holds}", "{s1:Ferro} {c1:said} it {t1:holds}"),
        ("{s1:Ferro} {c1:said} {t1:it holds}", "Ferro {c1:said} {t1:it holds}"),
        ("{s1:Ferro} {c1:said} {t1:it holds}", "{t1:Ferro} {c1:said} {s1:it holds}"),
        ("{s1:Ferro}{c1::} {t1:it holds}", "{s1:Ferro}: {t1:it holds}"),
        ("{t2:{s1:A} {c1:said} {t1:x}} {s2:B} {c2:wrote}", "{s1:A} {c1:said} {t1:x} {s2:B} {c2:wrote}"),
        ("{t2:{s1:A} {c1:said} {t1:x}} {s2:B} {c2:wrote}\n- 1: parent none", None),
        ("{s1:Ferro} {c1:said} {t1:it holds}\n- 1: quotation direct", None),
    ],
)
def test_different(expected: str, got: str | None) -> None:
    """A missing one, one too many, a word too few, another role, another parent or type: each is a difference."""
    assert differences(paragraph(f"> {expected}"), reading(got or expected.splitlines()[0]))


def test_parent_alone() -> None:
    """A wrong parent is told even where all the words are right."""
    written = "{t2:{s1:A} {c1:said} {t1:x}} {s2:B} {c2:wrote}"
    orphaned = reading(written)
    lines = differences(paragraph(f"> {written}\n- 1: parent none"), orphaned)
    assert [line.split()[0] for line in lines] == ["parent"]


def test_others_allowed() -> None:
    """Where the paragraph says so, more may be found than is marked."""
    assert (
        differences(paragraph("> Ferro said it holds.\n\n- others: allowed"), reading("{s1:Ferro} {c1:said} {t1:it}"))
        == []
    )


def test_section() -> None:
    """A block quote is a paragraph of the specification: its lines are unfolded, prose around it is left out."""
    written = (
        "# Title\n\nA rule.\n\n> One\n> line.\n>\n> {c1:Reportedly} {t1:two}.\n\n- 1: quotation indirect\n\n> Next."
    )
    first, second = read(written, "here")
    assert first.marked.text == "One line.\nReportedly two."
    assert first.notes == {1: {"quotation": "indirect"}}
    assert (first.place, second.place) == ("here:5", "here:12")
    assert second.notes == {}


@pytest.mark.parametrize("note", ["- 2: quotation direct", "- 1: colour red", "- others: perhaps"])
def test_unknown_note(note: str) -> None:
    """A note that nothing would check is refused."""
    with pytest.raises(NotationError):
        list(read(f"> {{c1:Reportedly}} {{t1:two}}.\n\n{note}", "here"))
