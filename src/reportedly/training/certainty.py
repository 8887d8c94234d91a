"""Teaching a trained network certainty, while it keeps what it knows of attribution.

Every step is one batch of marked predicates and one of plain texts, of which the network must go on finding
what it found before (learning without forgetting: Li and Hoiem 2016), so that one encoder serves both.
"""

from __future__ import annotations

import copy
import hashlib
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from msgspec import Struct
from torch import Tensor
from torch.nn import functional as F

from reportedly.errors import ModelError, UsageError
from reportedly.evaluation.triples import read_gold
from reportedly.reading.decoding import cue_runs
from reportedly.reading.model_folder import MANIFEST
from reportedly.training.attribution import CHECKPOINT, Report, worth
from reportedly.training.batches import Batch, Piece, windowed
from reportedly.training.batches import collate as collate_windows
from reportedly.training.choosing import Attributions, choose
from reportedly.training.commitment import commitments
from reportedly.training.examples import Example, example, shipped_tokenizer
from reportedly.training.factuality import labelled, softened, staff, taught_by
from reportedly.training.fitting import Fitted, Plan, Weights, fit
from reportedly.training.lessons import device_of
from reportedly.training.network import Network
from reportedly.training.packing import pack
from reportedly.training.post_head import fit_posts
from reportedly.training.records import Record, read_records
from reportedly.training.weights import load_network, save_network, version
from reportedly.training.worth import (
    Marked,
    collate,
    digest,
    grouped_by_length,
    joined,
    marked_posts,
    marked_predicates,
    worth_loss,
)

MADE = 900  # sentences made in an epoch
BESIDE = 0.7  # word pieces of plain text beside each one of marked text
PROPOSED = 0.1  # least chance of a cue whose roles are to be kept
MOST_CUES = 8  # cues of one batch whose roles are to be kept
KEPT_CUE, KEPT_ENTITY, KEPT_SENTENCE, KEPT_VIEW, KEPT_ROLES, KEPT_KEEP = 5.0, 0.5, 0.2, 2.0, 2.0, 0.3
PLAN = Plan(
    epochs=4, encoder_rate=3e-4, head_rate=1e-3, layer_decay=0.9, budget=2048, warm_up=40, averaging=0.99, frozen=1
)

Group = tuple[list[Marked], list[Piece]]


class Job(Struct, frozen=True, kw_only=True):
    """What to teach: the files of predicates, posts and plain texts; the network to ``start`` from; where to write.

    ``plain`` are files of texts in which the attributions that the network ``kept`` finds, if not the one to start
    from, are to stay as they are; ``chosen`` is the marked file by which the decoding is chosen anew. ``teachers`` are
    folders of larger networks, which label the predicates and the texts of the files ``unmarked``.
    """

    start: Path
    predicates: Path
    posts: Path
    plain: tuple[Path, ...]
    chosen: Path
    output: Path
    kept: Path | None = None
    teachers: tuple[Path, ...] = ()
    unmarked: tuple[Path, ...] = ()
    plan: Plan = PLAN
    minutes: float = math.inf


