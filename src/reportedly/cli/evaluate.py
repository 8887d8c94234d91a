"""``reportedly evaluate``: how well the reader reads, measured on marked data."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.evaluate_certainty import certainty, evidence
from reportedly.cli.evaluate_dates import dates
from reportedly.cli.evaluate_join import join
from reportedly.cli.evaluate_known_claims import known_claims
from reportedly.cli.evaluate_origins import origins
from reportedly.cli.evaluate_provenance import copies, credits  # noqa: A004 - the command's name
from reportedly.cli.evaluate_stance import stance
from reportedly.cli.floors import EPILOG, FloorOptions, FloorsFile, Lowering, Raising, hold_floors, subject_of, write
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.evaluation.corpus import Evaluation
    from reportedly.evaluation.floors import Subject
    from reportedly.evaluation.scoring import DocumentScore
    from reportedly.evaluation.triples import GoldDocument, Predictions

app = typer.Typer(help="Measure the reader on marked data.", rich_markup_mode=None)
for measured in (certainty, evidence, dates, join, copies, credits):
    app.command(epilog=EPILOG)(measured)
for unpinned in (stance, known_claims, origins):
    app.command(epilog="Exit code: 0, or 1 if the data or the model cannot be read, 2 if the call is wrong.")(unpinned)


@app.callback()
def _every_measure() -> None:
    """Measure the reader on marked data."""


@app.command(epilog=EPILOG)
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
    floors: FloorsFile = None,
    raise_floors: Raising = False,
    lower_floors: Lowering = False,
) -> int:
    """Score attributions against gold marks: exact, overlap and found, by quotation type, publisher and source kind."""
    from reportedly.evaluation.corpus import score_documents, summarise
    from reportedly.evaluation.triples import read_gold, read_predictions

    options = FloorOptions(floors, raise_floors, lower_floors)
    if (raise_floors or lower_floors) and predictions is not None:
        raise UsageError("floors are pinned on our own readings; leave out --predictions")
    gold = read_gold(data)
    if predictions is None:
        spans, subject = _read(gold, data)
    else:
        spans, subject = read_predictions(predictions, gold), _subject(data, None, None)
    scored = score_documents(gold, spans)
    evaluation = summarise(scored, spans)
    _show(evaluation, subject, json)
    _write_files(scored, evaluation, subject, spans, errors, write_predictions)
    return hold_floors(options, subject, {measure: score.f1 for measure, score in evaluation.scores.items()})


def _subject(data: Path, model: str | None, model_sha256: str | None) -> Subject:
    from reportedly.evaluation.measures import PINNED

    return subject_of(data, "", model, model_sha256, PINNED)


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
        write(errors, worst_page(scored, evaluation, subject).encode("utf-8", "replace"))
    if write_predictions is not None:
        write(write_predictions, prediction_lines(spans))
