"""The mentions of a document."""

from __future__ import annotations

import pytest

from reportedly.linking.entity_mentions import is_named
from reportedly.model import Distance, Source, SourceKind, Span
from reportedly.store.identity import source_id
from tests.linking.inventing import mentioned, said


def test_each_named_source_is_there_once() -> None:
    """With its longest role, the others' names, and what it speaks of, also in whole words."""
    ana, tom = mentioned(
        said("Ana Reis", "the ferry will be sold", role="mayor"),
        said("Ana Reis", "Brill has offered for it", role="mayor of Port Ansel"),
        said("Tom Reed", "the price is too low"),
        id="d1",
        title="A ferry for Brill",
        published="2026-05-04",
    )
    assert ana.id == f"{source_id('Ana Reis', SourceKind.PERSON)}:{ana.document}"
    assert (ana.role, ana.claims, ana.words) == ("mayor of Port Ansel", 2, ("ana", "reis"))
    assert {"tom reed", "brill"} <= ana.company
    assert "ana reis" not in ana.company
    assert {"ferry", "sell"} & set(ana.topic)
    assert ana.spelt["sell"] == "sold"
    assert (tom.role, tom.claims) == (None, 1)
    assert tom.day == ana.day is not None


@pytest.mark.parametrize(
    ("name", "kind", "distance", "named"),
    [
        ("Ana Reis", SourceKind.PERSON, Distance.NAMED, True),
        ("Ana Reis", None, None, True),
        ("the mayor", SourceKind.PERSON, Distance.DESCRIBED, False),
        ("the mayor", SourceKind.PERSON, None, False),
        ("sources in Brill", SourceKind.ANONYMOUS, Distance.NAMED, False),
        ("A", SourceKind.ORGANISATION, Distance.NAMED, False),
    ],
)
def test_only_people_and_bodies_with_names_are_mentioned(
    name: str, kind: SourceKind | None, distance: Distance | None, named: bool
) -> None:
    """A description is nobody's in particular."""
    assert is_named(Source(text=name, spans=(Span(0, 1),), kind=kind, distance=distance)) is named
