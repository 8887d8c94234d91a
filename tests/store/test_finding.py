"""What a search found, on every store."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.store import Filters, Scope, Store
from reportedly.store.finding import Candidate, ranked
from reportedly.store.query import parse
from tests.store.inventing import SAID, reading


def test_the_best_come_first_and_equal_ones_by_id() -> None:
    """A page goes on where the one before ended."""
    given = (("a2", "pier"), ("a3", "pier and pier"), ("a1", "pier"))
    texts = [Candidate(key, text, text) for key, text in given]
    first = ranked(parse("pier"), texts, Scope.CLAIMS, None, 2)
    rest = ranked(parse("pier"), texts, Scope.CLAIMS, first.next, 2)
    assert [found.id for found in (*first.items, *rest.items)] == ["a3", "a1", "a2"]
    assert rest.next is None


def test_claims_and_documents_are_searched(store: Store) -> None:
    """A claim by its content; a document also by its title and what nobody is said to say."""
    store.writer.add([reading(("Ida Moss", SAID[0]), title="Harbour news")])
    view = store.view()
    (hit,) = view.search('"the bridge" would').items
    assert hit.claim is not None
    assert [hit.excerpt[m.start : m.end] for m in hit.marks] == ["the bridge", "would"]
    assert not view.search("harbour").items
    (whole,) = view.search("harbour moss", scope=Scope.DOCUMENTS).items
    assert (whole.claim, whole.document.title) == (None, "Harbour news")
    assert not view.search("bridge", Filters(source="reed")).items
    assert not store.view("2020-01-01").search("bridge").items


def test_a_phrase_is_found_behind_many_that_only_have_its_words(store: Store) -> None:
    """However many come first: none of 600 claims holds the phrase, and the one before them does."""
    store.writer.add([reading(("Ida Moss", "pier two held"))])
    store.writer.add([reading(("Tom Reed", f"two of pier {number}")) for number in range(600)])
    (hit,) = store.view().search('"pier two"').items
    assert hit.claim is not None
    assert hit.claim.name == "Ida Moss"


def test_a_cursor_of_another_list_is_refused(store: Store) -> None:
    """It would skip things."""
    store.writer.add([reading(("Ida Moss", SAID[0])), reading(("Tom Reed", SAID[0]))])
    cursor = store.view().claims(limit=1).next
    with pytest.raises(UsageError, match="cursor"):
        store.view().search("bridge", cursor=cursor)
