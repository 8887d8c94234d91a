"""The list of documents says what each is called."""

from __future__ import annotations

from reportedly.store import Filters, open_store
from reportedly.views.documents import documents_page
from tests.store.inventing import SAID, reading


def test_a_document_is_called_by_its_title_or_by_its_first_words() -> None:
    """The texts of those without a title are looked at; a page of one goes on by its cursor."""
    titled = reading(("Ida Moss", SAID[0]), title="Weir holds", published="2026-05-05")
    untitled = reading(("Ida Moss", SAID[1]), published="2026-05-04")
    with open_store("memory:") as store:
        store.writer.add([titled, untitled])
        first = documents_page(store.view(), Filters(), limit=1)
        second = documents_page(store.view(), Filters(), cursor=first.next)
    assert list(first.called.values()) == ["Weir holds"]
    (words,) = second.called.values()
    assert untitled.document.text.startswith(words.rstrip("…"))
    assert list(second.called) == [document.id for document in second.items]
