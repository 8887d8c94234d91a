"""What is found is shown in its context, with the words that were looked for."""

from __future__ import annotations

from reportedly.store import Filters, Scope, open_store
from reportedly.views.search import search_page
from tests.store.inventing import SAID, reading


def test_the_words_are_marked_in_their_context() -> None:
    """Cut at the marks, the excerpt loses none of its words."""
    with open_store("memory:") as store:
        store.writer.add([reading(("Ida Moss", SAID[2]))])
        page = search_page(store.view(), "pier", Filters(), Scope.CLAIMS)
        (hit,) = page.found
        assert "".join(part.text for part in hit.excerpt) == SAID[2]
        assert [part.text for part in hit.excerpt if part.found] == ["pier"]
        assert hit.claim is not None


def test_a_document_is_found_by_its_name_with_its_words_below() -> None:
    """The title, which is looked for too, is not said twice; words that were found in the text are marked."""
    found = reading(("Ida Moss", SAID[2]), title="Pier to close", published="2026-05-04")
    with open_store("memory:") as store:
        store.writer.add([found])
        (hit,) = search_page(store.view(), "pier", Filters(), Scope.DOCUMENTS).found
    assert hit.called == "Pier to close"
    shown = "".join(part.text for part in hit.excerpt)
    assert not shown.startswith("Pier to close")
    assert "pier" in [part.text for part in hit.excerpt if part.found]


def test_nothing_asked_finds_nothing() -> None:
    """The page before a search is no error."""
    with open_store("memory:") as store:
        assert search_page(store.view(), "  ", Filters(), Scope.CLAIMS).found == ()
