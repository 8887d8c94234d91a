"""Shows how reading time and memory grow with the length of one document, for texts of five shapes.

    python benchmarks/linear_time.py [--longest 200000] [--command 'COMMAND {input}'] [--json]

Every text is made up here. Each is read by a process of its own, with one thread on one CPU.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec import Struct
from processes import FailedError, measured, use_one_cpu
from rich.console import Console
from rich.table import Table

SIZES = (1_000, 10_000, 50_000, 100_000, 200_000)
BAR = 30
SENTENCES = (
    "The mayor of Tessel said that the old bridge would close for a year.",
    "“We found cracks in two of the piers,” said Orla Finch, who has run the harbour since 2011.",
    "Nobody in the south of the town had heard of it before Monday.",
    "According to a report by the county engineer, repairs will cost eleven million crowns.",
    "The builder denied that its concrete was at fault, and a spokesman called the claim “a fairy tale”.",
    "The ferry reportedly runs every ten minutes, although two passengers told the Gazette that they waited an hour.",
    "Rain fell through the night and the river rose by half a metre.",
    "“I have never seen the cows swim,” the farmer wrote on Fathom. “They did it rather well.”",
    "Sources close to the council believe the treasurer will resign before the spring.",
    "It is the third closure in forty years.",
)


def article(words: int) -> str:
    """Sentences in paragraphs of four."""
    sentences = _sentences(words)
    return "\n\n".join(" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4))


def paragraph(words: int) -> str:
    """The same sentences in one paragraph."""
    return " ".join(_sentences(words))


def quotation_marks(words: int) -> str:
    """Nothing but quotation marks, as many as words elsewhere."""
    return "".join(islice(cycle("“\"”'‘’«»"), words))


def one_token(words: int) -> str:
    """One word of six letters a word."""
    return "abcdef" * words


def mojibake(words: int) -> str:
    """The paragraph in UTF-8, taken for Latin-1."""
    return paragraph(words).encode("utf-8").decode("latin-1")


SHAPES: tuple[Callable[[int], str], ...] = (article, paragraph, quotation_marks, one_token, mojibake)


class Point(Struct, frozen=True, kw_only=True):
    """One text: CPU seconds without start-up, peak memory in bytes.

    ``growth`` is how many times the time of the next shorter text this one took, over how many times as long it is: 1
    is linear. The shortest text has none.
    """

    shape: str
    words: int
    characters: int
    cpu: float
    peak: int
    growth: float | None


def main(
    longest: Annotated[int, typer.Option(min=1, help="The words of the longest text.")] = SIZES[-1],
    command: Annotated[str, typer.Option(help="What reads a text file, given as {input}.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Measure reading against length."""
    sizes = [size for size in SIZES if size < longest] + [longest]
    template = command or f"{sys.executable} {Path(__file__).with_name('read_text.py')} {{input}}"
    try:
        points = [point for shape in SHAPES for point in curve(shape, sizes, template)]
    except FailedError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    if json:
        typer.echo(msgspec.json.format(msgspec.json.encode({"points": points})))
    else:
        _print(points)


def curve(shape: Callable[[int], str], sizes: Sequence[int], template: str) -> list[Point]:
    """One point for each size, in order; the time that one word takes counts as start-up."""
    use_one_cpu()
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "text.txt"), Path(folder, "out.txt")
        source.write_text("Rain.", encoding="utf-8")
        start_up = measured(template, source, target).cpu
        points: list[Point] = []
        for words in sizes:
            typer.echo(f"{shape.__name__}, {words:,} words", err=True)
            text = shape(words)
            source.write_bytes(text.encode("utf-8"))
            usage = measured(template, source, target)
            cpu = max(usage.cpu - start_up, 0.0)
            growth = _growth(points[-1], words, cpu) if points else None
            points.append(
                Point(shape=shape.__name__, words=words, characters=len(text), cpu=cpu, peak=usage.peak, growth=growth)
            )
    return points


def _growth(before: Point, words: int, cpu: float) -> float | None:
    return (cpu / before.cpu) / (words / before.words) if before.cpu else None


def _sentences(words: int) -> list[str]:
    found: list[str] = []
    for sentence in cycle(SENTENCES):
        found.append(sentence)
        words -= len(sentence.split())
        if words <= 0:
            return found
    raise AssertionError("a cycle does not end")


def _print(points: Sequence[Point]) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("shape")
    for title in ("words", "characters", "CPU s", "peak MB", "growth"):
        table.add_column(title, justify="right")
    table.add_column("CPU s, drawn")
    most = max(point.cpu for point in points) or 1.0
    for point in points:
        growth = "" if point.growth is None else f"{point.growth:.2f}"
        figures = (f"{point.words:,}", f"{point.characters:,}", f"{point.cpu:.2f}", f"{point.peak / 1e6:.0f}", growth)
        table.add_row(point.shape.replace("_", " "), *figures, "█" * round(BAR * point.cpu / most))
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
