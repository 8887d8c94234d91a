"""Kills `reportedly add` at random moments, runs it again, and checks that nothing is lost, doubled or half there.

    python benchmarks/kills.py [--kills 200] [--documents 640] [--command 'reportedly'] [--json]

Rounds: a new database takes in a folder; the process gets a SIGKILL at a random moment of the time that a whole run
takes, and is started again, until a run ends by itself. Then the database must hold every document exactly once, with
the same reading as after a run that nobody disturbed, and its own check must find nothing. Exits with 1 otherwise, and
where fewer than one kill in five came when some documents were stored and others not: a batch is 64 documents, so that
640 make ten.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Annotated

import msgspec
import typer
from msgspec import Struct, structs

from reportedly.store import open_store

SENTENCES = (
    "Mayor Ines Hollow said that bridge {n} would close on Monday.",
    "“We found cracks in pier {n},” engineer Ruta Halvorsen told reporters.",
    "The repairs will reportedly cost {n} million crowns.",
)
PART, MANY = 5, 10  # of fewer kills, chance decides where they come
OWN_COMMAND = f"{shlex.quote(sys.executable)} -c 'from reportedly.cli import main; main()'"


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of all rounds; ``moments`` are how many documents were stored when a kill came, ``seconds`` a run.

    ``between`` counts the kills that left some of the documents.
    """

    rounds: int
    kills: int
    documents: int
    seconds: float
    between: int
    moments: list[int]
    failures: list[str]


def main(
    kills: Annotated[int, typer.Option(min=1, help="How many processes are killed.")] = 200,
    documents: Annotated[int, typer.Option(min=1, help="The documents in the folder.")] = 640,
    command: Annotated[str, typer.Option(help="How the program is called.")] = OWN_COMMAND,
    seed: Annotated[int, typer.Option(help="Which random moments.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Kill and run again."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = killed(Path(folder), kills, documents, command, Random(seed))
    if json:
        typer.echo(msgspec.json.encode(outcome).decode())
    else:
        typer.echo(f"{outcome.kills} kills in {outcome.rounds} rounds of {outcome.documents} documents")
        typer.echo(f"a whole run takes {outcome.seconds:.1f} s; stored when a kill came: {_spread(outcome.moments)}")
        typer.echo(f"{outcome.between} kills came when some documents were stored and others not")
        typer.echo("\n".join(outcome.failures) or "every document once, every reading whole, every check clean")
    if outcome.failures:
        raise typer.Exit(1)


def killed(folder: Path, kills: int, documents: int, command: str, random: Random) -> Outcome:
    """Rounds until there were so many kills."""
    articles = folder / "articles"
    articles.mkdir()
    for n in range(documents):
        text = " ".join(sentence.format(n=n) for sentence in SENTENCES)
        (articles / f"{n:05}.txt").write_text(text, encoding="utf-8")
    calm = folder / "calm.db"
    begun = time.monotonic()
    _run(command, articles, calm)
    whole = time.monotonic() - begun
    expected, failures = _content(calm)
    done = rounds = 0
    moments: list[int] = []
    while done < kills:
        database = folder / f"{rounds}.db"
        rounds += 1
        while done < kills and _killed(command, articles, database, random.uniform(0, whole)):
            done += 1
            moments.append(_stored(database))
        _run(command, articles, database)
        found, wrong = _content(database)
        failures += [f"round {rounds}: {line}" for line in wrong]
        if found != expected:
            failures.append(
                f"round {rounds}: holds {len(found)} documents, or other readings, instead of {len(expected)}"
            )
        for path in folder.glob(f"{database.name}*"):
            path.unlink()
    between = sum(0 < moment < documents for moment in moments)
    if between * PART < done >= MANY:
        failures.append(f"only {between} of {done} kills came between two batches; name more --documents")
    return Outcome(
        rounds=rounds,
        kills=done,
        documents=documents,
        seconds=whole,
        between=between,
        moments=moments,
        failures=failures,
    )


def _call(command: str, articles: Path, database: Path) -> list[str]:
    return [*shlex.split(command), "add", str(articles), "--db", f"sqlite:///{database}"]


def _run(command: str, articles: Path, database: Path) -> None:
    # running what the caller names is the purpose
    subprocess.run(_call(command, articles, database), check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def _killed(command: str, articles: Path, database: Path, seconds: float) -> bool:
    """Starts it and kills it after a while; False where it had ended by then."""
    process = subprocess.Popen(  # noqa: S603
        _call(command, articles, database), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def _stored(database: Path) -> int:
    if not database.exists():
        return 0
    with open_store(f"sqlite:///{database}") as store:
        return store.view().counts().documents


def _content(database: Path) -> tuple[dict[str, str], list[str]]:
    """A hash of what is stored of each document but the time of adding, and what the store's own check finds."""
    with open_store(f"sqlite:///{database}") as store:
        view = store.view()
        records = [structs.replace(record, added=0) for record in view.records()]
        found = {record.id: hashlib.sha256(msgspec.json.encode(record)).hexdigest() for record in records}
        twice = [f"{len(records) - len(found)} documents are there twice"] if len(records) > len(found) else []
        texts = {record.reading.document.text for record in records}
        same = [f"{len(records) - len(texts)} texts are there twice"] if len(records) > len(texts) else []
        return found, [*view.check(), *twice, *same]


def _spread(moments: list[int]) -> str:
    ordered = sorted(moments)
    places = (0, len(ordered) // 4, len(ordered) // 2, 3 * len(ordered) // 4, len(ordered) - 1)
    return ", ".join(str(ordered[place]) for place in places) + " (least, quartiles, most)"


if __name__ == "__main__":
    typer.run(main)