class CertaintyLessons:
    """Groups of marked sentences, each beside a group of plain windows that ``before`` knows."""

    def __init__(
        self,
        sentences: Sequence[Marked],
        plain: Sequence[Example],
        before: Network,
        plan: Plan,
        identity: bytes | None = None,
    ) -> None:
        self._identity = identity if identity is not None else digest(sentences)
        self._sentences, self._plain = sentences, plain
        self._before, self._plan, self._tokenizer = before, plan, shipped_tokenizer()

    def groups(self, seed: int, epoch: int) -> list[Group]:
        """One epoch's: the marked ones all, the plain ones as many as there are places, at random."""
        random = np.random.default_rng([seed, epoch])
        texts = joined([*self._sentences, *commitments(MADE, random)], random)
        marked = grouped_by_length(texts, self._plan.budget, random)[: self._number()]
        windows = windowed(self._plain, random)
        order = random.permutation(len(windows))
        beside: list[list[Piece]] = []
        for i in order:
            if len(beside) == len(marked):
                break
            beside += [[]] if not beside or _size([*beside[-1], windows[i]]) > self._plan.budget * BESIDE else []
            beside[-1].append(windows[i])
        return [(group, beside[i % len(beside)]) for i, group in enumerate(marked)]

    def loss(self, network: Network, group: Group) -> Tensor:
        """What is to be learnt of the marked texts, and what was lost on the plain ones."""
        marked, windows = group
        device = device_of(network)
        learnt = worth_loss(network, collate(marked, self._tokenizer).to(device))
        return learnt + forgotten(network, self._before, collate_windows(windows).to(device))

    def digest(self) -> bytes:
        """A hash of all texts and marks, or of what the marks were made from."""
        found = hashlib.sha256(self._identity)
        for item in self._plain:
            found.update(item.pieces.ids.tobytes())
        return found.digest()

    def _number(self) -> int:
        """How many groups every epoch has: what the marked sentences alone would fill, whatever is drawn."""
        size = sum(len(t.text) // 4 + 2 for t in self._sentences)
        return max(1, size // self._plan.budget)


def forgotten(network: Network, before: Network, batch: Batch) -> Tensor:
    """How far ``network`` is from what ``before`` gives for the windows of ``batch``, in every head."""
    with torch.no_grad():
        old = before.heads(before.encoder(batch.ids, batch.features, batch.mask).float(), batch.features)
    new = network.heads(network.encoder(batch.ids, batch.features, batch.mask).float(), batch.features)
    real = batch.mask.float()
    weights = (KEPT_CUE, KEPT_ENTITY, KEPT_SENTENCE)
    total = sum(
        (
            w * (_apart(a.float(), b.float()) * real).sum() / real.sum()
            for w, a, b in zip(weights, new, old, strict=False)
        ),
        torch.zeros((), device=real.device),
    )
    scale = old[3].float().var().clamp(min=1e-6)
    total = total + KEPT_VIEW * (((new[3] - old[3]).float() ** 2).mean(-1) * real).sum() / real.sum() / scale
    return total + _forgotten_roles(network, before, batch, new[3], old[3], old[0])


def _forgotten_roles(network: Network, before: Network, batch: Batch, new: Tensor, old: Tensor, cue: Tensor) -> Tensor:
    chances = cue.float().softmax(-1).cpu().numpy()
    found = [(row, s, e) for row in range(len(chances)) for s, e in cue_runs(chances[row], PROPOSED)][:MOST_CUES]
    if not found:
        return torch.zeros((), device=cue.device)
    where = torch.tensor(found, device=cue.device)
    rows, edges = where[:, 0], where[:, 1:]
    with torch.no_grad():
        wanted, kept = before.roles(old[rows].float(), edges, batch.mask[rows])
    roles, keep = network.roles(new[rows].float(), edges, batch.mask[rows])
    apart = (_apart(roles.float(), wanted.float()) * batch.mask[rows].float()).sum() / len(found)
    return KEPT_ROLES / 40 * apart + KEPT_KEEP * F.binary_cross_entropy_with_logits(
        keep.float(), kept.float().sigmoid()
    )


def _apart(new: Tensor, old: Tensor) -> Tensor:
    """The Kullback-Leibler divergence of each piece's tags [b, p]."""
    wanted = old.log_softmax(-1)
    return (wanted.exp() * (wanted - new.log_softmax(-1))).sum(-1)


def _size(pieces: Sequence[Piece]) -> int:
    longest = max((end - start for _, start, end in pieces), default=0)
    return len(pieces) * (longest + 2)


def teach(job: Job, report: Report, clock: Callable[[], float] = time.monotonic) -> Fitted:
    """Teaches until the plan is done or the minutes are over, then packs what there is in ``job.output``.

    Goes on from the checkpoint there, which is removed when the plan is done. Raises UsageError where the folder holds
    a finished model, and DataError or ModelError for what cannot be read.
    """
    deadline = clock() + 60 * job.minutes
    checkpoint = job.output / CHECKPOINT
    if (job.output / MANIFEST).exists() and not checkpoint.exists():
        raise UsageError(f"{job.output} holds a finished model; name another --output")
    tokenizer = shipped_tokenizer()
    plain = [example(record, tokenizer) for path in job.plain for record in read_records(path)]
    network, _ = load_network(job.start)
    torch.manual_seed(job.plan.seed)
    network.to(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    before = load_network(job.kept)[0].to(device_of(network)) if job.kept is not None else copy.deepcopy(network).eval()
    sentences, posts = marked_predicates(job.predicates), marked_posts(job.posts)
    report(f"{len(sentences)} sentences and {len(posts)} posts to learn from, {len(plain)} texts to remember by")
    job.output.mkdir(parents=True, exist_ok=True)
    identity = digest(sentences)
    if job.teachers:
        texts = [record.text for path in job.unmarked for record in read_records(path)]
        identity += taught_by(job.teachers, texts)
        sentences = _taught(job.teachers, sentences, texts, device_of(network), report)
    lessons = CertaintyLessons(sentences, plain, before, job.plan, identity)
    fitted = fit(network, lessons, job.plan, checkpoint=checkpoint, deadline=deadline, clock=clock, report=report)
    _finish(network, fitted.mean, posts, job.chosen, job.output, report)
    if fitted.step == fitted.steps:
        checkpoint.unlink()
    return fitted


def _taught(
    folders: Sequence[Path], sentences: Sequence[Marked], texts: Sequence[str], device: torch.device, report: Report
) -> list[Marked]:
    """The sentences with the teachers' part in their targets, and the unmarked texts with theirs alone."""
    teachers, tokenizer = staff(folders, device), shipped_tokenizer()
    found = [*softened(teachers, sentences, tokenizer), *labelled(teachers, texts, tokenizer)]
    report(f"{len(teachers)} teachers labelled them, and {len(found) - len(sentences)} texts that nobody marked")
    return found


def average(folders: Sequence[Path], posts: Path, chosen: Path, output: Path, report: Report) -> None:
    """Packs the mean of several trained networks' weights, which is often better than each (Wortsman et al. 2022).

    They must come from one network, each taught in another run. Raises UsageError where ``output`` holds a finished
    model, and ModelError for networks of different sizes.
    """
    if (output / MANIFEST).exists():
        raise UsageError(f"{output} holds a finished model; name another --output")
    networks = [load_network(folder)[0] for folder in folders]
    network = networks[0]
    if any(other.shape != network.shape for other in networks):
        raise ModelError("the networks are of different sizes; average runs that began with the same network")
    output.mkdir(parents=True, exist_ok=True)
    mean = {
        name: torch.stack([other.state_dict()[name].float() for other in networks]).mean(0)
        for name in network.state_dict()
    }
    _finish(network, mean, marked_posts(posts), chosen, output, report)


def _finish(
    network: Network, weights: Weights, posts: Sequence[Marked], chosen: Path, output: Path, report: Report
) -> None:
    """Fits the head for posts, chooses how to decode and writes the folder; the version is the hash of the weights."""
    network.load_state_dict(weights)
    gold, tokenizer = read_gold(chosen), shipped_tokenizer()
    fit_posts(network, posts, tokenizer)
    save_network(network.shape, network.state_dict(), None, output)
    report(f"choosing thresholds and costs on {len(gold)} texts")
    items = [example(Record(id=document.id, text=document.text), tokenizer) for document in gold]

    def judged(found: Attributions) -> float:
        return worth(gold, found)

    choice = choose([network], items, judged)
    report(f"packing the model in {output}")
    pack(network, choice, output, version(network.state_dict()))
