"""``reportedly batch``: the same Reader over very many documents, into a folder of Parquet."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from reportedly.cli.extras import need_batch
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.batch.engine import Engine
    from reportedly.cli.batch_progress import BatchReport

EPILOG = (
    "Exit code: 0 if every document was read, 1 if any was refused (they are in the table refusals) or a shard is "
    "left for another run, 2 if the call is wrong."
)

Kind = Annotated[str, typer.Option("--engine", help="native, on this machine, or ray, on a cluster.")]
Address = Annotated[
    str | None,
    typer.Option("--address", help="The Ray cluster ('auto', 'ray://HOST:10001'); else one of this machine alone."),
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, help="How many processes work; one a processor unless given.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


class _ReadUnlessNamed(TyperGroup):
    """``batch INPUT ... OUTPUT`` is ``batch read INPUT ... OUTPUT``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Puts in the word that may be left out."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = ["read", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_ReadUnlessNamed,
    rich_markup_mode=None,
    help="Read very many documents into a folder of Parquet: batch INPUT... OUTPUT. Needs the extra 'batch'.",
)


@app.callback()
def _every_step() -> None:
    """Read very many documents."""


@app.command(epilog=EPILOG)
def read(
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT... OUTPUT",
            help="WARC, JSON Lines or Parquet, as a path, folder, pattern or address; then the folder to fill.",
        ),
    ],
    engine: Kind = "native",
    address: Address = None,
    workers: Workers = None,
    records: Annotated[
        int | None, typer.Option("--records", min=1, help="Records in a shard, which is read whole or again.")
    ] = None,
    max_bytes: Annotated[
        int | None, typer.Option("--max-bytes", min=1, help="Refuse any page larger than this.")
    ] = None,
    json: Json = False,
) -> int:
    """Read every document; the word 'read' may be left out.

    OUTPUT holds documents, attributions, claims and refusals in Parquet. A run that was stopped goes on where it was:
    give the same again.
    """
    if len(places) < 2:
        raise UsageError("give the INPUTs and then OUTPUT, the folder to fill")
    *targets, output = places
    chosen = _engine(engine, address, workers)
    from reportedly.batch.output import Output
    from reportedly.batch.running import Batch, Options
    from reportedly.cli.batch_progress import BatchReport
    from reportedly.reading.encoder import SHIPPED, read_manifest
    from reportedly.reading.reader import Reader
    from reportedly.settings import Settings

    manifest, options = read_manifest(SHIPPED), Options(max_bytes=max_bytes, records=records)
    with redirect_stdout(sys.stderr), BatchReport(shown=sys.stderr.isatty()) as report:  # Ray speaks up in between
        batch = Batch(Output(output), Settings(), f"{manifest.name}@{manifest.version}", Reader, options)
        batch.run(targets, chosen, report)
    return _told(report, json)


@app.command(epilog="Exit code: 0; 1 if there is nothing to join, or a part of it could not be worked out.")
def join(
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="A folder that 'reportedly batch' filled.")],
    engine: Kind = "native",
    address: Address = None,
    workers: Workers = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="No second look at pairs that leave a doubt: less sure, and much quicker.")
    ] = False,
    json: Json = False,
) -> int:
    """Join the same claim over all of OUTPUT: the tables rumours, judgements and copies.

    No claim is compared with all others. A run that was stopped goes on where it was.
    """
    import msgspec

    chosen = _engine(engine, address, workers)
    from reportedly.batch.joining.encoding import means
    from reportedly.batch.joining.running import join as joined
    from reportedly.batch.output import Output
    from reportedly.cli.batch_progress import StepReport

    with redirect_stdout(sys.stderr), StepReport(shown=sys.stderr.isatty()) as report:
        found = joined(Output(output), chosen, means(quick=quick), report.told)
    if json:
        typer.echo(msgspec.json.encode(found))
        return 0
    typer.echo(f"{found.rumours:,} rumours of {found.joined:,} claims, out of {found.known:,}")
    typer.echo(f"{found.pairs:,} pairs were compared, {found.judgements:,} judgements kept")
    typer.echo(f"{found.copies:,} pairs of documents share words")
    return 0


def _engine(kind: str, address: str | None, workers: int | None) -> Engine:
    """The engine that the options ask for; the libraries under it are told to report to nobody, and to be quiet."""
    if kind not in ("native", "ray"):
        raise UsageError(f"--engine {kind} is not known; give native or ray")
    if address is not None and kind != "ray":
        raise UsageError("--address is that of a Ray cluster; give --engine ray too")
    need_batch(kind)
    quiet = {"DO_NOT_TRACK": "1", "DAFT_PROGRESS_BAR": "0", "RAY_USAGE_STATS_ENABLED": "0", "RAY_LOG_TO_DRIVER": "0"}
    for name, value in quiet.items():
        os.environ.setdefault(name, value)
    from reportedly.batch.engine import LOCAL, Engine, Kind, require_listener

    require_listener(address or LOCAL)  # before OUTPUT is begun
    return Engine(kind=Kind(kind), workers=workers or os.cpu_count() or 1, address=address or LOCAL)


def _told(report: BatchReport, json: bool) -> int:
    import msgspec

    summary = report.summary()
    if json:
        typer.echo(msgspec.json.encode(summary))
    else:
        for line in summary.lines():
            typer.echo(line)
    return 1 if summary.refused or summary.failed else 0
