"""The likeliest pair is asked about first."""

from __future__ import annotations

import msgspec

from reportedly.views.review import likeliest
from tests.store.inventing import judgement


def test_the_likeliest_comes_first() -> None:
    """Of one score, in order of the ids; a judgement without a score comes last."""
    weak, strong = judgement("a1", "a2"), msgspec.structs.replace(judgement("a3", "a4"), score=0.9)
    none = msgspec.structs.replace(judgement("a0", "a9"), score=None)
    assert likeliest([none, weak, strong]) == [strong, weak, none]
