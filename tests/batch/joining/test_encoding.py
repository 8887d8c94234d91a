"""The shipped encoder as a join needs it."""

from __future__ import annotations

from reportedly.batch.joining.encoding import means


def test_a_quick_join_is_another_one() -> None:
    """What it worked out must not be taken for what a full one would."""
    full, quick = means(quick=False), means(quick=True)
    assert full.model != quick.model
    assert quick.repeats() is None


def test_the_encoder_is_made_once_and_has_both_halves() -> None:
    """Vectors, and the second look."""
    made = means(quick=False)
    vectors = made.embed()(["The bridge is closed."])
    assert vectors.shape[0] == 1
    repeats = made.repeats()
    assert repeats is not None
    assert repeats("The bridge is closed.", "The bridge is closed.") > 0.5
