"""Filters as conditions."""

from __future__ import annotations

import pytest

from reportedly.model import Response, SourceKind
from reportedly.store import Filters, Store
from tests.store.inventing import SAID, reading


@pytest.mark.parametrize(
    ("filters", "documents", "claims", "sources"),
    [
        (Filters(), 2, 3, 2),
        (Filters(source="100%"), 1, 1, 1),
        (Filters(source="reed"), 2, 2, 1),
        (Filters(outlet="THE weir"), 1, 2, 2),
        (Filters(kind=SourceKind.MEDIA), 0, 0, 0),
        (Filters(response=Response.ASSERTS), 2, 3, 2),
        (Filters(document="nothing"), 0, 0, 0),
        (Filters(since="2026-05-05"), 1, 1, 1),
        (Filters(until="2026-05-05"), 1, 2, 2),
    ],
)
def test_each_filter(store: Store, filters: Filters, documents: int, claims: int, sources: int) -> None:
    """A document passes what is asked of claims when one of its claims does; no sign in a name is a pattern."""
    weir = reading(("Ida 100% Moss", SAID[0]), ("Tom Reed", SAID[1]), outlet="The Weir", published="2026-05-04")
    store.writer.add([weir, reading(("Tom Reed", SAID[2]), published="2026-05-06")])
    view = store.view()
    found = (view.documents(filters).items, view.claims(filters).items, view.sources(filters).items)
    assert tuple(map(len, found)) == (documents, claims, sources)
