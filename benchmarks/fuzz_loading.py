"""Loads malformed inputs of every format: none may crash, hang, fill the memory or cost a good neighbour.

    python benchmarks/fuzz_loading.py [--inputs 10000] [--seed 1] [--seconds 30] [--megabytes 400] [--json]

Every input is made from a sound one that is made up here (`fuzz_inputs.py`) and lies in a folder between two sound
files. A process of its own, with limited memory, loads the folders one after the other; where it takes longer than
--seconds for one, it is killed, that input counts as a hang, and the next process goes on after it. Exits with 1 where
anything failed.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Annotated

import msgspec
import typer
from fuzz_inputs import GOOD, Input, made, sound
from msgspec import Struct
from rich.console import Console
from rich.table import Table

from reportedly.loading import load
from reportedly.model import Refusal
from reportedly.settings import Settings

LIMIT = 1_000_000


class Result(Struct, frozen=True, kw_only=True):
    """What came of one input; ``peak`` is the greatest resident memory of the process until then, in bytes."""

    number: int
    format: str
    damage: str
    documents: int = 0
    refusals: int = 0
    seconds: float = 0.0
    peak: int = 0
    failure: str | None = None


def main(
    inputs: Annotated[int, typer.Option(min=1, help="How many inputs.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Which inputs.")] = 1,
    seconds: Annotated[float, typer.Option(help="How long one input may take.")] = 30.0,
    megabytes: Annotated[int, typer.Option(help="How much memory it may take.")] = 400,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    worker: Annotated[int, typer.Option(hidden=True)] = -1,
) -> None:
    """Fuzz the loading of every format."""
    if worker >= 0:
        _work(worker, inputs, seed, megabytes)
        return
    results = list(fuzzed(inputs, seed, seconds, megabytes))
    failures = [result for result in results if result.failure is not None]
    if json:
        typer.echo(msgspec.json.encode({"inputs": len(results), "failures": failures}).decode())
    else:
        _print(results)
        for result in failures:
            typer.echo(f"input {result.number} ({result.format}, {result.damage}): {result.failure}")
    if failures:
        raise typer.Exit(1)


def fuzzed(inputs: int, seed: int, seconds: float, megabytes: int) -> Iterator[Result]:
    """The result of every input, in order, however many processes it takes."""
    number = 0
    while number < inputs:
        call = ["--worker", str(number), "--inputs", str(inputs), "--seed", str(seed), "--megabytes", str(megabytes)]
        process = subprocess.Popen(  # noqa: S603 (it is this very file)
            [sys.executable, __file__, *call], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for line in _lines(process, seconds):
            yield msgspec.json.decode(line, type=Result)
            number += 1
        if number < inputs:
            given = made(number, seed)
            hung = process.returncode == -9
            words = (process.stderr.read() if process.stderr is not None else b"").decode("utf-8", "replace")
            why = f"took over {seconds:g} s" if hung else f"ended the process ({process.returncode}): {words[-200:]}"
            yield Result(number=number, format=given.format, damage=given.damage, failure=why)
            number += 1


def _lines(process: subprocess.Popen[bytes], seconds: float) -> Iterator[bytes]:
    """What the process prints, a line at a time; it is killed where one takes too long (the first may take longer)."""
    lines: SimpleQueue[bytes] = SimpleQueue()

    def listen() -> None:
        for line in process.stdout or ():
            lines.put(line)
        lines.put(b"")

    Thread(target=listen, daemon=True).start()
    patience = seconds + 30
    try:
        while line := lines.get(timeout=patience):
            yield line
            patience = seconds
    except Empty:
        process.kill()
    process.wait()


def _work(first: int, inputs: int, seed: int, megabytes: int) -> None:
    """Loads the inputs from ``first`` on and prints a line of JSON for each."""
    with tempfile.TemporaryDirectory() as folder:
        for given in sound():
            _result(0, given, Path(folder))  # what every library takes once is no part of the limit
        limit = _reserved() + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
        for number in range(first, inputs):
            typer.echo(msgspec.json.encode(_result(number, made(number, seed), Path(folder))).decode())


def _reserved() -> int:
    """The bytes that this process has reserved by now (pyarrow alone reserves a gigabyte, and hardly uses it)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmData:")[2].split()[0]) * 1024


def _result(number: int, given: Input, folder: Path) -> Result:
    path = folder / f"b{given.name}"
    (folder / "a.txt").write_text(GOOD[0], encoding="utf-8")
    (folder / "z.jsonl").write_text(f'{{"id": "z", "text": "{GOOD[1]}"}}\n', encoding="utf-8")
    path.write_bytes(given.data)
    begun = time.perf_counter()
    found: list[str] = []
    refusals, failure = 0, None
    try:
        for item in load([str(folder)], Settings(max_bytes=LIMIT)):
            if isinstance(item, Refusal):
                refusals += 1
            else:
                found.append(item.text)
    except BaseException as error:  # noqa: BLE001 (a crash of any kind is what is looked for)
        failure = f"raised {type(error).__name__}: {str(error)[:200]}"
    path.unlink()
    wanted = [GOOD[0], *given.kept, GOOD[1]]
    texts = "\n".join(found)
    lost = [text for text in wanted if text not in texts]
    if failure is None and lost:
        failure = f"lost {len(lost)} good neighbours"
    return Result(
        number=number,
        format=given.format,
        damage=given.damage,
        documents=len(found),
        refusals=refusals,
        seconds=time.perf_counter() - begun,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        failure=failure,
    )


def _print(results: list[Result]) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("format")
    for title in ("inputs", "documents", "refusals", "failures", "slowest s", "peak MB"):
        table.add_column(title, justify="right")
    for name in [*Counter(result.format for result in results), "all"]:
        rows = [result for result in results if name in (result.format, "all")]
        figures = (
            len(rows),
            sum(row.documents for row in rows),
            sum(row.refusals for row in rows),
            sum(row.failure is not None for row in rows),
        )
        slowest, peak = max(row.seconds for row in rows), max(row.peak for row in rows) / 1e6
        table.add_row(name, *(f"{figure:,}" for figure in figures), f"{slowest:.2f}", f"{peak:.0f}")
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
