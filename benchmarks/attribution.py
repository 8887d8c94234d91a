"""Reads the same articles with several systems in turn and prints speed, memory and quality in one table.

    python benchmarks/attribution.py --data gold.jsonl [--rounds 2] [--peer NAME='COMMAND {input} {output}'] [--json]

Each system is a command: it reads JSON Lines of ``{"id", "text"}`` and writes attributions in the format of
``docs/evaluating.md``. Systems run as whole processes, one after the other, each with one thread on one CPU, so that
loading a model counts too. See ``benchmarks/README.md``.
"""

from __future__ import annotations

import shlex
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec import Struct
from processes import FailedError, Usage, measured, use_one_cpu
from rich.console import Console
from rich.table import Table

from reportedly.errors import ReportedlyError
from reportedly.evaluation.corpus import evaluate
from reportedly.evaluation.measures import Measure
from reportedly.evaluation.triples import GoldDocument, read_gold, read_predictions

HERE = Path(__file__).parent
PEERS_PYTHON = HERE / ".venv-peers" / "bin" / "python"
QUALITY = {
    Measure.FOUND: "found",
    Measure.EXACT_ALL: "exact",
    Measure.OVERLAP_ALL: "overlap",
    Measure.FOUND_INDIRECT: "indirect",
}


class System(Struct, frozen=True):
    """A command to compare, with ``{input}`` and ``{output}`` where the files go."""

    name: str
    command: str


class Result(Struct, frozen=True, kw_only=True):
    """What a system took and gave; times in seconds, memory in bytes, quality as F1 in fractions of one.

    ``words_per_cpu_second``, ``wall`` and ``article_cpu`` are medians over the rounds, ``peak`` is the greatest;
    ``article_cpu`` is for one article of median length from a cold start.
    """

    words_per_cpu_second: float
    wall: float
    peak: int
    article_cpu: float
    rounds: list[Usage]
    quality: dict[Measure, float]


def main(
    data: Annotated[Path, typer.Option(help="Marked articles, JSON Lines.", show_default=False)],
    rounds: Annotated[int, typer.Option(min=1, help="How often each system reads everything.")] = 2,
    peer: Annotated[list[str], typer.Option(help="One more system, NAME='COMMAND {input} {output}'.")] = [],  # noqa: B006
    without: Annotated[list[str], typer.Option(help="Leave out the system of this name.")] = [],  # noqa: B006
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Compare systems on the same articles."""
    try:
        gold = read_gold(data)
        systems = [system for system in _systems(peer) if system.name not in without]
        results = compare(systems, gold, rounds)
    except (ReportedlyError, FailedError) as error:
        _say(str(error))
        raise typer.Exit(1) from error
    words = count_words(gold)
    if json:
        facts = {"data": data.name, "documents": len(gold), "words": words, "systems": results}
        typer.echo(msgspec.json.format(msgspec.json.encode(facts)))
    else:
        _print(results, len(gold), words)


def compare(systems: Sequence[System], gold: Sequence[GoldDocument], rounds: int) -> dict[str, Result]:
    """Runs every system on every article, ``rounds`` times, alternating; then scores what each gave."""
    use_one_cpu()
    with tempfile.TemporaryDirectory() as folder:
        everything, article = Path(folder, "texts.jsonl"), Path(folder, "article.jsonl")
        everything.write_bytes(_lines(gold))
        article.write_bytes(_lines([sorted(gold, key=lambda d: len(d.text))[len(gold) // 2]]))
        usages: dict[str, list[tuple[Usage, Usage]]] = {system.name: [] for system in systems}
        for number in range(rounds):
            for system in systems if number % 2 == 0 else reversed(systems):
                _say(f"round {number + 1} of {rounds}: {system.name}")
                cold = measured(system.command, article, Path(folder, "article.out"))
                usages[system.name].append((measured(system.command, everything, _target(folder, system)), cold))
        return {system.name: _result(usages[system.name], gold, _target(folder, system)) for system in systems}


def count_words(gold: Sequence[GoldDocument]) -> int:
    """The words of all articles, as white space cuts them."""
    return sum(len(document.text.split()) for document in gold)


def _target(folder: str, system: System) -> Path:
    return Path(folder, f"{system.name}.jsonl")


def _result(usages: Sequence[tuple[Usage, Usage]], gold: Sequence[GoldDocument], target: Path) -> Result:
    scores = evaluate(gold, read_predictions(target, gold), draws=0).scores
    rounds = [usage for usage, _ in usages]
    return Result(
        words_per_cpu_second=count_words(gold) / statistics.median(usage.cpu for usage in rounds),
        wall=statistics.median(usage.wall for usage in rounds),
        peak=max(usage.peak for usage in rounds),
        article_cpu=statistics.median(cold.cpu for _, cold in usages),
        rounds=rounds,
        quality={measure: scores[measure].f1 for measure in QUALITY},
    )


def _lines(gold: Sequence[GoldDocument]) -> bytes:
    return b"".join(msgspec.json.encode({"id": d.id, "text": d.text}) + b"\n" for d in gold)


def _systems(peers: Sequence[str]) -> list[System]:
    ours = Path(sys.executable).with_name("reportedly")
    found = [System("reportedly", f"{shlex.quote(str(ours))} read --json {{input}}")]
    if PEERS_PYTHON.exists():
        script = shlex.join([str(PEERS_PYTHON), str(HERE / "peers" / "textacy_quotations.py")])
        found.append(System("textacy", f"{script} {{input}} {{output}}"))
        found.append(System("textacy, lean", f"{script} --lean {{input}} {{output}}"))
    else:
        _say("textacy is left out: `make -C benchmarks env` makes its environment")
    for peer in peers:
        name, equals, command = peer.partition("=")
        if not (name and equals and command):
            raise typer.BadParameter(f"{peer!r} is not NAME='COMMAND {{input}} {{output}}'")
        found.append(System(name, command))
    return found


def _print(results: dict[str, Result], documents: int, words: int) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("system")
    for title in ("words/CPU s", "wall s", "MB", "cold s", *QUALITY.values()):
        table.add_column(title, justify="right")
    for name, result in results.items():
        figures = (f"{result.words_per_cpu_second:,.0f}", f"{result.wall:.1f}", f"{result.peak / 1e6:.0f}")
        quality = (f"{100 * result.quality[measure]:.1f}" for measure in QUALITY)
        table.add_row(name, *figures, f"{result.article_cpu:.2f}", *quality)
    console = Console()
    console.print(
        f"{documents} articles, {words:,} words; one process, one thread each. Cold: CPU seconds for one article, "
        "loading included. Quality is F1 in per cent.\n"
    )
    console.print(table)
    first, *others = results.items()
    for name, result in others:
        times = first[1].words_per_cpu_second / result.words_per_cpu_second
        console.print(f"\n{first[0]} reads {times:.2f} times as many words per CPU-second as {name}.")


def _say(message: str) -> None:
    typer.echo(message, err=True)


if __name__ == "__main__":
    typer.run(main)
