"""What an article before a name tells of it; the wordings are in the specification."""

from __future__ import annotations

import pytest

from reportedly.model import SourceKind, Span
from reportedly.reading.kinds import Classified
from reportedly.reading.outlet_names import hearing, shown, told, with_article
from reportedly.reading.resolution.names import is_called_the

PERSON = Classified(SourceKind.PERSON, "a name")


@pytest.mark.parametrize(
    ("source", "called"),
    [
        ("The Gull", True),
        ("the Evening Gull", True),
        ("Gull", False),
        ("The Pope", False),
        ("The Reverend Pell", False),
        ("The mayor", False),
        ("The Gull and others", False),
        ("", False),
    ],
)
def test_an_article_and_a_name(source: str, called: bool) -> None:
    """Titles have an article too; what is more than a name is none."""
    assert is_called_the(source) is called


def test_what_shows_an_outlet() -> None:
    """Words beside its name, and whose text it is."""
    text = "A reporter for the Gull met Pell of the Lantern. The Kestrel, a small weekly, told the Heron."
    assert shown(text, "The Post") == {
        "Gull": "‘reporter for the Gull’",
        "Kestrel": "‘The Kestrel, a small weekly’",
        "Post": "this text's outlet",
    }
    assert told(text) == {"Heron": "‘told the Heron’"}
    assert shown("", None) == told("") == {}


@pytest.mark.parametrize(
    ("found", "source", "name", "kind"),
    [
        (PERSON, "The Gull", "Gull", SourceKind.MEDIA),
        (PERSON, "The Heron", "Heron", SourceKind.ORGANISATION),
        (PERSON, "The Herons", None, SourceKind.GROUP),
        (PERSON, "The Gull", "Tom Gull", SourceKind.PERSON),
        (PERSON, "Gull", "Gull", SourceKind.PERSON),
        (Classified(None, "nothing"), "The Heron", None, None),
        (Classified(None, "nothing"), "The Gull", None, SourceKind.MEDIA),
        (Classified(SourceKind.OFFICIAL, "a body"), "The Gull", "Gull", SourceKind.OFFICIAL),
        (Classified(SourceKind.ORGANISATION, "a name"), "The Water Board", None, SourceKind.ORGANISATION),
    ],
)
def test_what_a_name_with_an_article_is(
    found: Classified, source: str, name: str | None, kind: SourceKind | None
) -> None:
    """An outlet where one is shown, else no person; a fuller name, a body and a kind of its own say otherwise."""
    assert with_article(found, source, name, {"Gull": "‘the Gull's editor’", "Water Board": "it"}).kind is kind


def test_whoever_hears() -> None:
    """Only a name that might be a person's, behind a verb of telling or in an interview."""
    text = "He told the Gull in an interview with the Heron; a row with the Lantern."
    people = [Span(text.index(name), text.index(name) + len(name)) for name in ("Gull", "Heron", "Lantern")]
    starts = [text.index("told"), text.index("with the Heron"), text.index("with the Lantern")]
    assert [hearing(text, start, len(text), people) for start in starts] == [people[0], people[1], None]
    assert hearing(text, starts[0], len(text), []) is None
