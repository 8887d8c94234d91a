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


def test_nothing_asked_finds_nothing() -> None:
    """The page before a search is no error."""
    with open_store("memory:") as store:
        assert search_page(store.view(), "  ", Filters(), Scope.CLAIMS).found == ()
