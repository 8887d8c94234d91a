"""Tests of a claim's place in its rumour."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.linking.placing import claim_profile, copy_of, placement, says, sighting
from reportedly.store import StoredClaim, StoredDocument, open_store
from tests.store.inventing import reading


def stored(*said: tuple[str, str], **data: str) -> Iterator[tuple[StoredClaim, StoredDocument]]:
    """The claims of a document as a store gives them."""
    with open_store("memory:") as store:
        store.writer.add([reading(*said, **data)], at="2026-07-01")
        view = store.view()
        for claim in sorted(view.claims().items, key=lambda claim: claim.number):
            document = view.document(claim.document)
            assert document is not None
            yield claim, document


def test_a_claim_alone_is_a_rumour_by_itself() -> None:
    """With its date, its figure and whether it denies."""
    ((claim, document),) = stored(("Ida Moss", "the ferry did not sink with 12 boats"), published="2026-05-04")
    placed = placement(claim, document)
    assert (placed.rumour, placed.document) == (claim.id, document.id)
    assert (placed.at, placed.denied, placed.figure, placed.rank) == ("2026-05-04", True, "12 boat", 3)
    assert sighting(claim, document).basis == "given"


def test_copies_are_the_same_words_of_one_day() -> None:
    """In any case and spacing; a day that cannot be right is none."""
    same = ("Ida Moss", "the eastern ferry sank off Ansel"), ("Tom Reed", "The eastern  ferry sank off ansel")
    (one, _), (other, _) = stored(*same, published="2026-05-04")
    ((later, _),) = stored(same[0], published="2026-05-05")
    ((wrong, _),) = stored(same[0], published="2061-05-04")
    ((undated, _),) = stored(same[0])
    assert copy_of(one) == copy_of(other)
    assert len({says(claim) for claim in (one, later, undated)}) == 3
    assert copy_of(wrong) == copy_of(undated)
    assert claim_profile(wrong).published is None
    assert -(2**63) <= copy_of(one) < 2**63
