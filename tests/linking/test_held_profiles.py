"""Profiles are kept packed while a desk is linked."""

from __future__ import annotations

import msgspec
import pytest

from reportedly.linking import held_profiles
from reportedly.linking.held_profiles import HeldProfiles
from reportedly.linking.packed import PackedProfiles
from reportedly.linking.placing import claim_profile
from reportedly.store import open_store
from tests.store.inventing import reading


@pytest.fixture(autouse=True)
def lately(monkeypatch: pytest.MonkeyPatch) -> PackedProfiles:
    """No profile of another test."""
    fresh = PackedProfiles()
    monkeypatch.setattr(held_profiles, "LATELY", fresh)
    return fresh


def test_what_was_made_or_read_is_not_read_again(lately: PackedProfiles) -> None:
    """Until it is to be forgotten, or there was no room for it; what is not stored has none."""
    with open_store("memory:") as store:
        store.writer.add([reading(("Ida Moss", "the ferry sank"), ("Tom Reed", "the pier burnt"))])
        view = store.view()
        one, other = sorted(view.claims().items, key=lambda claim: claim.id)
        profiles = HeldProfiles()
        assert profiles.made([one]) == [claim_profile(one)]
        expected = {claim.id: msgspec.msgpack.encode(claim_profile(claim)) for claim in (one, other)}
        assert profiles.packed(view, [one.id, other.id, "a0000000000000000"]) == expected
        with open_store("memory:") as empty:
            assert profiles.packed(empty.view(), [one.id, other.id]) == expected
            profiles.forget([one.id])
            assert profiles.packed(empty.view(), [one.id, other.id]) == {other.id: expected[other.id]}
            lately.__init__()  # type: ignore[misc]
            assert profiles.packed(empty.view(), [other.id]) == {}
