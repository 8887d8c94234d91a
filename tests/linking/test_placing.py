"""Tests of a claim's place in its rumour."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.placing import as_copy, claim_profile, copy_of, headed, placement, says, sighting
from reportedly.model import Reading, Response
from reportedly.rumours.threads import Thread, thread
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
    """With its date and its figure; nobody denies what it says itself, if that is a no."""
    ((claim, document),) = stored(("Ida Moss", "the ferry did not sink with 12 boats"), published="2026-05-04")
    placed = placement(claim, document)
    assert (placed.rumour, placed.document) == (claim.id, document.id)
    assert (placed.at, placed.denied, placed.figure, placed.rank) == ("2026-05-04", False, "12 boat", 2)
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
    named = {claim.id: claim for claim, _ in claims}
    texts = {claim.id: claim.content for claim, _ in claims}
    ranks = {texts[placed.claim]: placed.rank for placed in headed((placement(*c) for c in claims), named)}
    assert [ranks[words] for words in said] == [0, 0, 2, 4]
    alone, off = placement(*claims[2]), placement(*claims[3])
    again = headed(headed((placement(*c) for c in claims), named), named)
    assert {texts[placed.claim]: placed.rank for placed in again} == ranks
    one, there = claims[2][0], next(placed for placed in again if placed.claim == off.claim)
    assert as_copy(one, alone, headed([alone, off], named)[0], turned=False).rank == 2
    assert as_copy(one, alone, there, turned=False).rank == 6


YES, NO = "mayor Ana Reis has resigned in Port Ansel", "mayor Ana Reis has not resigned in Port Ansel"


def answering(response: Response, words: str, day: int) -> Reading:
    """A document of a day in May 2026 in which somebody does something with a claim."""
    plain = reading(("Ida Moss", words), published=f"2026-05-{day:02}", url=f"https://example.org/{day}")
    (claim,) = plain.attributions
    return msgspec.structs.replace(plain, attributions=(msgspec.structs.replace(claim, response=response),))


def placed(*claims: tuple[str, Response]) -> tuple[list[bool], Thread]:
    """Which claims of one rumour deny, each of a day and a document of its own, and the thread of the same."""
    made = [answering(response, words, day) for day, (words, response) in enumerate(claims, 1)]
    with open_store("memory:") as store:
        store.writer.add(made, at="2026-07-01")
        view = store.view()
        found = sorted(view.claims().items, key=lambda claim: claim.published or "")
        alone = [placement(claim, view.document(claim.document)) for claim in found]
        shown = thread(sighting(claim, view.document(claim.document)) for claim in found)
        named = {claim.id: claim for claim in found}
    places = headed(alone, named)
    assert headed(places[::-1], named) == places[::-1]
    return [place.denied for place in places], shown


ASSERTS, DENIES = Response.ASSERTS, Response.DENIES


@pytest.mark.parametrize(
    ("claims", "denied"),
    [
        ([(NO, ASSERTS)], [False]),
        ([(NO, ASSERTS), (NO, ASSERTS), (NO + " this week", ASSERTS)], [False, False, False]),
        ([(NO, ASSERTS), (NO, DENIES)], [False, True]),
        ([(NO, DENIES)], [True]),
        ([(YES, ASSERTS), (NO, ASSERTS), (NO, DENIES)], [False, True, False]),
        ([(NO, Response.UNVERIFIED)], [False]),
        ([(YES, DENIES)], [True]),
        ([(YES, ASSERTS), (NO, ASSERTS), (YES, DENIES)], [False, True, True]),
        ([(NO, ASSERTS), (YES, DENIES)], [False, False]),
        ([(YES, DENIES), (NO, ASSERTS)], [False, False]),
        ([(NO, DENIES), (NO, ASSERTS), (YES, ASSERTS)], [False, True, False]),
        ([(NO, DENIES), (YES, Response.QUERIES)], [True, False]),
        ([(NO, ASSERTS), (YES, Response.QUERIES)], [False, False]),
    ],
)
def test_a_denial_is_one_of_what_the_heading_says(claims: list[tuple[str, Response]], denied: list[bool]) -> None:
    """Who says no where the heading says no denies nothing; where it says yes, it is a denial."""
    assert placed(*claims)[0] == denied


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from([YES, NO, "cheese"]), st.sampled_from(Response)), min_size=1, max_size=6))
def test_places_and_threads_say_the_same(claims: list[tuple[str, Response]]) -> None:
    """About who denies; and who only asserts what the heading says, in its words, is never among them."""
    denied, shown = placed(*claims)
    assert [seen.denied for seen in shown.sightings] == denied
    assert shown.denials == sum(denied)
    same = [seen for seen in shown.sightings if seen.text == shown.claim and seen.response is ASSERTS]
    assert not any(seen.denied for seen in same)
