"""``reportedly read``: every attributed claim of the inputs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.reporting import Report
from reportedly.cli.writing import Form, check_output, form_of, write
from reportedly.settings import Settings

Json = Annotated[bool, typer.Option("--json", help="Print one line of JSON a document (see 'reportedly schema').")]
Html = Annotated[bool, typer.Option("--html", help="Print one self-contained HTML page.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.", dir_okay=False)]

AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")]
MaxBytes = Annotated[int | None, typer.Option("--max-bytes", min=1, help="Refuse any file or page larger than this.")]
EPILOG = "Exit code: 0 if every input was read, 1 if any was refused (each with one line), 2 if the call is wrong."


def read(
    targets: Annotated[
        list[str], typer.Argument(metavar="FILE|URL|-", help="Text, HTML or JSON Lines; '-' is standard input.")
    ],
    json: Json = False,
    html: Html = False,
    output: Output = None,
    allow_private: AllowPrivate = False,
    max_bytes: MaxBytes = None,
) -> int:
    """Show who says what in each article.

    Every attributed claim is shown with its source, its cue and its content.
    """
    form = form_of(json, html)
    check_output(output, targets)
    return _read(targets, settings_of(allow_private, max_bytes), form, output)


def settings_of(allow_private: bool, max_bytes: int | None) -> Settings:
    """The settings that the options of a command that loads ask for."""
    if max_bytes is None:
        return Settings(allow_private=allow_private)
    return Settings(allow_private=allow_private, max_bytes=max_bytes, fetch_bytes=max_bytes)


def _read(targets: Iterable[str], settings: Settings, form: Form, output: Path | None) -> int:
    from reportedly.loading import load
    from reportedly.reading.reader import Reader

    shares_the_screen = form is not Form.HTML and output is None and sys.stdout.isatty()
    with Report(progress=sys.stderr.isatty() and not shares_the_screen) as report:
        documents = report.documents(load(targets, settings, sys.stdin.buffer, tell=report.unread))
        write(Reader().read_all(documents), form, output)
    return report.exit_code
