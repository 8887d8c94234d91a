"""The files of training, all JSON Lines: texts, marked or not; a teacher's mentions; teachers' soft labels.

Marked texts have the format of ``docs/evaluating.md``. Mentions hold no text: they are matched by its SHA-256. Soft
labels hold text, marks and shares, so that they alone can be trained on; arrays travel as base64.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import read_lines
from reportedly.evaluation.triples import Triple, check_spans
from reportedly.model import text_sha256
from reportedly.training.tags import ENTITY_LABELS

FORMATS = "see docs/training.md for the format"


class Record(Struct, frozen=True, kw_only=True):
    """A text and its marked attributions; ``None`` where nobody marked it, which is not the same as none found."""

    id: str
    text: str
    attributions: tuple[Triple, ...] | None = None

    @property
    def text_sha256(self) -> str:
        """What mentions of this text are filed under."""
        return text_sha256(self.text)


class Mentions(Struct, frozen=True, kw_only=True):
    """Entity mentions ``(start, end, label)`` and starts of sentences in one text, in code points."""

    id: str
    text_sha256: str
    entities: tuple[tuple[int, int, str], ...]
    sentences: tuple[int, ...]


class SoftCue(Struct, frozen=True, kw_only=True):
    """A cue of word pieces ``[start, end)``: float16 role shares [p, 3] from piece ``low``, the chance to keep it."""

    start: int
    end: int
    low: int
    shares: bytes
    keep: float


class SoftRecord(Record, frozen=True, kw_only=True):
    """A record with teachers' labels: float16 cue shares [p, 3] of all its word pieces, and its cues."""

    cue_shares: bytes
    cues: tuple[SoftCue, ...]


AnyRecord = TypeVar("AnyRecord", Record, SoftRecord)


def read_records(path: Path) -> list[Record]:
    """The texts of a file, in its order; raises DataError on the first line that is not in the format."""
    return _checked(path, Record)


def read_soft(paths: Iterable[Path]) -> list[SoftRecord]:
    """The soft labels of several files; raises DataError as ``read_records`` does."""
    return [record for path in paths for record in _checked(path, SoftRecord)]


def read_mentions(path: Path | None) -> Mapping[str, Mentions]:
    """Mentions by the SHA-256 of their text; raises DataError on the first line that is not in the format."""
    found: dict[str, Mentions] = {}
    if path is None:
        return found
    for where, line in read_lines(path, Mentions, FORMATS):
        unknown = {label for _, _, label in line.entities} - set(ENTITY_LABELS)
        if unknown:
            raise DataError(f"{where}: no such label as {min(unknown)!r}; the labels are {', '.join(ENTITY_LABELS)}")
        found[line.text_sha256] = line
    return found


def write_lines(lines: Iterable[Struct], path: Path) -> int:
    """Writes one line of JSON each and returns how many; the file appears when it is whole."""
    part, count = path.with_name(path.name + ".part"), 0
    try:
        with part.open("wb") as file:
            for count, line in enumerate(lines, 1):  # noqa: B007 (the last count is the result)
                file.write(msgspec.json.encode(line) + b"\n")
        part.replace(path)
    except OSError as error:
        raise DataError(f"{path}: cannot be written ({error.strerror}); name another file") from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _checked(path: Path, kind: type[AnyRecord]) -> list[AnyRecord]:
    found: dict[str, AnyRecord] = {}
    for where, record in read_lines(path, kind, FORMATS):
        if record.id in found:
            raise DataError(f"{where}: the id {record.id!r} is there twice; give every text its own")
        check_spans(record.attributions or (), len(record.text), where)
        found[record.id] = record
    if not found:
        raise DataError(f"{path}: there is no text in it; give a file of JSON Lines, one text a line")
    return list(found.values())
