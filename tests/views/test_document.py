"""The page of a document has its claims with their reasons, and its versions with what changed."""

from __future__ import annotations

from reportedly.model import Reading
from reportedly.store import open_store
from reportedly.views.document import document_page
from tests.store.inventing import SAID
from tests.store.inventing import reading as invented


def test_every_claim_has_its_reasons(reading: Reading) -> None:
    """Its way here, when it happened, and why each value was given; the source leads to its page."""
    with open_store("memory:") as store:
        (receipt,) = store.writer.add([reading])
        page = document_page(store.view(), receipt.document)
        assert page is not None
        assert [r.number for r in page.reasons] == [c.number for c in page.article.claims]
        nested, odd = page.reasons[2], page.reasons[3]
        assert [hop.name for hop in nested.chain] == ["Ida Moss", "Tom Reed"]
        assert {reason.of for reason in nested.reasons} == {"source", "writer", "evidence"}
        assert odd.happened == "on Friday (2026-05-01)"
        assert odd.source_id is None
        assert nested.source_id is not None
        assert store.view().source(nested.source_id) is not None


def test_versions_come_newest_first_with_what_changed() -> None:
    """The first has nothing before it."""
    url = "https://example.org/pier"
    with open_store("memory:") as store:
        old = invented(("Ida Moss", SAID[0]), url=url, captured="2026-05-04")
        new = invented(("Ida Moss", SAID[2]), url=url, captured="2026-05-05")
        _, receipt = store.writer.add([old, new])
        page = document_page(store.view(), receipt.document)
        assert page is not None
        latest, first = page.versions
        assert (latest.document.id, first.changes) == (receipt.document, None)
        assert latest.changes is not None
        assert "eastern pier has cracks." in {part.text for part in latest.changes[0].parts if part.what == "came"}


def test_a_lone_version_and_a_missing_document_show_none() -> None:
    """A document without an address has no other version."""
    with open_store("memory:") as store:
        (receipt,) = store.writer.add([invented(("Ida Moss", SAID[0]))])
        page = document_page(store.view(), receipt.document)
        assert page is not None
        assert page.versions == ()
        assert document_page(store.view(), "d0123456789abcdef") is None
