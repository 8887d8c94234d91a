"""Invented mentions of sources, for the tests of entities."""

from __future__ import annotations

from hypothesis import strategies as st

from reportedly.linking.entities import Mention
from reportedly.linking.entity_mentions import mentions
from reportedly.linking.entity_names import name_words
from reportedly.model import (
    Attribution,
    Distance,
    Quotation,
    Reading,
    Source,
    SourceKind,
    Span,
    document_from_text,
    phrase,
)
from reportedly.store.identity import source_id

NAMES = ("Ana Reis", "Reis", "A. Reis", "Rui Reis", "John Smith", "Smith", "Harbour Rescue Guild", "HRG")


def said(name: str, what: str, *, role: str | None = None, kind: SourceKind = SourceKind.PERSON) -> Attribution:
    """A claim by a source; the words are not those of any text, since nothing here looks at it."""
    source = Source(text=name, spans=(Span(0, 1),), kind=kind, resolved=name, role=role, distance=Distance.NAMED)
    content = phrase(what, (Span(0, len(what)),))
    return Attribution(id=f"{name}{what}", source=source, cue=None, content=content, quotation=Quotation.INDIRECT)


def mentioned(*attributions: Attribution, id: str, **data: str | None) -> tuple[Mention, ...]:
    """The mentions of a document with these claims."""
    document = document_from_text("", id=id, **data)  # type: ignore[arg-type]
    return mentions(Reading(document=document, model="made@1", attributions=attributions))


def bare(name: str, document: str, kind: SourceKind = SourceKind.PERSON) -> Mention:
    """A name in a document that tells nothing else."""
    source = source_id(name, kind)
    return Mention(
        id=f"{source}:{document}",
        source=source,
        document=document,
        text=name,
        words=name_words(name),
        kind=kind,
        role=None,
        roles={},
        company=frozenset(),
        topic={},
        spelt={},
        outlet=None,
        day=None,
        claims=1,
    )


@st.composite
def many_mentions(draw: st.DrawFn) -> list[Mention]:
    """Mentions of a few names in a few documents, each with whatever else is known of it."""
    found = {}
    for number in range(draw(st.integers(0, 6))):
        claims = draw(
            st.lists(
                st.builds(
                    said,
                    st.sampled_from(NAMES),
                    st.sampled_from(("the Ansel ferry will sail", "cheese prices rose", "it")),
                    role=st.sampled_from((None, "mayor of Port Ansel", "baker", "spokesman")),
                    kind=st.sampled_from((SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.ORGANISATION)),
                ),
                max_size=3,
            )
        )
        outlet = draw(st.sampled_from((None, "The Weir")))
        found |= {m.id: m for m in mentioned(*claims, id=f"d{number}", outlet=outlet)}
    return list(found.values())
