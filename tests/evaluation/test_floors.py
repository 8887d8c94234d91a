"""Floors: what is compared, what raising and lowering may do, and what the file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import DataError
from reportedly.evaluation.floors import (
    SLACK,
    Change,
    Floors,
    Pinned,
    Subject,
    changes,
    file_sha256,
    floor_file,
    lowered,
    name_of,
    raised,
    read_floors,
    shortfalls,
)
from reportedly.evaluation.measures import PINNED, Measure

SUBJECT = Subject(data="set/dev.jsonl", data_sha256="aa", model="made@2", model_sha256="cc", pinned=PINNED)


def measured(f1: float) -> dict[str, float]:
    """An evaluation in which every measure has this F1."""
    return dict.fromkeys(Measure, f1)


def floors(floor: float, sha256: str = "aa", name: str = "set/dev.jsonl") -> Floors:
    """Floors of two measures, pinned with an earlier model."""
    pinned = dict.fromkeys((Measure.FOUND, Measure.EXACT_ALL), floor)
    return {name: Pinned(data_sha256=sha256, model="made@1", model_sha256="bb", floors=pinned)}


def test_at_the_floor_is_enough() -> None:
    """A measure that equals its floor holds it; one below is named with both figures."""
    assert shortfalls(floors(0.7), SUBJECT, measured(0.7)) == []
    problems = shortfalls(floors(0.7), SUBJECT, measured(0.6999))
    assert problems == [
        "set/dev.jsonl: found is 0.6999, below its floor of 0.7000",
        "set/dev.jsonl: exact_all is 0.6999, below its floor of 0.7000",
    ]


def test_the_same_data_under_another_name_is_known() -> None:
    """Data are known by their bytes first, so that a copy elsewhere has the same floors."""
    assert shortfalls(floors(0.7, name="elsewhere/dev.jsonl"), SUBJECT, measured(0.7)) == []


def test_changed_data_are_said_to_have_changed() -> None:
    """A score on other data cannot be compared, and is not."""
    (problem,) = shortfalls(floors(0.1, sha256="other"), SUBJECT, measured(0.9))
    assert "the data differ" in problem


def test_data_without_floors_are_a_problem() -> None:
    """A gate that has nothing to compare with must not pass."""
    (problem,) = shortfalls({}, SUBJECT, measured(0.9))
    assert "no floors are pinned" in problem


@given(st.floats(0, 1), st.floats(0, 1))
def test_raising_never_lowers(floor: float, f1: float) -> None:
    """Whatever is measured, no floor falls, and none rises above what was measured."""
    after = raised(floors(floor), SUBJECT, measured(f1))["set/dev.jsonl"].floors
    assert all(floor <= now <= max(floor, f1) for now in after.values())


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_is_pinned_anew_holds(floor: float, f1: float) -> None:
    """Floors set by a measurement lie just below it, so that the same measurement passes."""
    after = lowered(floors(floor), SUBJECT, measured(f1))
    assert shortfalls(after, SUBJECT, measured(f1)) == []
    assert all(f1 - SLACK - 0.0011 <= now or now == 0.0 for now in after["set/dev.jsonl"].floors.values())


def test_pinning_writes_down_what_was_measured() -> None:
    """The hashes of data and model are those of the measurement; other sets stay as they are."""
    before = floors(0.2) | floors(0.3, sha256="dd", name="other/set.jsonl")
    after = raised(before, SUBJECT, measured(0.6))
    pinned = after["set/dev.jsonl"]
    assert (pinned.data_sha256, pinned.model, pinned.model_sha256) == ("aa", "made@2", "cc")
    assert set(pinned.floors) == {Measure.FOUND, Measure.EXACT_ALL}
    assert after["other/set.jsonl"] == before["other/set.jsonl"]
    assert changes(before, after) == [Change(Measure.FOUND, 0.2, 0.595), Change(Measure.EXACT_ALL, 0.2, 0.595)]


def test_a_first_pinning_takes_the_main_measures() -> None:
    """Without floors, raising makes those of the four main measures."""
    after = raised({}, SUBJECT, measured(0.5))
    assert tuple(after["set/dev.jsonl"].floors) == PINNED
    assert changes({}, after)[0].before is None


def test_raising_on_changed_data_is_refused() -> None:
    """Old floors say nothing about new data, so only the flag that may lower them pins them anew."""
    with pytest.raises(DataError, match="--lower-floors"):
        raised(floors(0.1, sha256="other"), SUBJECT, measured(0.9))
    assert lowered(floors(0.9, sha256="other"), SUBJECT, measured(0.5))["set/dev.jsonl"].data_sha256 == "aa"


def test_the_file_comes_back_as_written(tmp_path: Path) -> None:
    """Floors are kept as JSON that a person can read and review."""
    path = tmp_path / "floors.json"
    path.write_bytes(floor_file(floors(0.25)))
    assert read_floors(path) == floors(0.25)
    assert path.read_text().count("\n") > 5


@pytest.mark.parametrize("content", [None, "{", '{"a": 1}', '{"a": {"floors": {"speed": 1.0}}}'])
def test_a_file_that_is_not_of_floors_is_named(tmp_path: Path, content: str | None) -> None:
    """A missing file, broken JSON and an unknown measure give one line each."""
    path = tmp_path / "floors.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(DataError, match=r"floors\.json: "):
        read_floors(path)


def test_names_and_hashes_of_files(tmp_path: Path) -> None:
    """A set is named by the end of its path and known by the SHA-256 of its bytes."""
    (tmp_path / "set").mkdir()
    data = tmp_path / "set" / "dev.jsonl"
    data.write_bytes(b"abc")
    assert name_of(data) == "set/dev.jsonl"
    assert file_sha256(data).startswith("ba7816bf")
    with pytest.raises(DataError, match="cannot be read"):
        file_sha256(tmp_path / "missing")
