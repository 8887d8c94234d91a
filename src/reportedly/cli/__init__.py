"""The command line: one file a noun; the only place that reads settings, prints to a person and chooses exit codes.

A command is a function that returns its exit code. It imports what it needs when it runs, so that ``--help`` is quick.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

from reportedly import __version__
from reportedly.cli import (
    add,
    alerts,
    batch,
    claims,
    close,
    db,
    demo,
    documents,
    evaluate,
    explain,
    export,
    families,
    join,
    known,
    people,
    read,
    record,
    reread,
    review,
    rumour,
    rumours,
    schema,
    search,
    serve,
    sources,
    trace,
    train,
    watch,
)
from reportedly.cli.reporting import say
from reportedly.errors import ReportedlyError, UsageError

REFUSED, WRONG_USAGE, UNEXPECTED, INTERRUPTED, BROKEN_PIPE = 1, 2, 70, 130, 141

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Who says so, how would they know, and how many sources is it really?",
)
app.command(epilog=read.EPILOG)(read.read)
app.command(epilog=add.EPILOG)(add.add)
app.command(epilog=watch.EPILOG)(watch.watch)
app.command()(reread.reread)
app.command()(search.search)
app.command()(documents.documents)
app.command()(claims.claims)
app.command()(sources.sources)
app.command()(rumours.rumours)
app.command()(rumour.rumour)
app.command()(trace.trace)
app.command()(join.join)
app.command()(join.split)
app.command()(review.review)
app.command()(close.close)
app.command()(close.grade)
app.command()(record.record)
app.command()(explain.explain)
app.command()(families.families)
app.command()(serve.serve)
app.command()(export.export)
app.command()(demo.demo)
app.command()(schema.schema)
app.add_typer(batch.app, name="batch")
app.add_typer(known.app, name="known")
app.add_typer(alerts.app, name="alerts")
app.add_typer(people.app, name="people")
app.add_typer(db.app, name="db")
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(train.app, name="train")


def main() -> None:
    """The entry point of ``reportedly``: runs the command line of this process and exits."""
    _stand_in_for_closed_streams()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns its exit code; whatever goes wrong becomes one line on standard error."""
    context = None
    try:
        context = get_command(app).make_context("reportedly", list(arguments))
        with context:
            code = int(context.command.invoke(context) or 0)
        sys.stdout.flush()
    except typer.Exit as leaving:
        return leaving.exit_code
    except (BrokenPipeError, SystemExit) as leaving:
        if isinstance(leaving, SystemExit) and not isinstance(leaving.__context__, BrokenPipeError):
            raise  # rich leaves by itself where nobody reads any more; nothing else may
        _leave_standard_output()
        return BROKEN_PIPE
    except (KeyboardInterrupt, Exception) as error:  # noqa: BLE001 (no trace reaches a user)
        message, code = _complaint(error, arguments)
        if code == UNEXPECTED and context is not None and context.obj:
            traceback.print_exc()
        say(message)
        _leave_standard_output()
    return code


def _stand_in_for_closed_streams() -> None:
    """Where a stream was closed (``>&-``), what would go there goes nowhere, and no other file takes its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 (open to the end)


def _leave_standard_output() -> None:
    """Writes out what waits there; where that fails, drops it, or Python would complain about it when it exits."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complaint(error: BaseException, arguments: Sequence[str]) -> tuple[str, int]:
    """The one line that a person reads about ``error``, and the exit code."""
    match error:
        case KeyboardInterrupt() | ImportError(__cause__=KeyboardInterrupt()):  # a compiled module makes this of it
            return "stopped", INTERRUPTED
        case UsageError():
            return str(error), WRONG_USAGE
        case ReportedlyError():
            return str(error), REFUSED
        case UnicodeEncodeError() if not all(map(_is_text, arguments)):
            return "a name or a word of the call is no text in UTF-8; write it in UTF-8", WRONG_USAGE
        case OSError(errno=errno.ENOSPC):
            return "no space is left to write to; free some and run it again", REFUSED
        case typer.TyperException():
            context = getattr(error, "ctx", None)
            command = context.command_path if context is not None else "reportedly"
            told = error.format_message().replace("Value error, ", "", 1).rstrip(".")
            return f"{told}; see '{command} --help'", WRONG_USAGE
    name = type(error).__name__
    return f"unexpected {name}: {error}; please report it, with what 'reportedly --debug ...' shows", UNEXPECTED


def _is_text(argument: str) -> bool:
    return argument == argument.encode("utf-8", "replace").decode()


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _every_command(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Show the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an unexpected error.")] = False,
) -> None:
    """Who says so, how would they know, and how many sources is it really?"""
    context.obj = debug
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(WRONG_USAGE)
