"""Judgements as they are kept."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reportedly.errors import UsageError
from reportedly.store import Store
from reportedly.store.judging import ordered, place, touched
from tests.store.inventing import SAID, judgement, reading


def test_the_two_ids_are_in_order() -> None:
    """So that a judgement and its mirror are one."""
    assert ordered(judgement("b", "a")) == judgement("a", "b")
    with pytest.raises(UsageError, match="dated 'soon'"):
        ordered(judgement("a", "b", at="soon"))


def test_the_place_is_the_time_and_then_the_content() -> None:
    """Whoever writes it when."""
    early, late = judgement("a", "b", at="2026-05-04T01:00+01:00"), judgement("a", "b", at="2026-05-04T00:30Z")
    assert place(early) < place(late)
    assert place(early) != place(judgement("a", "c", at=early.at))


def test_a_part_goes_with_the_whole() -> None:
    """What follows a colon names a part."""
    assert touched(judgement("d1:s1", "a2"), {"d1"})
    assert not touched(judgement("d1:s1", "a2"), {"s1"})


def test_judgements_are_appended_and_kept_in_order(store: Store) -> None:
    """Twice is once; nothing is overwritten; a view shows what was judged by then."""
    first, second = judgement("a", "b", at="2026-05-04"), judgement("b", "a", at="2026-05-06", by="tom")
    store.writer.judge([second, first])
    store.writer.judge([first])
    assert list(store.view().judgements("b")) == [first, ordered(second)]
    assert list(store.view("2026-05-05").judgements()) == [first]
    assert list(store.view().judgements("c")) == []


def test_rereading_keeps_judgements(store: Store) -> None:
    """Also on a claim that the newer model does not find."""
    made = reading(("Ida Moss", SAID[0]))
    store.writer.add([made])
    claim = store.view().claims().items[0]
    store.writer.judge([judgement(claim.id, "a0")])
    found = store.view().reading(claim.document)
    assert found is not None
    assert store.writer.reread([found])[0].outcome == "known"
    assert store.writer.reread([replace(found, model="made@2", attributions=())])[0].outcome == "refreshed"
    assert store.view().claims().items == ()
    assert len(list(store.view().judgements(claim.id))) == 1
