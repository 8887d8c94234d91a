"""The way out of a database."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.store import Store
from tests.store.inventing import SAID, reading

URL = "https://example.org/pier"


def test_versions_of_an_address(store: Store) -> None:
    """The first captured first; as of a moment, those that were there."""
    old = reading(("Ida Moss", SAID[0]), url=URL, captured="2026-05-04")
    new = reading(("Ida Moss", SAID[1]), url=f"{URL}?utm_source=x", captured="2026-05-05")
    (second,) = store.writer.add([new], at="2026-07-01")
    (first,) = store.writer.add([old], at="2026-07-02")
    assert (second.outcome, first.outcome) == ("added", "revised")
    assert [v.id for v in store.view().revisions(second.document)] == [first.document, second.document]
    assert [v.id for v in store.view("2026-07-01").revisions(second.document)] == [second.document]
    assert store.view().revisions("d0") == ()


def test_what_is_known_and_what_is_stale(store: Store) -> None:
    """By the model that read it."""
    ids = [
        r.document
        for r in store.writer.add([reading(("Ida Moss", SAID[0])), reading(("Tom", SAID[1]), model="made@3")])
    ]
    assert store.view().known([*ids, "d0000000000000000", "x"]) == {ids[0]: "made@1", ids[1]: "made@3"}
    assert list(store.view().stale("made@2")) == [ids[0]]
    assert list(store.view().stale("made@1")) == []


def test_a_moment_that_is_none_is_refused(store: Store) -> None:
    """When the view is made."""
    with pytest.raises(UsageError, match="as_of"):
        store.view("yesterday")


def test_claims_with_all_that_is_known(store: Store) -> None:
    """The whole attribution by its id; and nothing for ids of any other form."""
    store.writer.add([reading(("Ida Moss", SAID[0]))])
    view = store.view()
    claim = view.claims().items[0]
    found = view.attributed(claim.id)
    assert found is not None
    assert (found.document, found.attribution.content.text) == (claim.document, SAID[0])
    assert [view.attributed("a0"), view.claim("x"), view.document(""), view.source("s0"), view.reading("a")] == [
        None
    ] * 5
