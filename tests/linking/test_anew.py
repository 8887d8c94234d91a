"""A desk that another rule linked is linked anew: what that gives is what linking nothing but its documents gives."""

from __future__ import annotations

import contextlib
import random
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking import comparing, updating
from reportedly.linking.anew import linker, outdated, relink
from reportedly.linking.comparison import Answer, Comparison, compare_all
from reportedly.linking.judgements import judged
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.updating import link_new
from reportedly.model import Verdict
from reportedly.store import Store, keyed, open_store
from tests.linking.embedding import embed
from tests.linking.test_updating import PLACES, act, documents, rumours

NOW = linker("m@1")


class KilledError(Exception):
    """What ends a run in the middle of a test."""


def older(patch: pytest.MonkeyPatch, chance: random.Random) -> None:
    """Another rule, which joins some pairs that have nothing in common, and leaves others."""

    def compared(claims: Any, *more: Any, **brief: bool) -> list[list[Comparison]]:
        found = compare_all(claims, *more, **brief)
        return [[_otherwise(comparison, chance) for comparison in row] for row in found]

    patch.setattr(comparing, "compare_all", compared)
    patch.setattr(comparing, "judged", partial(judged, rule="rule:join@3"))
    patch.setattr(updating, "linker", lambda model: f"rule:join@3 {model}")


def _otherwise(comparison: Comparison, chance: random.Random) -> Comparison:
    answer = chance.choice((comparison.answer, Answer.SAME, Answer.UNSURE))
    return msgspec.structs.replace(comparison, answer=answer, score=chance.choice((0.3, 0.6, 0.9)))


def killed_after(runs: int) -> Any:
    """Hears how far a run is, and ends it."""

    def told(done: int, of: int) -> None:
        if done >= runs:
            raise KilledError

    return told


@settings(deadline=None, max_examples=4)
@given(PLACES, st.randoms(use_true_random=False), st.integers(0, 9), st.integers(0, 3))
def test_a_desk_linked_anew_is_as_if_the_rule_had_linked_it(
    places: list[tuple[int, int]], chance: random.Random, action: int, runs: int
) -> None:
    """People's decisions stay and win, and a run that is killed goes on where it was."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store("memory:") as desk,
        open_store("memory:") as whole,
        pytest.MonkeyPatch.context() as patch,
    ):
        index = KeptIndex(Path(folder) / "index", "m@1")
        with pytest.MonkeyPatch.context() as old:
            older(old, chance)
            desk.writer.add(documents(places))
            link_new(desk, index, embed)
            act(desk, action)
            link_new(desk, index, embed)
        assert outdated(desk.view(), NOW) == "rule:join@3 m@1"
        patch.setattr(updating, "_TOGETHER", 2)
        relink(desk, NOW)
        with contextlib.suppress(KilledError):
            link_new(desk, index, embed, told=killed_after(2 * runs))
        link_new(desk, KeptIndex(Path(folder) / "index", "m@1"), embed)
        assert outdated(desk.view(), NOW) is None
        assert desk.view().relinking() is None
        gone = set(desk.view().forgotten())
        whole.writer.add(d for d in documents(places) if keyed(d.document).id not in gone)
        whole.writer.judge(j for j in desk.view().judgements() if j.by == "Ida Moss")
        link_new(whole, KeptIndex(Path(folder) / "whole", "m@1"), embed)
        assert rumours(desk) == rumours(whole)


def joined_by_another_rule(store: Store, folder: Path) -> None:
    """Two documents in one rumour, which the rule that is shipped keeps apart."""
    store.writer.add(documents([(4, 4), (8, 8)]))
    with pytest.MonkeyPatch.context() as old:
        found = Comparison(answer=Answer.SAME, score=0.9, reasons=())
        old.setattr(
            comparing, "compare_all", lambda claims, *_, **__: [[found for _ in others] for _, others in claims]
        )
        old.setattr(comparing, "judged", partial(judged, rule="rule:join@3"))
        old.setattr(updating, "linker", lambda model: f"rule:join@3 {model}")
        old.setattr("reportedly.linking.candidates.Candidates.worth", lambda self, profile, found, weighing: found)
        link_new(store, KeptIndex(folder, "m@1"), embed)


@pytest.mark.parametrize("url", ["memory:", "sqlite"])
def test_rumours_stay_until_their_turn_and_their_ids_lead_on(url: str, tmp_path: Path) -> None:
    """What joins no more is said to be found no more, by the rule of now."""
    with open_store(url if url == "memory:" else f"sqlite:///{tmp_path / 'desk.db'}") as store:
        joined_by_another_rule(store, tmp_path / "index")
        (before,) = store.view().rumours().items
        asked: list[int] = []

        def noted(texts: Sequence[str]) -> Any:
            asked.append(len(store.view().rumours().items))
            return embed(texts)

        relink(store, NOW)
        link_new(store, KeptIndex(tmp_path / "index", "m@1"), noted)
        assert set(asked) == {1}
        after = store.view().rumours().items
        assert len(after) == 2
        assert before.id in {rumour.id for rumour in after}
        judgements = list(store.view().judgements())
        assert [(j.by, j.verdict, j.score) for j in judgements] == [
            ("rule:join@3", Verdict.SAME, 0.9),
            (judgements[-1].by, Verdict.NOT_SAME, 0.0),
        ]
        assert judgements[-1].by != "rule:join@3"
        assert rumours(store)


def test_a_copy_of_an_old_desk_is_linked_anew(tmp_path: Path) -> None:
    """It has the judgements of another rule and no places yet."""
    with open_store("memory:") as old, open_store("memory:") as copy:
        joined_by_another_rule(old, tmp_path / "old")
        copy.restore(old.view().records())
        copy.restore_log(old.view().judgements(), (), (), (), ())
        link_new(copy, KeptIndex(tmp_path / "copy", "m@1"), embed)
        assert len(copy.view().rumours().items) == 2


def test_what_is_linked_by_the_rule_of_now_is_not_outdated(tmp_path: Path) -> None:
    """Nor is a desk of which nothing is linked; one of an earlier version does not say by what it was linked."""
    with open_store("memory:") as store:
        store.writer.add(documents([(0, 3)]))
        assert outdated(store.view(), NOW) is None
        link_new(store, KeptIndex(tmp_path, "m@1"), embed)
        assert outdated(store.view(), NOW) is None
        assert outdated(store.view(), linker("m@2")) == NOW
        store.writer.relink("2026-05-04", "")
        assert outdated(store.view(), NOW) == "an earlier version"
