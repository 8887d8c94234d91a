"""What makes a document the same document."""

from __future__ import annotations

import msgspec
from hypothesis import given

from reportedly.model import Reading, SourceKind, document_from_text
from reportedly.reading.assembling import _id as id_of_the_reader
from reportedly.reading.draft import Draft
from reportedly.store.identity import is_claim, is_document, is_source, keyed, keyed_reading, source_id
from tests.store.inventing import reading, readings


@given(readings())
def test_keying_again_changes_nothing(made: Reading) -> None:
    """Once keyed, always keyed; every id has its form, and no two claims share one."""
    once = keyed_reading(made)
    assert keyed_reading(once) == once
    assert is_document(once.document.id)
    assert all(is_claim(a.id) for a in once.attributions)
    assert len({a.id for a in once.attributions}) == len(made.attributions)
    assert {a.parent for a in once.attributions} <= {None, *(a.id for a in once.attributions)}


def test_text_and_address_make_the_document() -> None:
    """Another spelling of the URL is the same one; another text, URL or given id is not."""
    here = keyed(document_from_text("It rains.", url="https://example.org/a?utm_source=x"))
    assert here.id == keyed(document_from_text("It rains.", url="https://example.org/a", title="Rain")).id
    others = [
        document_from_text("It pours.", url="https://example.org/a"),
        document_from_text("It rains.", url="https://example.org/b"),
        document_from_text("It rains."),
        document_from_text("It rains.", id="a1"),
        document_from_text("It rains.", id="a2"),
    ]
    assert len({here.id, *(keyed(other).id for other in others)}) == 6
    assert keyed(others[2]) is others[2]


def test_claims_have_the_ids_that_the_reader_gives() -> None:
    """So that reading a keyed document and keying a reading come to the same."""
    once = keyed_reading(reading(("Ida Moss", "the café closed"), id="a1"))
    attribution = once.attributions[0]
    assert attribution.source is not None
    assert attribution.cue is not None
    draft = Draft(source=attribution.source.spans, cue=attribution.cue.spans, content=attribution.content.spans)
    assert attribution.id == id_of_the_reader(f"{once.document.id}|{once.document.sha256}", draft)


def test_a_source_is_its_name_and_kind() -> None:
    """The same name of another kind is another one."""
    ids = {source_id("Ida", None), source_id("Ida", SourceKind.PERSON), source_id("Tom", SourceKind.PERSON)}
    assert len(ids) == 3
    assert all(map(is_source, ids))
    assert not is_source("d" + "0" * 16)


def test_nothing_else_of_a_reading_is_changed() -> None:
    """But for the ids."""
    made = reading(("Ida Moss", "the café closed"))
    once = keyed_reading(made)
    back = tuple(msgspec.structs.replace(a, id=b.id) for a, b in zip(once.attributions, made.attributions, strict=True))
    assert msgspec.structs.replace(once, document=made.document, attributions=back) == made


def test_a_reading_with_nothing_but_statements_is_keyed() -> None:
    """Also where its document has its key already."""
    made = reading(("Ida Moss", "the café closed"))
    document = keyed_reading(made).document
    own = msgspec.structs.replace(made.attributions[0], id="own")
    once = keyed_reading(msgspec.structs.replace(made, document=document, attributions=(), statements=(own,)))
    assert is_claim(once.statements[0].id)
    assert keyed_reading(once) is once
