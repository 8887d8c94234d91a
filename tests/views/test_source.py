"""The page of a source counts what it did and lists what it said."""

from __future__ import annotations

import msgspec

from reportedly.model import Response
from reportedly.store import Filters, open_store
from reportedly.views.source import source_page
from tests.store.inventing import SAID, reading


def test_a_source_is_counted_over_its_documents() -> None:
    """Denials are listed apart; a page of one goes on by its cursor."""
    first = reading(("Ida Moss", SAID[0]), outlet="The Weir", published="2026-05-04")
    second = reading(("Ida Moss", SAID[1]), outlet="Coastal Courier", published="2026-05-05")
    denial = msgspec.structs.replace(second.attributions[0], response=Response.DENIES)
    second = msgspec.structs.replace(second, attributions=(denial,))
    with open_store("memory:") as store:
        store.writer.add([first, second])
        view = store.view()
        (source,) = view.sources(Filters(source="Ida Moss")).items
        page = source_page(view, source.id, limit=1)
        assert page is not None
        assert (page.record.of, len(page.claims), page.next is not None) == (2, 1, True)
        assert {(s.label, s.claims) for s in page.record.responses} == {("asserts", 1), ("denies", 1)}
        assert [claim.content for claim in page.denials] == [SAID[1]]
        further = source_page(view, source.id, cursor=page.next, limit=1)
        assert further is not None
        assert further.claims[0].content == SAID[0]
        assert source_page(view, "s0123456789abcdef") is None
