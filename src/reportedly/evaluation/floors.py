"""Pinned floors of quality: what a data set's measures may not fall below, with the hashes of the data and the model.

A floors file is JSON, ``{name: Pinned}``. A name is the end of the data file's path, such as ``polnear/dev.jsonl``, and
for anything but attribution what was measured on it: ``posts/train.jsonl evidence``.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from reportedly.errors import DataError

# Integer arithmetic differs a little between processors, so a floor lies half a point below what was measured.
SLACK = 0.005


class Subject(Struct, frozen=True, kw_only=True):
    """What was measured: the data file's name and its SHA-256, the model (``name@version``) and its SHA-256.

    ``pinned`` are the measures that get a floor the first time. The model is not known when predictions were made
    elsewhere.
    """

    data: str
    data_sha256: str
    model: str | None
    model_sha256: str | None
    pinned: tuple[str, ...] = ()


class Pinned(Struct, frozen=True, kw_only=True):
    """The floors of one data set, F1 or another measure that is best at one, and what they were measured on."""

    data_sha256: str
    model: str | None
    model_sha256: str | None
    floors: dict[str, float]


class Change(Struct, frozen=True):
    """A floor that moved; ``before`` is absent when it is new."""

    measure: str
    before: float | None
    after: float


Floors = dict[str, Pinned]


def file_sha256(path: Path) -> str:
    """The hexadecimal SHA-256 of a file's bytes. Raises ``DataError`` when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); name a file that is there") from error


def read_floors(path: Path) -> Floors:
    """The floors of a file. Raises ``DataError`` when it is missing or not in the format."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); --raise-floors makes a first one") from error
    except msgspec.DecodeError as error:
        raise DataError(f"{path}: not a file of floors: {error}; see docs/evaluating.md for the format") from error


def floor_file(floors: Floors) -> bytes:
    """Floors as they are kept: indented JSON, in one order."""
    return msgspec.json.format(msgspec.json.encode(floors, order="sorted"), indent=2) + b"\n"


def name_of(data: Path, measured: str = "") -> str:
    """The name under which a data file's floors are kept: the last two parts of its path, and what is measured."""
    return " ".join(("/".join(data.resolve().parts[-2:]), *filter(None, [measured])))


def find(floors: Floors, subject: Subject) -> str | None:
    """The name of the floors for the data measured: those of the same bytes, or else of the same name."""
    measured = subject.data.partition(" ")[2]
    same = (
        name
        for name, pinned in floors.items()
        if pinned.data_sha256 == subject.data_sha256 and name.partition(" ")[2] == measured
    )
    return next(same, subject.data if subject.data in floors else None)


def shortfalls(floors: Floors, subject: Subject, scores: Mapping[str, float]) -> list[str]:
    """One line for each measure below its floor, or one that says why there is nothing to compare with."""
    name = find(floors, subject)
    if name is None:
        return [f"{subject.data}: no floors are pinned for this data; pin them with --raise-floors"]
    pinned = floors[name]
    if pinned.data_sha256 != subject.data_sha256:
        return [f"{name}: the data differ from those that the floors were pinned on; pin anew with --lower-floors"]
    return [
        f"{name}: {measure} is {scores[measure]:.4f}, below its floor of {floor:.4f}"
        for measure, floor in pinned.floors.items()
        if scores[measure] < floor
    ]


def raised(floors: Floors, subject: Subject, scores: Mapping[str, float]) -> Floors:
    """``floors`` with those of the data measured raised as far as the scores allow; none is lowered.

    Raises ``DataError`` when the data differ from those that the floors were pinned on.
    """
    name = find(floors, subject)
    if name is not None and floors[name].data_sha256 != subject.data_sha256:
        raise DataError(f"{name}: the data differ from those that the floors were pinned on; use --lower-floors")
    return _pinned(floors, subject, scores, may_fall=False)


def lowered(floors: Floors, subject: Subject, scores: Mapping[str, float]) -> Floors:
    """``floors`` with those of the data measured set by its scores, higher or lower."""
    return _pinned(floors, subject, scores, may_fall=True)


def changes(before: Floors, after: Floors) -> list[Change]:
    """The floors that differ between two versions of a file."""
    found = []
    for name, pinned in after.items():
        old = before[name].floors if name in before else {}
        found += [Change(m, old.get(m), floor) for m, floor in pinned.floors.items() if old.get(m) != floor]
    return found


def _pinned(floors: Floors, subject: Subject, scores: Mapping[str, float], *, may_fall: bool) -> Floors:
    name = find(floors, subject) or subject.data
    old = floors[name].floors if name in floors else dict.fromkeys(subject.pinned, 0.0)
    measured = {m: max(0.0, math.floor((scores[m] - SLACK) * 1000) / 1000) for m in old}
    pinned = Pinned(
        data_sha256=subject.data_sha256,
        model=subject.model,
        model_sha256=subject.model_sha256,
        floors={m: floor if may_fall else max(floor, old[m]) for m, floor in measured.items()},
    )
    return {**floors, name: pinned}
