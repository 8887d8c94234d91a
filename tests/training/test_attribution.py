"""The whole training, on invented texts with a tiny encoder."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.errors import DataError, UsageError
from reportedly.evaluation.measures import Measure
from reportedly.reading.reader import Reader
from reportedly.training import attribution
from reportedly.training.attribution import CHECKPOINT, Architecture, Job, label, plan_for, shape_for, train
from reportedly.training.fitting import Plan
from reportedly.training.folds import Fold
from reportedly.training.network import Shape
from reportedly.training.records import Mentions, Record, read_soft, write_lines
from reportedly.training.weights import load_network

PLAN = Plan(epochs=150, encoder_rate=5e-3, head_rate=1e-2, budget=128, warm_up=5, averaging=0.8)


@pytest.fixture
def job(
    records: list[Record],
    mentions: list[Mentions],
    shape: Shape,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Job:
    """Three texts to train on and one to choose on; the encoder keeps its random weights, on this processor."""
    write_lines(records[:3], tmp_path / "train.jsonl")
    write_lines(records[3:], tmp_path / "dev.jsonl")
    write_lines(mentions, tmp_path / "mentions.jsonl")
    monkeypatch.setattr(attribution, "load_encoder", lambda encoder, path: None)
    return Job(
        data=tmp_path,
        output=tmp_path / "model",
        plan=PLAN,
        mentions=tmp_path / "mentions.jsonl",
        shape=shape,
        base=tmp_path,
    )


def ticking(step: float) -> Callable[[], float]:
    """A clock that goes on by so many seconds whenever it is read."""
    return count(step=step).__next__


def test_a_model_comes_out_that_reads_what_it_was_taught(job: Job) -> None:
    """It finds who says what in the text that it chose on, the figure is the reader's own, and no checkpoint stays."""
    outcome = train(job, print)
    assert outcome.done
    assert outcome.scores[Measure.FOUND] > 0.5
    assert not (job.output / CHECKPOINT).exists()
    assert Reader(job.output).model.startswith("reportedly-attribution@")
    assert load_network(job.output)[0].shape == job.shape


def test_the_minutes_end_it_and_it_goes_on(job: Job) -> None:
    """A run that was stopped has a model and a checkpoint; run again it goes on to the end."""
    told: list[str] = []
    first = train(replace(job, minutes=1), told.append, ticking(10))
    assert not first.done
    assert (job.output / CHECKPOINT).exists()
    Reader(job.output)
    second = train(job, told.append)
    assert second.done
    assert f"going on from step {first.step} of {first.steps}" in told
    assert not (job.output / CHECKPOINT).exists()


def test_a_finished_model_is_not_overwritten(job: Job) -> None:
    """Hours of work are not lost by a second call."""
    train(replace(job, plan=replace(PLAN, epochs=0.01)), print)
    with pytest.raises(UsageError, match="finished model"):
        train(job, print)


def test_teachers_teach(job: Job, records: list[Record], tmp_path: Path) -> None:
    """Two teachers label each other's texts and an unmarked one, and a student learns from all of them."""
    write_lines(records[:3], tmp_path / "marked.jsonl")
    write_lines([Record(id="bare", text="A clerk told us the mayor said rain is near.")], tmp_path / "bare.jsonl")
    folders = [tmp_path / f"teacher{k}" for k in (1, 2)]
    for k, folder in enumerate(folders, 1):
        train(replace(job, output=folder, fold=Fold(k, 2), plan=replace(PLAN, epochs=2)), print)
        assert load_network(folder)[1] == Fold(k, 2)
    assert label(folders, tmp_path / "marked.jsonl", tmp_path / "soft.jsonl", print) == 3
    assert label(folders, tmp_path / "bare.jsonl", tmp_path / "softer.jsonl", print) == 1
    soft = (tmp_path / "soft.jsonl", tmp_path / "softer.jsonl")
    told: list[str] = []
    student = replace(job, soft=soft, output=tmp_path / "student", plan=replace(PLAN, epochs=2, hard=0.5))
    assert train(student, told.append).done
    assert told[0] == "4 texts to train on, 1 to choose on, by cpu"


def test_a_fold_is_left_out(job: Job, records: list[Record]) -> None:
    """The teacher does not see the marked texts of its fold."""
    told: list[str] = []
    train(replace(job, fold=Fold(1, 2), plan=replace(PLAN, epochs=0.01)), told.append)
    kept = sum(not Fold(1, 2).holds(record.id) for record in records[:3])
    assert 0 < kept < 3
    assert told[0].startswith(f"{kept} texts to train on")


def test_what_is_chosen_on_is_not_trained_on(job: Job, records: list[Record]) -> None:
    """A text in both files would make every figure too good."""
    write_lines([*records[:3], replace(records[3], id="again")], job.data / "train.jsonl")
    with pytest.raises(DataError, match="must not be trained on"):
        train(job, print)


def test_soft_labels_replace_the_marks_of_the_same_text(job: Job, records: list[Record], tmp_path: Path) -> None:
    """A text that is in both is trained on once."""
    train(replace(job, output=tmp_path / "t", fold=Fold(1, 2), plan=replace(PLAN, epochs=0.01)), print)
    label([tmp_path / "t"], job.data / "train.jsonl", tmp_path / "soft.jsonl", print)
    labelled = read_soft([tmp_path / "soft.jsonl"])
    assert 0 < len(labelled) < 3
    told: list[str] = []
    train(replace(job, soft=(tmp_path / "soft.jsonl",), plan=replace(PLAN, epochs=0.01)), told.append)
    assert told[0].startswith("3 texts to train on")


def test_plans_are_those_that_served_best() -> None:
    """The figures of docs/training.md; what is given counts instead."""
    soft = plan_for(Architecture.MINILM, soft=True, epochs=None, rate=None, seed=2)
    assert (soft.epochs, soft.encoder_rate, soft.budget, soft.hard, soft.seed) == (12, 5e-4, 8192, 0.5, 2)
    teacher = plan_for(Architecture.MPNET, soft=False, epochs=None, rate=None, seed=1)
    assert (teacher.epochs, teacher.encoder_rate, teacher.layer_decay, teacher.budget) == (7, 8e-5, 0.92, 6144)
    given = plan_for(Architecture.MINILM, soft=False, epochs=1, rate=1e-4, seed=1)
    assert (given.epochs, given.encoder_rate, given.hard) == (1, 1e-4, 1.0)


def test_shapes_have_no_more_layers_than_the_encoder() -> None:
    """The message says how many there are."""
    assert shape_for(Architecture.MINILM, 4).layers == 4
    assert shape_for(Architecture.MPNET, None).layers == 12
    with pytest.raises(UsageError, match="has 6 layers"):
        shape_for(Architecture.MINILM, 7)


def test_mpnet_needs_a_file(job: Job) -> None:
    """Its weights are in no package that is asked for."""
    with pytest.raises(UsageError, match="--base"):
        train(replace(job, base=None, shape=replace(job.shape, buckets=32)), print)
