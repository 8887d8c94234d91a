"""Tests of profiles that are kept packed."""

from __future__ import annotations

import msgspec
import pytest

from reportedly.linking import packed
from reportedly.linking.packed import PackedProfiles
from reportedly.linking.placing import claim_profile
from reportedly.linking.profiles import Profile
from reportedly.store import StoredClaim, open_store
from tests.store.inventing import reading

SAID = (
    "12 people were killed in the ferry fire off Ansel on 4 May 2026",
    "mayor Ana Reis has not resigned in Port Ansel",
    "Brill sued Ansel",
)


@pytest.fixture
def claims() -> list[StoredClaim]:
    """Stored claims with names, figures, days, a denial and an order."""
    with open_store("memory:") as store:
        store.writer.add([reading(*(("Ida Moss", said) for said in SAID), published="2026-05-04")])
        return list(store.view().claims().items)


def test_a_profile_is_the_same_unpacked(claims: list[StoredClaim]) -> None:
    """Whether it was packed or is made for the first time."""
    held = PackedProfiles()
    for _ in range(2):
        assert [held.of(claim) for claim in claims] == [claim_profile(claim) for claim in claims]


def test_a_claim_that_changed_is_looked_at_again(claims: list[StoredClaim], monkeypatch: pytest.MonkeyPatch) -> None:
    """Others are made once, as long as they are among the last that were asked for."""
    made: list[str] = []

    def noted(claim: StoredClaim) -> Profile:
        made.append(claim.content)
        return claim_profile(claim)

    monkeypatch.setattr(packed, "claim_profile", noted)
    held = PackedProfiles(2)
    first, second, third = claims
    later = msgspec.structs.replace(first, published="2026-06-04")
    for claim in (first, second, first, later, later, third, second):
        assert held.of(claim) == claim_profile(claim)
    assert made == [claim.content for claim in (first, second, later, third, second)]
