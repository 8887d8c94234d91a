"""Credits are read where credits stand, each with its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import CreditRole, SourceKind
from reportedly.reading.claims.credits import HEAD, credits  # noqa: A004 - the name of the JSON's field

STORY = "PORT AMSEL, Oct 3 (KNA) — The harbour is closed.\n\nIt was first reported by the Harbour Herald.\n\n"
FOOT = "Additional reporting by Reuters, the Grenholm Post and Ines Holt in London\n\nvia Kestrel News"
PIECES = st.sampled_from(
    ["(", ")", "AP", " — ", "Source: ", "via ", "The ", "Post", " and ", "\n", "first reported by ", "'s "]
)


def test_together() -> None:
    """A story with a dateline, a rival and a foot credits all of them, in order of the text."""
    found = [(c.role, c.name, c.kind) for c in credits(STORY + FOOT)]
    assert found == [
        (CreditRole.AGENCY, "KNA", SourceKind.MEDIA),
        (CreditRole.FIRST_REPORTED, "Harbour Herald", SourceKind.MEDIA),
        (CreditRole.CONTRIBUTED, "Reuters", SourceKind.MEDIA),
        (CreditRole.CONTRIBUTED, "Grenholm Post", SourceKind.MEDIA),
        (CreditRole.CONTRIBUTED, "Ines Holt", SourceKind.PERSON),
        (CreditRole.SOURCE, "Kestrel News", SourceKind.MEDIA),
    ]


def test_statement() -> None:
    """Names of one statement share its words."""
    statement = {c.spans for c in credits(FOOT) if c.role is CreditRole.CONTRIBUTED}
    assert len(statement) == 1


@pytest.mark.parametrize("foot", ["\n\nAFP", "\nGrenholm Post\n", "\n— Reuters", " Grenholm News"])
def test_foot(foot: str) -> None:
    """An outlet alone in the last line, or after the last sentence, is whose text it is; another name is none."""
    name = foot.strip("— \n")
    assert [(c.role, c.name) for c in credits(f"The harbour is closed.{foot}")] == [(CreditRole.AGENCY, name)]
    assert credits(f"The harbour is closed.{foot.replace(name, 'Ines Holt')}") == ()


def test_dateline_far_down() -> None:
    """A tag in the middle of the text is no dateline."""
    assert credits("The ship sailed. " * HEAD + "\nPORT AMSEL (KNA) — The harbour is closed.") == ()


def test_no_credit() -> None:
    """An empty text and a plain one credit nobody."""
    assert credits("") == ()
    assert credits("The harbour is closed, and the Harbour Herald was at the gate.") == ()


@given(st.lists(PIECES | st.text(max_size=5), max_size=20).map("".join))
def test_words(text: str) -> None:
    """Whatever the text, a credit's words stand where its spans say, and its name in them."""
    for credit in credits(text):
        assert " ... ".join(text[s.start : s.end] for s in credit.spans) == credit.text
        assert credit.name is None or credit.name in credit.text


@pytest.mark.parametrize("piece", ["( ( (Aa via ", "Source: A, B and ", "this story was first ", "A. contributed "])
def test_long(piece: str) -> None:
    """A long text of nothing but beginnings of credits is read like any other."""
    text = piece * 5_000
    assert all(text[c.spans[0].start : c.spans[0].end] == c.text for c in credits(text))
