"""An outlet is told by how it speaks of itself; the wordings are in the specification."""

from __future__ import annotations

import pytest

from reportedly.model import SourceKind
from reportedly.reading.house_voice import as_outlet, elsewhere, is_house_voice
from reportedly.reading.kinds import Classified


@pytest.mark.parametrize(
    ("source", "cue", "kind"),
    [
        ("The Gull", "understands", SourceKind.PERSON),
        ("the Gull", "has learnt", None),
        ("The Evening Gull", "has exclusively learned", SourceKind.ORGANISATION),
        ("The Gull", "reported", SourceKind.PERSON),
        ("The Gull", "reported late on Friday", SourceKind.PERSON),
        ("The Gull", "has previously reported", SourceKind.PERSON),
        ("The Gull", "has not been able to confirm", SourceKind.PERSON),
        ("Northwind", "can reveal", SourceKind.ORGANISATION),
    ],
)
def test_an_outlet_speaks_of_itself(source: str, cue: str, kind: SourceKind | None) -> None:
    """Whatever the name alone is taken for."""
    assert is_house_voice(source, cue, kind)
    assert as_outlet(source, cue).kind is SourceKind.MEDIA


@pytest.mark.parametrize(
    ("source", "cue", "kind"),
    [
        ("Pell", "understands", SourceKind.PERSON),
        ("Ines Pell", "can reveal", SourceKind.PERSON),
        ("Northwind", "has learned", SourceKind.ORGANISATION),
        ("The Treasury", "understands", SourceKind.ORGANISATION),
        ("The Northwind Bank", "reported", SourceKind.ORGANISATION),
        ("The Lantern", "reported", SourceKind.ORGANISATION),
        ("The Gull", "said", SourceKind.PERSON),
        ("The mayor", "understands", SourceKind.OFFICIAL),
        ("the engineer", "understands", SourceKind.PERSON),
        ("", "", None),
    ],
)
def test_whoever_else_understands_is_none(source: str, cue: str, kind: SourceKind | None) -> None:
    """People, bodies that are known as such, and verbs that anybody may have."""
    assert not is_house_voice(source, cue, kind)


def test_a_name_is_an_outlet_everywhere() -> None:
    """The kind that only its words gave it yields; one that a noun gave it stays."""
    found = elsewhere(Classified(SourceKind.PERSON, "a name"), "Gull", {"Gull"})
    assert found.kind is SourceKind.MEDIA
    for kept, name in ((SourceKind.OFFICIAL, "Gull"), (SourceKind.PERSON, "Pell"), (SourceKind.PERSON, None)):
        assert elsewhere(Classified(kept, "a name"), name, {"Gull"}).kind is kept
