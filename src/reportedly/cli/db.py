"""``reportedly db``: looking after the database itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import named
from reportedly.cli.printable import one_line
from reportedly.cli.reporting import say
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.store import Counts, Removal
    from reportedly.store.sql.store import SqlStore

WRONG = 1
PROGRESS = 10_000

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
By = Annotated[str | None, typer.Option("--by", help="Who does this, for the ledger; else your name on this machine.")]

app = typer.Typer(help="Look after the database itself.", rich_markup_mode=None)


@app.command()
def info(db: Db = None, json: Json = False) -> int:
    """Show where the database is, of which version, how large it is and how much it holds."""
    from reportedly.store.care import info

    with _database(db, make=False) as store:
        found = info(store)
    if json:
        return _print(found)
    kept = "kept" if found.full_text else "not kept: excerpts alone"
    lines = (
        ("database", found.url),
        ("version", found.version),
        ("size", f"{found.bytes:,} bytes"),
        ("full text", kept),
        ("linked by", found.linked_by or "nothing yet, or an earlier version"),
        *_numbers(found.counts),
    )
    return _lines(lines)


@app.command(epilog="Exit code: 0 if the database is sound, 1 if something is wrong with it.")
def check(db: Db = None, json: Json = False) -> int:
    """Look for anything that is wrong: every row is compared with the reading that it was made from."""
    with _database(db, make=False) as store:
        problems = store.view().check()
        if not store.writable:
            say("the index of words was not checked: SQLite writes to do that, and may not here")
    if json:
        _print({"problems": problems})
    elif not problems:
        typer.echo("Nothing is wrong.")
    for problem in () if json else problems:
        typer.echo(one_line(problem))
    return WRONG if problems else 0


@app.command()
def upgrade(db: Db = None, json: Json = False) -> int:
    """Bring the database to the version of this program, whole or not at all."""
    from reportedly.store.care import upgrade

    before, after = upgrade(desk_url(db))
    if json:
        return _print({"before": before, "after": after})
    return _lines([("before", before or "empty"), ("now", after)])


@app.command()
def relink(db: Db = None, json: Json = False) -> int:
    """Link all claims anew, after the rule or the encoder has changed; what people decided stays and wins.

    Meanwhile rumours stay as they are until their turn. A run that was stopped goes on when this or any command that
    shows rumours is run again.
    """
    from reportedly.cli.linked import update
    from reportedly.linking.anew import linker, relink
    from reportedly.reading.claim_encoder import shipped_version

    with _database(db, make=False) as store:
        relink(store, linker(shipped_version()))
        update(store)
        by, counts = store.view().linked_by(), store.view().counts()
    if json:
        return _print({"linked_by": by, "documents": counts.documents, "claims": counts.claims})
    return _lines((("linked by", by), ("documents", f"{counts.documents:,}"), ("claims", f"{counts.claims:,}")))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")],
    db: Db = None,
    json: Json = False,
) -> int:
    """Save the database as one SQLite file; others may go on reading and writing."""
    from reportedly.store.care import backup

    with _database(db, make=False) as store:
        backup(store, file)
    return _print({"file": str(file), "bytes": file.stat().st_size}) if json else _lines([("saved", str(file))])


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that 'reportedly db backup' wrote.")],
    db: Db = None,
    json: Json = False,
) -> int:
    """Bring a backup back into an empty database, and compare."""
    from reportedly.store.care import restore

    with _database(db) as store:
        counts = restore(file, store)
    return _print(counts) if json else _lines(_numbers(counts))


@app.command()
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The URL of the database to copy.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The URL of an empty database.")],
    json: Json = False,
) -> int:
    """Copy one database into another, such as SQLite to PostgreSQL, and compare counts and contents."""
    from reportedly.store import open_store
    from reportedly.store.copying import copy

    if source == target:
        raise UsageError("FROM and TO are the same database; name two")
    with open_store(source, make=False) as first, open_store(target) as second:
        content = copy(first, second, told=_told)
    if json:
        return _print(content)
    return _lines([*_numbers(content.counts), ("sha256", f"{content.sha256} in both")])


@app.command()
def load(
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="A folder that 'reportedly batch' filled.")],
    db: Db = None,
    json: Json = False,
) -> int:
    """Bring what 'reportedly batch' read into the desk; an empty desk takes the rumours of 'batch join' too."""
    from reportedly.batch.desk import load_output
    from reportedly.batch.output import Output
    from reportedly.cli.extras import need_batch

    need_batch("native")
    with _database(db) as store:
        loaded = load_output(Output(output), store, _told)
    if json:
        return _print(loaded)
    rumours = f"{loaded.joined:,} claims" if loaded.joined else "joined by the desk, when it is asked for them"
    numbers = [(name, f"{getattr(loaded, name):,}") for name in ("shards", "documents", "refused")]
    return _lines([*numbers, ("rumours", rumours)])


@app.command()
def forget(
    subject: Annotated[str | None, typer.Argument(metavar="ID", help="The id of a document or of a source.")] = None,
    person: Annotated[str | None, typer.Option("--person", help="The full name of a private person.")] = None,
    why: Annotated[str, typer.Option("--why", help="The reason, for the ledger; leave names out.")] = "",
    by: By = None,
    db: Db = None,
    json: Json = False,
) -> int:
    """Remove a document, what a source says, or a person's name; that something was removed is kept.

    It cannot be undone.
    """
    from reportedly.store import Subject
    from reportedly.store.identity import is_source

    if (subject is None) == (person is None):
        raise UsageError("what is to be forgotten is an id or a --person; give one of them")
    kind = Subject.PERSON if person is not None else Subject.SOURCE if is_source(subject or "") else Subject.DOCUMENT
    with _database(db, make=False) as store:
        removal = store.writer.forget(kind, person or subject or "", by=named(by), why=why)
    return _removed(removal, json)


@app.command()
def retain(
    days: Annotated[int, typer.Option("--days", min=1, help="Keep what was added in the last so many days.")],
    by: By = None,
    db: Db = None,
    json: Json = False,
) -> int:
    """Remove every document that was added more than so many days ago. It cannot be undone."""
    with _database(db, make=False) as store:
        removal = store.writer.retain(days, by=named(by))
    return _removed(removal, json)


@app.command(name="full-text")
def full_text(
    keep: Annotated[str, typer.Argument(metavar="on|off", help="Whether the texts of documents are kept.")],
    db: Db = None,
) -> int:
    """Say whether texts are kept; with 'off' those that are there go too, and excerpts are left."""
    if keep not in {"on", "off"}:
        raise UsageError(f"{keep!r} is neither 'on' nor 'off'; give one of them")
    with _database(db, make=False) as store:
        store.writer.keep_full_text(keep == "on")
    return _lines([("full text", "kept from now on" if keep == "on" else "not kept: excerpts alone")])


def _database(db: str | None, *, make: bool = True) -> SqlStore:
    from reportedly.store.sql.store import SqlStore

    return SqlStore(desk_url(db), make=make)


def _told(documents: int) -> None:
    if documents % PROGRESS == 0 and sys.stderr.isatty():
        say(f"{documents:,} documents so far")


def _removed(removal: Removal, json: bool) -> int:
    if json:
        return _print(removal)
    counts = (removal.documents, removal.claims, removal.judgements)
    return _lines(
        zip(("documents", "claims", "judgements"), [f"{count:,} removed or changed" for count in counts], strict=True)
    )


def _numbers(counts: Counts) -> list[tuple[str, str]]:
    return [(name, f"{getattr(counts, name):,}") for name in counts.__struct_fields__]


def _lines(facts: Any) -> int:
    for name, value in facts:
        typer.echo(f"{name:>10}  {one_line(value)}")
    return 0


def _print(value: Any) -> int:
    import msgspec

    typer.echo(msgspec.json.encode(value))
    return 0
