"""A document is compared with those that have its claims; what they share is told with its place in both texts."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from reportedly.model import Reading, Span, phrase
from reportedly.store import Placement, Store, open_store
from reportedly.store.rumours import Linking
from reportedly.views.copies import Copies, Way, copies_of, neighbours
from reportedly.views.document import document_page, rumours_in
from tests.rumours.told import reading as read
from tests.rumours.told import told

SAID = "the ferry lay on its side in the shallow water behind the mole"
FIRST = f"At first light {SAID}, and two tugs were waiting for the tide, the pilot said."
LATER = f"BRILL: In the evening {SAID}, and two tugs were waiting for the tide, the pilot said. Nobody was hurt."
OTHER = f"Nothing moved on Sunday. A pilot said that {SAID[:30]} again."


def made(id: str, text: str, published: str | None) -> Reading:
    """A document with one claim."""
    found = read(id, text, told(text, SAID[:30]))
    return msgspec.structs.replace(found, document=msgspec.structs.replace(found.document, published=published))


@pytest.fixture
def desk() -> Iterator[tuple[Store, dict[str, str]]]:
    """Three documents of one rumour, two of which share words, and their ids."""
    with open_store("memory:") as store:
        readings = {
            "first": made("d1", FIRST, "2026-05-04T06:00:00+00:00"),
            "later": made("d2", LATER, "2026-05-04T19:00:00+00:00"),
            "other": made("d3", OTHER, "2026-05-05"),
        }
        receipts = store.writer.add(readings.values(), at="2026-07-01")
        view = store.view()
        claims = list(view.claims().items)
        least = min(claim.id for claim in claims)
        placed = tuple(
            Placement(
                claim=claim.id,
                rumour=least,
                document=claim.document,
                copy=7,
                at="2026-05-04",
                denied=False,
                rank=0,
                figure=None,
            )
            for claim in claims
        )
        assert store.writer.link(Linking(before=view.linked(), after="by hand", placed=placed, done=view.unlinked()))
        yield store, dict(zip(readings, (receipt.document for receipt in receipts), strict=True))


def copies(store: Store, id: str) -> Copies:
    """What a document shares with those beside it."""
    view = store.view()
    return copies_of(view, id, neighbours(view, id, rumours_in(view, id)))


def test_the_times_tell_who_had_it_from_whom(desk: tuple[Store, dict[str, str]]) -> None:
    """And both show the same words, each at its own place first."""
    store, ids = desk
    (taken,) = copies(store, ids["later"]).found
    (given,) = copies(store, ids["first"]).found
    assert (taken.way, taken.document.id) == (Way.FROM, ids["first"])
    assert (given.way, given.document.id) == (Way.TO, ids["later"])
    assert (taken.share, taken.their_share) == (given.their_share, given.share)
    passage, back = taken.passages[0], given.passages[0]
    assert (passage.here, passage.there) == (back.there, back.here)
    assert SAID in passage.text
    assert LATER[passage.here.start : passage.here.end] == passage.text
    assert FIRST[passage.there.start : passage.there.end] == passage.there_text


def test_without_times_nobody_is_said_to_have_copied(desk: tuple[Store, dict[str, str]]) -> None:
    """It is shared."""
    store, ids = desk
    (receipt,) = store.writer.add([made("d4", FIRST.replace("At first", "Before first"), None)])
    (found,) = copies_of(store.view(), ids["first"], [receipt.document]).found
    assert found.way is Way.EITHER


def test_one_that_shares_nothing_was_compared(desk: tuple[Store, dict[str, str]]) -> None:
    """And says so by their number; a document of no rumour has nobody to be compared with."""
    store, ids = desk
    found = copies(store, ids["other"])
    assert (found.found, found.compared) == ((), 2)
    (receipt,) = store.writer.add([made("d5", f"Somebody said that {SAID}.", None)])
    assert copies(store, receipt.document) == Copies()


def test_without_texts_nothing_is_compared(desk: tuple[Store, dict[str, str]]) -> None:
    """A desk that keeps none has nothing to show."""
    store, ids = desk
    store.writer.keep_full_text(False)
    assert copies(store, ids["first"]) == Copies()


def test_the_page_points_at_what_an_address_names(desk: tuple[Store, dict[str, str]]) -> None:
    """Across the marks of claims, and nowhere beyond the text."""
    store, ids = desk
    spans = (Span(3, 20), Span(9, 5), Span(10_000, 10_010))
    page = document_page(store.view(), ids["first"], spans)
    assert page is not None
    pieces = [piece for paragraph in page.article.paragraphs for piece in paragraph.pieces]
    assert "".join(piece.text for piece in pieces if piece.pointed) == phrase(FIRST, (Span(3, 20),)).text
    assert "".join(piece.text for piece in pieces) == FIRST
    assert page.copies.found[0].way is Way.TO
