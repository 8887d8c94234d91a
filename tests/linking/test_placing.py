"""Tests of a claim's place in its rumour."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.linking.placing import as_copy, claim_profile, copy_of, headed, placement, says, sighting
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


def test_a_rank_tells_what_is_off_the_core() -> None:
    """Whatever it said before, and a copy is off it as the claim that it copies is."""
    said = ("the eastern ferry sank", "a ferry sank off Ansel", "a ferry sank", "cheese is dear in Brill this year")
    claims = list(stored(*(("Ida Moss", words) for words in said)))
    texts = {claim.id: claim.content for claim, _ in claims}
    ranks = {texts[placed.claim]: placed.rank for placed in headed((placement(*c) for c in claims), texts)}
    assert [ranks[words] for words in said] == [0, 0, 2, 4]
    alone, off = placement(*claims[2]), placement(*claims[3])
    again = headed(headed((placement(*c) for c in claims), texts), texts)
    assert {texts[placed.claim]: placed.rank for placed in again} == ranks
    assert as_copy(alone, headed([alone, off], texts)[0]).rank == 2
    assert as_copy(alone, next(placed for placed in again if placed.claim == off.claim)).rank == 6
