"""Words taken out of a document without moving the others."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given

from reportedly.model import Reading
from reportedly.store.identity import source_id
from reportedly.store.records import problems, record, stored_claims, without_text
from reportedly.store.redaction import BLOCK, blanked, without_person, without_source
from tests.store.inventing import SAID, reading, readings

MADE = reading(("Ida Moss", SAID[0]), ("Tom Reed", f"Moss said so, and that {SAID[1]}"), title="Moss: it holds")


def test_a_person_is_named_nowhere_any_more() -> None:
    """In full or by the last word, in the text, the title and the claims of others; her own claims are gone."""
    left = without_person(record(MADE, added=1), "ida moss")
    assert "Moss" not in repr(left)
    assert [claim.name for claim in stored_claims(left)] == ["Tom Reed"]
    assert left.reading.document.title == f"{BLOCK * 4}: it holds"
    assert len(left.reading.document.text) == len(MADE.document.text)
    assert left.redacted


def test_a_source_loses_its_claims_and_their_words() -> None:
    """What others say stays, in its place."""
    kept = record(MADE, added=1)
    gone = stored_claims(kept)[0]
    left = without_source(kept, gone.source_id or "")
    assert SAID[0] not in left.reading.document.text
    assert [claim.content for claim in stored_claims(left)] == [stored_claims(kept)[1].content]


def test_links_go_with_what_they_are_on() -> None:
    """The words and the address of a link on a source that is forgotten, in the document and in the hops."""
    made = reading(("Ida Moss", SAID[0]), ("Tom Reed", SAID[1]), linked=True)
    gone = stored_claims(record(made, added=1))[0]
    for left in (
        without_source(record(made, added=1), gone.source_id or ""),
        without_person(record(made, added=1), "Ida Moss"),
        without_person(without_text(record(made, added=1)), "Ida Moss"),
    ):
        assert [link.url for link in left.reading.document.links] == ["https://harbour.example/Tom"]
        assert "Ida" not in repr(left)


def test_an_address_of_a_link_with_the_name_goes() -> None:
    """Even where the words of the link are somebody else's."""
    made = reading(("Tom Reed", SAID[1]), linked=True)
    url = "https://example.org/ida-moss-resigns"
    links = tuple(msgspec.structs.replace(link, url=url) for link in made.document.links)
    chain = tuple(msgspec.structs.replace(hop, url=url) for hop in made.attributions[0].chain)
    found = (msgspec.structs.replace(made.attributions[0], chain=chain),)
    document = msgspec.structs.replace(made.document, links=links)
    whole = msgspec.structs.replace(made, document=document, attributions=found)
    left = without_person(record(whole, added=1), "Ida Moss").reading
    assert (left.document.links, left.attributions[0].chain[0].url) == ((), None)


def test_who_is_not_named_changes_nothing() -> None:
    """Neither a part of a name, nor somebody else's."""
    kept = record(MADE, added=1)
    assert without_person(kept, "Ida Mosslin") is kept
    assert without_source(kept, source_id("Ida Moss", None)) is kept


def test_an_address_with_the_name_goes() -> None:
    """A URL has hyphens where a text has spaces."""
    made = reading(("Ida Moss", SAID[0]), url="https://example.org/ida-moss-resigns")
    left = without_person(record(made, added=1), "Ida Moss")
    assert (left.reading.document.url, left.address) == (None, None)


@given(readings())
def test_offsets_hold(made: Reading) -> None:
    """Whatever is blanked: the text keeps its length, and every phrase is what the text has there."""
    left = without_person(record(made, added=1), "Ruta Halvorsen")
    text = left.reading.document.text
    assert len(text) == len(made.document.text)
    assert list(problems(left)) == []
    for attribution in left.reading.attributions:
        assert attribution.content.text == " ... ".join(text[s.start : s.end] for s in attribution.content.spans)


@pytest.mark.parametrize(
    ("text", "left"), [("so Tom  Reed said", "so █████████ said"), ("Reed", "████"), ("Reeds", "Reeds")]
)
def test_a_name_in_any_string(text: str, left: str) -> None:
    """Whole words alone."""
    assert blanked(text, "Tom Reed") == left
