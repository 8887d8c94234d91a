"""Tests of simulated cascades."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.evaluation.cascades import Habits, cascade

PLAIN = Habits(misdated=0.0, undated=0.0, deleted=0.0, merged=0.0)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 30))
def test_a_cascade_has_at_most_as_many_origins_as_documents(seed: int, size: int) -> None:
    """And at least one of each; every sighting and every span is of a document that is there."""
    found = cascade(Random(seed), size, Habits())
    assert 1 <= found.origins <= len(found.readings) <= size
    texts = {reading.document.id: reading.document.text for reading in found.readings}
    assert {sighting.document for sighting in found.sightings} == set(texts)
    for reading in found.readings:
        for claim in reading.attributions:
            (span,) = claim.content.spans
            assert texts[reading.document.id][span.start : span.end] == claim.content.text
            for hop in claim.chain:
                said = texts[reading.document.id][hop.spans[0].start : hop.spans[0].end]
                assert said.casefold() == hop.text.casefold()


def test_the_same_seed_gives_the_same_cascade() -> None:
    """Another gives another."""
    assert cascade(Random(5), 12, Habits()) == cascade(Random(5), 12, Habits())
    assert cascade(Random(5), 12, Habits()) != cascade(Random(6), 12, Habits())


def test_credits_are_found_by_the_real_finder() -> None:
    """All derived documents have one where all are kept, and none where none is."""
    kept = cascade(
        Random(7), 40, Habits(kept=1.0, copied=1.0, cut=0.0, misdated=0.0, undated=0.0, deleted=0.0, merged=0.0)
    )
    bare = cascade(
        Random(7), 40, Habits(kept=0.0, copied=1.0, cut=0.0, misdated=0.0, undated=0.0, deleted=0.0, merged=0.0)
    )
    whole = ("source", "republished", "first reported")
    shares = [sum(any(c.role.value in whole for c in r.credits) for r in found.readings) for found in (kept, bare)]
    assert shares[0] >= 0.9 * (len(kept.readings) - kept.origins)
    assert shares[1] == 0


def test_given_texts_are_what_the_stories_are_made_of() -> None:
    """Each origin's document holds one."""
    story = ("The quay was swept.", "Nobody came.", "A bell rang twice.")
    found = cascade(Random(3), 4, PLAIN, [story])
    assert any(" ".join(story) in " ".join(r.document.text.split()) for r in found.readings)


def test_clocks_go_wrong_as_often_as_is_asked() -> None:
    """None at all, or all of them."""
    undated = cascade(Random(3), 10, Habits(undated=1.0))
    assert {reading.document.published for reading in undated.readings} == {None}
    right = cascade(Random(3), 10, PLAIN)
    assert all(str(reading.document.published).startswith("2026-") for reading in right.readings)
