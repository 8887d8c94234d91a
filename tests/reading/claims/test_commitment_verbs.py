"""The verbs that keep their clause standing, and those that do not."""

from __future__ import annotations

import pytest

from reportedly.reading.claims.commitment_verbs import VERBS, Setting


@pytest.mark.parametrize("base", ["know", "notice", "regret"])
def test_factives_stand_where_others_fall(base: str) -> None:
    """Under a negation the clause of a factive keeps its standing; that of "think" does not."""
    verb, think = (next(v for v in VERBS if v.base == b) for b in (base, "think"))
    assert verb.values[Setting.NEGATION] > 1 > 0 > think.values[Setting.NEGATION]


def test_each_verb_is_whole() -> None:
    """Four forms and a value a setting, none beyond the scale."""
    for verb in VERBS:
        assert all((verb.base, verb.third, verb.past, verb.participle))
        assert len(verb.values) == len(Setting)
        assert all(-3 <= value <= 3 for value in verb.values)
