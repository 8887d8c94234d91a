"""A document without a title goes by its first words, in the list and on its own page."""

from __future__ import annotations

from litestar.testing import TestClient

from reportedly.headline import called
from reportedly.store import Store
from tests.store.inventing import SAID, reading


def test_an_untitled_text_is_called_by_its_first_words(client: TestClient, store: Store) -> None:
    """Its page says that it has no title."""
    untitled = reading(("Ida Moss", SAID[0]), published="2026-05-04")
    (receipt,) = store.writer.add([untitled])
    words = called(None, untitled.document.text)
    listed = client.get("/documents.json").json()
    assert listed["called"][receipt.document] == words
    assert set(listed["called"]) == {document["id"] for document in listed["items"]}
    assert f'<a href="/documents/{receipt.document}">{words}</a>' in client.get("/documents").text
    shown = client.get(f"/documents/{receipt.document}").text
    assert "Without a title; it begins" in shown
    assert f"<title>{words} · reportedly</title>" in shown
