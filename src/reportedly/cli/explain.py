"""``reportedly explain``: why each value of one claim was given, with the words it rests on."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.reporting import Report
from reportedly.errors import UsageError
from reportedly.settings import Settings

if TYPE_CHECKING:
    from reportedly.model import Reading


def explain(
    target: Annotated[
        str, typer.Argument(metavar="FILE|URL|-", help="Text, HTML or JSON Lines; '-' is standard input.")
    ],
    claim: Annotated[str, typer.Option("--claim", help="Its number in the table, its id, or how the id begins.")],
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> int:
    """Show why each value of one claim was given.

    Every reason is shown with the words of the text that it rests on.
    """
    from reportedly.loading import load
    from reportedly.reading.reader import Reader

    with Report(progress=False) as report:
        readings = list(
            Reader().read_all(report.documents(load([target], Settings(), sys.stdin.buffer, tell=report.unread)))
        )
    if readings:
        reading, place = chosen(readings, claim)
        _show(reading, place, json)
    return report.exit_code


def chosen(readings: Sequence[Reading], claim: str) -> tuple[Reading, int]:
    """The reading that holds ``claim`` and the place of it there; raises UsageError unless there is exactly one."""
    wanted = claim.strip()
    every = [(reading, place) for reading in readings for place in range(len(reading.claims))]
    if wanted.isdecimal():
        found = [pair for pair in every if pair[1] + 1 == int(wanted)]
    else:
        found = [pair for pair in every if wanted and pair[0].claims[pair[1]].id.startswith(wanted)]
        found = [pair for pair in found if pair[0].claims[pair[1]].id == wanted] or found
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{len(found)} claims are meant by --claim {claim}; give the whole id, as --json prints it")
    count = f"there are {len(every)}" if len(every) != 1 else "there is 1"
    raise UsageError(f"no claim is meant by --claim {claim}; {count}, which 'reportedly read' shows with their numbers")


def _show(reading: Reading, place: int, json: bool) -> None:
    from reportedly.exports.lines import line
    from reportedly.views import explanation

    view = explanation(reading, place)
    if json:
        sys.stdout.buffer.write(line(view))
        sys.stdout.buffer.flush()
        return
    from rich.console import Console

    from reportedly.cli.explaining import rendered

    console = Console(file=sys.stdout)
    sys.stdout.write(rendered(view, console))
