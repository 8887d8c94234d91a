"""The whole training of a model for attribution: data in, a folder out that ``Reader(model=folder)`` reads with."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import torch
from msgspec import Struct
from msgspec.structs import replace

from reportedly.errors import DataError, UsageError
from reportedly.evaluation.corpus import evaluate
from reportedly.evaluation.measures import Measure
from reportedly.evaluation.triples import GoldDocument, documents, read_gold, triples
from reportedly.reading.model_folder import MANIFEST
from reportedly.reading.reader import Reader
from reportedly.training.choosing import Attributions, choose
from reportedly.training.distilling import PEOPLE, Teacher, labelled
from reportedly.training.examples import Example, example, shipped_tokenizer, soft_example
from reportedly.training.fitting import Fitted, Plan, fit
from reportedly.training.folds import Fold
from reportedly.training.lessons import AttributionLessons
from reportedly.training.network import MINILM, MPNET, Network, Shape
from reportedly.training.packing import pack
from reportedly.training.records import Record, SoftRecord, read_mentions, read_records, read_soft, write_lines
from reportedly.training.weights import (
    BASE_SHA256,
    base_file,
    load_encoder,
    load_network,
    save_network,
    start_from,
    version,
)

CHECKPOINT = "training.checkpoint"
TRAIN, DEV = "train.jsonl", "dev.jsonl"

Report = Callable[[str], None]


class Architecture(StrEnum):
    """The encoders that can be trained."""

    MINILM = "minilm"
    MPNET = "mpnet"


class Job(Struct, frozen=True, kw_only=True):
    """What to train, on what, and where to write it; ``soft`` are files of soft labels, ``minutes`` the time for it.

    ``start`` is the folder of a trained network to begin with, in place of the ``base`` weights of an encoder.
    """

    data: Path
    output: Path
    plan: Plan
    mentions: Path | None = None
    soft: tuple[Path, ...] = ()
    base: Path | None = None
    start: Path | None = None
    shape: Shape = MINILM
    fold: Fold | None = None
    minutes: float = math.inf
    quantise: bool = True


class Outcome(Struct, frozen=True):
    """How far the training came, and how well the packed model reads the development set (F1, as fractions)."""

    step: int
    steps: int
    scores: Mapping[Measure, float]

    @property
    def done(self) -> bool:
        """Whether the plan was carried out in full."""
        return self.step == self.steps


def plan_for(
    architecture: Architecture, *, soft: bool, epochs: float | None, rate: float | None, seed: int | None
) -> Plan:
    """The plan that served best for this encoder, with soft labels or without, but for what is given."""
    if architecture is Architecture.MPNET:
        plan = Plan(epochs=7, encoder_rate=8e-5, layer_decay=0.92, budget=6144)
    else:
        plan = Plan(epochs=12, encoder_rate=5e-4) if soft else Plan()
    given = {"epochs": epochs, "encoder_rate": rate, "seed": seed, "hard": PEOPLE if soft else None}
    return replace(plan, **{name: value for name, value in given.items() if value is not None})


def shape_for(architecture: Architecture, layers: int | None) -> Shape:
    """The encoder's sizes; raises UsageError for more layers than it has."""
    shape = MPNET if architecture is Architecture.MPNET else MINILM
    if layers is not None and not 1 <= layers <= shape.layers:
        raise UsageError(f"{architecture} has {shape.layers} layers; give --layers from 1 to {shape.layers}")
    return shape if layers is None else replace(shape, layers=layers)


def train(job: Job, report: Report, clock: Callable[[], float] = time.monotonic) -> Outcome:
    """Trains until the plan is done or the minutes are over, then packs what there is in ``job.output``.

    Goes on from the checkpoint there, which is removed when the plan is done. Raises UsageError where the folder holds
    a finished model, and DataError or ModelError for what cannot be read.
    """
    deadline = clock() + 60 * job.minutes
    checkpoint = job.output / CHECKPOINT
    if (job.output / MANIFEST).exists() and not checkpoint.exists():
        raise UsageError(f"{job.output} holds a finished model; name another --output")
    examples, dev = _examples(job)
    network = begun(job.shape, job.plan.seed, job.base, job.start)
    job.output.mkdir(parents=True, exist_ok=True)
    report(f"{len(examples)} texts to train on, {len(dev)} to choose on, by {next(network.parameters()).device.type}")
    lessons = AttributionLessons(examples, job.plan.budget, job.plan.hard)
    fitted = fit(network, lessons, job.plan, checkpoint=checkpoint, deadline=deadline, clock=clock, report=report)
    _finish(job, network, fitted, dev, report)
    if fitted.step == fitted.steps:
        checkpoint.unlink()
    return Outcome(fitted.step, fitted.steps, _scores(dev, Reader(job.output)))


