"""The options about pinned floors that every ``reportedly evaluate`` command has, and what they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from reportedly.cli.reporting import say
from reportedly.errors import ReportedlyError, UsageError

if TYPE_CHECKING:
    from reportedly.evaluation.floors import Subject

BELOW = 1
EPILOG = "Exit code: 0, or 1 if a measure is below its floor or the data cannot be read, 2 if the call is wrong."

FloorsFile = Annotated[Path | None, typer.Option("--floors", help="Compare with the floors pinned in this file.")]
Raising = Annotated[bool, typer.Option("--raise-floors", help="Raise the floors as far as possible.")]
Lowering = Annotated[bool, typer.Option("--lower-floors", help="Pin the floors anew, even lower.")]


class FloorOptions(Struct, frozen=True):
    """What is to be done with a file of floors."""

    path: Path | None
    raising: bool
    lowering: bool

    def __post_init__(self) -> None:
        moving = self.raising or self.lowering
        if moving and self.path is None:
            raise UsageError("--raise-floors and --lower-floors need --floors FILE")
        if self.raising and self.lowering:
            raise UsageError("--raise-floors and --lower-floors exclude one another; give one of them")


def subject_of(
    data: Path, measured: str, model: str | None, model_sha256: str | None, pinned: Sequence[str]
) -> Subject:
    """What was measured, by its hashes."""
    from reportedly.evaluation.floors import Subject, file_sha256, name_of

    return Subject(
        data=name_of(data, measured),
        data_sha256=file_sha256(data),
        model=model,
        model_sha256=model_sha256,
        pinned=tuple(pinned),
    )


def hold_floors(options: FloorOptions, subject: Subject, scores: Mapping[str, float]) -> int:
    """Compares with the floors, or moves them; tells of both on standard error. Returns the exit code."""
    from reportedly.evaluation import floors

    if options.path is None:
        return 0
    first = options.raising or options.lowering
    before = {} if first and not options.path.exists() else floors.read_floors(options.path)
    if not first:
        problems = floors.shortfalls(before, subject, scores)
        for problem in problems:
            say(problem)
        return BELOW if problems else 0
    moved = floors.lowered if options.lowering else floors.raised
    after = moved(before, subject, scores)
    write(options.path, floors.floor_file(after))
    for change in floors.changes(before, after):
        was = "none" if change.before is None else f"{change.before:.3f}"
        say(f"floor of {change.measure}: {was} before, {change.after:.3f} now")
    return 0


def write(path: Path, content: bytes) -> None:
    """Writes a file; raises ReportedlyError where it cannot."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ReportedlyError(f"{path}: cannot be written ({error.strerror}); name another file") from error
