"""How two records of the same document become one."""

from __future__ import annotations

from functools import reduce
from itertools import permutations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.model import Reading
from reportedly.store import Store
from reportedly.store.identity import is_claim
from reportedly.store.merging import Arrivals, joined, model_rank, reread
from reportedly.store.records import Record, record, without_text
from reportedly.store.values import Outcome
from tests.store.inventing import SAID, reading

URL = "https://example.org/pier"


def _record(model: str = "made@1", added: int = 5, **data: str | None) -> Record:
    return record(reading(("Ida Moss", SAID[0]), model=model, url=URL, **data), added=added)


def _linked(made: Reading) -> Reading:
    """The reading of a page on which the source is a link."""
    linked = reading(("Ida Moss", SAID[0]), linked=True)
    document = msgspec.structs.replace(made.document, links=linked.document.links)
    chain = linked.attributions[0].chain
    found = tuple(msgspec.structs.replace(a, chain=chain) for a in made.attributions)
    return msgspec.structs.replace(made, document=document, attributions=found)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Records of one document: what is known of it, who read it, when it came and whether it has a text differ."""
    made = _record(
        model=draw(st.sampled_from(("made@1", "made@2"))),
        added=draw(st.integers(1, 4)),
        title=draw(st.sampled_from((None, "Pier", "The pier"))),
        captured=draw(st.sampled_from((None, "2026-05-01", "2026-05-02", "soon"))),
    )
    made = msgspec.structs.replace(made, reading=_linked(made.reading)) if draw(st.booleans()) else made
    return without_text(made) if draw(st.booleans()) else made


@given(st.lists(records(), min_size=1, max_size=4))
def test_order_and_repeats_make_no_difference(found: list[Record]) -> None:
    """Joining is commutative, associative and idempotent."""
    outcomes = [reduce(joined, order) for order in permutations([*found, found[0]])]
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_the_first_captured_and_the_newest_reading_are_kept() -> None:
    """Each for itself; and the first time of adding."""
    early = _record("made@1", 9, title="Early", captured="2026-05-01")
    late = _record("made@10", 7, title="Late", captured="2026-05-02")
    both = joined(early, late)
    assert (both.reading.document.title, both.reading.model, both.added) == ("Early", "made@10", 7)


def test_links_are_gained() -> None:
    """A page that is loaded again brings the links and the hops that they are on, whatever else is known of it."""
    early = _record(title="Early", captured="2026-05-01")
    late = _record(captured="2026-05-02")
    late = msgspec.structs.replace(late, reading=_linked(late.reading))
    both = joined(early, late)
    assert both.reading.document.title == "Early"
    assert [link.text for link in both.reading.document.links] == ["Ida Moss"]
    assert both.reading.attributions[0].chain[0].url == "https://harbour.example/Ida"


@pytest.mark.parametrize(("older", "newer"), [("m@9", "m@10"), ("m@1", "m@1.1"), ("m@1-beta", "m@1.0"), ("m", "m@1")])
def test_versions_are_in_order(older: str, newer: str) -> None:
    """Numbers as numbers."""
    assert model_rank(older) < model_rank(newer)


def test_what_becomes_of_arrivals() -> None:
    """Added, another version of an address, known, refreshed, or forgotten before."""
    first, second = _record(), record(reading(("Tom Reed", SAID[1]), url=URL), added=5)
    lost = record(reading(("Tom Reed", SAID[2])), added=5)
    arrivals = Arrivals({}, {}, {lost.id})
    receipts = arrivals.take_all([first, second, first, _record("made@2"), lost])
    assert [receipt.outcome for receipt in receipts] == [
        Outcome.ADDED,
        Outcome.REVISED,
        Outcome.KNOWN,
        Outcome.REFRESHED,
        Outcome.FORGOTTEN,
    ]
    assert set(arrivals.changed) == {first.id, second.id}


def test_an_older_model_never_rereads() -> None:
    """A newer one does, also a text that is not kept."""
    old = _record("made@5")
    newer = reading(("Ida Moss", SAID[0]), model="made@6", url=URL)
    assert reread(old, reading(("Ida Moss", SAID[0]), model="made@4", url=URL)) == old
    assert reread(old, newer).reading.model == "made@6"
    bare = without_text(old)
    assert reread(bare, newer).reading.document.text == ""


def test_another_reading_may_have_any_ids(store: Store) -> None:
    """Claims that a caller numbered for itself get ids of the store's own; a document that is none is refused."""
    (receipt,) = store.writer.add([reading(("Ida Moss", SAID[0]))])
    odd = reading(("Ida Moss", SAID[0]), model="made@2")
    document = msgspec.structs.replace(odd.document, id=receipt.document)
    store.writer.reread([msgspec.structs.replace(odd, document=document)])
    (claim,) = store.view().claims().items
    assert is_claim(claim.id)
    assert store.view().check() == ()
    with pytest.raises(UsageError, match="x is not stored"):
        store.writer.reread([msgspec.structs.replace(odd, document=msgspec.structs.replace(document, id="x"))])
