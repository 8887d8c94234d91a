"""``reportedly evaluate``: how well the reader reads, measured on marked data."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from reportedly.cli.evaluate_certainty import certainty
from reportedly.cli.evaluate_dates import dates
from reportedly.cli.reporting import say
from reportedly.errors import ReportedlyError, UsageError

if TYPE_CHECKING:
    from reportedly.evaluation.corpus import Evaluation
    from reportedly.evaluation.floors import Subject
    from reportedly.evaluation.scoring import DocumentScore
    from reportedly.evaluation.triples import GoldDocument, Predictions

BELOW = 1

app = typer.Typer(help="Measure the reader on marked data.", rich_markup_mode=None)
app.command(epilog="Exit code: 0, or 1 if the data cannot be read, 2 if the call is wrong.")(certainty)
app.command(epilog="Exit code: 0, or 1 if the data cannot be read, 2 if the call is wrong.")(dates)


class FloorOptions(Struct, frozen=True):
    """What is to be done with a file of floors."""

    path: Path | None
    raising: bool
    lowering: bool


@app.callback()
def _every_measure() -> None:
    """Measure the reader on marked data."""


@app.command(
    epilog="Exit code: 0, or 1 if a measure is below its floor or the data cannot be read, 2 if the call is wrong."
)
def attribution(
    data: Annotated[Path, typer.Option("--data", help="Marked articles as JSON Lines.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    errors: Annotated[Path | None, typer.Option("--errors", help="Write a page of the worst documents here.")] = None,
    predictions: Annotated[
        Path | None, typer.Option("--predictions", help="Score these readings, made elsewhere, instead of reading.")
    ] = None,
    write_predictions: Annotated[
        Path | None, typer.Option("--write-predictions", help="Write the spans that were scored here, as JSON Lines.")
    ] = None,
    floors: Annotated[
        Path | None, typer.Option("--floors", help="Compare with the floors pinned in this file.")
    ] = None,
    raise_floors: Annotated[bool, typer.Option("--raise-floors", help="Raise the floors as far as possible.")] = False,
    lower_floors: Annotated[bool, typer.Option("--lower-floors", help="Pin the floors anew, even lower.")] = False,
) -> int:
    """Score attributions against gold marks: exact, overlap and found, by quotation type, publisher and source kind."""
    from reportedly.evaluation.corpus import score_documents, summarise
    from reportedly.evaluation.triples import read_gold, read_predictions

    options = FloorOptions(floors, raise_floors, lower_floors)
    _check(options, predictions)
    gold = read_gold(data)
    if predictions is None:
        spans, subject = _read(gold, data)
    else:
        spans, subject = read_predictions(predictions, gold), _subject(data, None, None)
    scored = score_documents(gold, spans)
    evaluation = summarise(scored, spans)
    _show(evaluation, subject, json)
    _write_files(scored, evaluation, subject, spans, errors, write_predictions)
    return _hold_floors(options, subject, evaluation)


def _check(options: FloorOptions, predictions: Path | None) -> None:
    moving = options.raising or options.lowering
    if moving and options.path is None:
        raise UsageError("--raise-floors and --lower-floors need --floors FILE")
    if options.raising and options.lowering:
        raise UsageError("--raise-floors and --lower-floors exclude one another; give one of them")
    if moving and predictions is not None:
        raise UsageError("floors are pinned on our own readings; leave out --predictions")


def _subject(data: Path, model: str | None, model_sha256: str | None) -> Subject:
    from reportedly.evaluation.floors import Subject, file_sha256, name_of

    return Subject(data=name_of(data), data_sha256=file_sha256(data), model=model, model_sha256=model_sha256)


def _read(gold: Sequence[GoldDocument], data: Path) -> tuple[Predictions, Subject]:
    """Reads every gold text, with progress on standard error."""
    from rich.console import Console
    from rich.progress import track

    from reportedly.evaluation.triples import documents, triples
    from reportedly.reading.reader import Reader

    reader = Reader()
    console = Console(stderr=True)
    readings = track(
        reader.read_all(documents(gold)),
        "reading",
        total=len(gold),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    spans, model = {}, None
    for reading in readings:
        spans[reading.document.id], model = triples(reading), reading.model
    return spans, _subject(data, model, reader.model_sha256)


def _show(evaluation: Evaluation, subject: Subject, json: bool) -> None:
    import msgspec
    from rich.console import Console

    from reportedly.cli.scores import tables
    from reportedly.evaluation.report import report

    if json:
        typer.echo(msgspec.json.format(msgspec.json.encode(report(evaluation, subject)), indent=2))
        return
    Console(file=sys.stdout).print(tables(evaluation, subject))


def _write_files(
    scored: Sequence[DocumentScore],
    evaluation: Evaluation,
    subject: Subject,
    spans: Predictions,
    errors: Path | None,
    write_predictions: Path | None,
) -> None:
    from reportedly.evaluation.page import worst_page
    from reportedly.evaluation.triples import prediction_lines

    if errors is not None:
        _write(errors, worst_page(scored, evaluation, subject).encode("utf-8", "replace"))
    if write_predictions is not None:
        _write(write_predictions, prediction_lines(spans))


def _hold_floors(options: FloorOptions, subject: Subject, evaluation: Evaluation) -> int:
    """Compares with the floors, or moves them; tells of both on standard error. Returns the exit code."""
    from reportedly.evaluation import floors

    if options.path is None:
        return 0
    first = options.raising or options.lowering
    before = {} if first and not options.path.exists() else floors.read_floors(options.path)
    if not first:
        problems = floors.shortfalls(before, subject, evaluation)
        for problem in problems:
            say(problem)
        return BELOW if problems else 0
    moved = floors.lowered if options.lowering else floors.raised
    after = moved(before, subject, evaluation)
    _write(options.path, floors.floor_file(after))
    for change in floors.changes(before, after):
        was = "none" if change.before is None else f"{change.before:.3f}"
        say(f"floor of {change.measure}: {was} before, {change.after:.3f} now")
    return 0


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ReportedlyError(f"{path}: cannot be written ({error.strerror}); name another file") from error