def label(teachers: Sequence[Path], data: Path, output: Path, report: Report) -> int:
    """Writes the soft labels that the networks in ``teachers``, folders, give the texts of ``data``; says how many."""
    networks = [load_network(folder) for folder in teachers]
    device = _device()
    staff = [Teacher(network.to(device), fold) for network, fold in networks]
    return write_lines(labelled(staff, read_records(data), shipped_tokenizer(), report), output)


def _examples(job: Job) -> tuple[list[Example], list[GoldDocument]]:
    """What to train on: soft labels, and the texts of the training set that have none; and what to choose on."""
    dev = read_gold(job.data / DEV)
    soft, mentions, tokenizer = read_soft(job.soft), read_mentions(job.mentions), shipped_tokenizer()
    covered = {record.text_sha256 for record in soft}
    hard = [record for record in read_records(job.data / TRAIN) if record.text_sha256 not in covered]
    records: list[Record] = [record for record in (*soft, *hard) if _wanted(record, job.fold)]
    _keep_apart(records, dev)
    found = []
    for record in records:
        make = soft_example if isinstance(record, SoftRecord) else example
        found.append(make(record, tokenizer, mentions.get(record.text_sha256)))  # type: ignore[arg-type]
    return found, dev


def _wanted(record: Record, fold: Fold | None) -> bool:
    return record.attributions is None or fold is None or not fold.holds(record.id)


def _keep_apart(records: Sequence[Record], dev: Sequence[GoldDocument]) -> None:
    texts = {document.text for document in dev}
    both = [record.id for record in records if record.text in texts]
    if both:
        raise DataError(f"{both[0]!r} is a text of {DEV}, which must not be trained on; take it out of the other files")


def begun(shape: Shape, seed: int, base: Path | None, start: Path | None = None) -> Network:
    """A network to train, where it is trained: begun with a trained one or with an encoder's pretrained weights."""
    torch.manual_seed(seed)
    network = Network(shape)
    if start is not None:
        start_from(network, load_network(start)[0])
    elif base is not None:
        load_encoder(network.encoder, base)
    elif shape.buckets:
        raise UsageError("MPNet's weights come with no package that this program knows; name their file with --base")
    else:
        load_encoder(network.encoder, base_file(), BASE_SHA256)
    network.to(_device())
    return network


def _device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def _finish(job: Job, network: Network, fitted: Fitted, dev: Sequence[GoldDocument], report: Report) -> None:
    """Chooses how to decode and writes the folder; the version is the hash of the weights."""
    network.load_state_dict(fitted.mean)
    network.eval()
    save_network(job.shape, fitted.mean, job.fold, job.output)
    report(f"choosing thresholds and costs on {len(dev)} texts")
    tokenizer = shipped_tokenizer()
    items = [example(Record(id=document.id, text=document.text), tokenizer) for document in dev]
    choice = choose([network], items, lambda found: worth(dev, found))
    report(f"packing the model in {job.output}")
    pack(network, choice, job.output, version(fitted.mean), quantise=job.quantise)


def worth(gold: Sequence[GoldDocument], found: Attributions) -> float:
    """What a way of decoding is judged by: found, and with less weight the overlap and the exact triples."""
    scores = evaluate(gold, found, draws=0).scores
    return scores[Measure.FOUND].f1 + 0.2 * scores[Measure.OVERLAP_ALL].f1 + 0.1 * scores[Measure.EXACT_ALL].f1


def _scores(gold: Sequence[GoldDocument], reader: Reader) -> dict[Measure, float]:
    found = {reading.document.id: triples(reading) for reading in reader.read_all(documents(gold))}
    return {measure: score.f1 for measure, score in evaluate(gold, found, draws=0).scores.items()}
