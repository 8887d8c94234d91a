"""The training of the encoder of claims as a whole."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from safetensors.torch import save_file

from reportedly.errors import UsageError
from reportedly.reading.claim_encoder import ClaimEncoder
from reportedly.training.claims import CHECKPOINT, ClaimJob, train_claims
from reportedly.training.claims_fitting import Course, Recipe
from reportedly.training.fitting import Plan
from reportedly.training.folds import Fold
from reportedly.training.network import Shape
from tests.training.claims_sets import written

PLAN = Plan(epochs=2, encoder_rate=1e-4, head_rate=1e-3, warm_up=2, averaging=0.9)


@pytest.fixture
def job(shape: Shape, tmp_path: Path) -> ClaimJob:
    """A small encoder and a few steps, from base weights in BERT's names."""
    files = written(tmp_path / "data")
    del files["claims"]
    return ClaimJob(
        **files,
        output=tmp_path / "model",
        recipe=Recipe(shape, Course(comments=1, matches=60, texts=20), PLAN),
        base=base(tmp_path / "base", shape),
    )


def base(path: Path, shape: Shape) -> Path:
    """Random weights of that shape, named as BERT's are."""
    size, inner = shape.hidden, shape.inner
    parts = {
        **{f"attention.self.{part}": (size, size) for part in ("query", "key", "value")},
        "attention.output.dense": (size, size),
        "intermediate.dense": (inner, size),
        "output.dense": (size, inner),
    }
    torch.manual_seed(1)
    weights = {
        "embeddings.word_embeddings.weight": torch.randn(shape.vocabulary, size),
        "embeddings.position_embeddings.weight": torch.randn(shape.positions, size),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(shape.layers):
        for part, (rows, columns) in parts.items():
            weights[f"encoder.layer.{layer}.{part}.weight"] = torch.randn(rows, columns) / columns**0.5
            weights[f"encoder.layer.{layer}.{part}.bias"] = torch.zeros(rows)
        norms += [f"encoder.layer.{layer}.{part}.LayerNorm" for part in ("attention.output", "output")]
    for norm in norms:
        weights |= {f"{norm}.weight": torch.ones(size), f"{norm}.bias": torch.zeros(size)}
    save_file(weights, path)
    return path


def test_a_folder_comes_out_that_the_encoder_opens(job: ClaimJob) -> None:
    """It embeds and answers; the checkpoint is gone, and the folder is never trained into again."""
    said: list[str] = []
    outcome = train_claims(job, said.append)
    assert outcome.done
    assert said[0].endswith(": 12 headlines, 20 posts, 187 matches")
    encoder = ClaimEncoder(job.output)
    assert encoder.embed(["The ferry sank", "It rained"]).shape == (2, job.recipe.shape.hidden)
    assert sum(encoder.post_stance("Who says so?", source="The ferry sank").values()) == pytest.approx(1)
    assert 0 < encoder.repeats("The ferry sank", "A ferry has sunk") < 1
    assert not (job.output / CHECKPOINT).exists()
    with pytest.raises(UsageError, match="finished model"):
        train_claims(job, said.append)


def test_a_student_learns_from_teachers_of_another_shape(job: ClaimJob, shape: Shape) -> None:
    """Each of two teachers leaves out a fold; the student is taught by both, and also what nobody marked."""
    larger = replace(shape, hidden=48)
    folders = []
    for number in (1, 2):
        teacher = replace(
            job,
            output=job.output.with_name(f"teacher{number}"),
            recipe=replace(job.recipe, shape=larger),
            base=base(job.output.with_name("larger"), larger),
            fold=Fold(number, 2),
        )
        train_claims(teacher, lambda _: None)
        folders.append(teacher.output)
    said: list[str] = []
    outcome = train_claims(replace(job, teachers=tuple(folders)), said.append)
    assert outcome.done
    assert said[0].endswith(": 12 headlines, 20 posts, 187 matches, 8 unmarked")
    assert not any("no teacher" in line for line in said)
    taught = ClaimEncoder(job.output)
    plain = replace(job, output=job.output.with_name("untaught"))
    train_claims(plain, said.append)
    assert ClaimEncoder(plain.output).repeats("The ferry sank", "It rained") != taught.repeats(
        "The ferry sank", "It rained"
    )


def test_what_a_fold_holds_is_not_learnt(job: ClaimJob) -> None:
    """Both folds together have fewer pairs than there are, since a pair of two rumours is in neither alone."""
    counts = []
    for fold in (Fold(1, 2), Fold(2, 2)):
        said: list[str] = []
        output = job.output.with_name(f"fold{fold.number}")
        train_claims(replace(job, output=output, fold=fold), said.append)
        counts.append([int(part.split()[0]) for part in said[0].partition(": ")[2].split(", ")])
    assert [sum(column) for column in zip(*counts, strict=True)][:2] == [12, 20]
    assert sum(column[2] for column in counts) < 187


def test_a_teacher_that_has_seen_everything_is_refused(job: ClaimJob) -> None:
    """Before anything is trained."""
    train_claims(job, lambda _: None)
    with pytest.raises(UsageError, match="--fold K/N"):
        train_claims(replace(job, output=job.output.with_name("student"), teachers=(job.output,)), print)


def test_mpnet_needs_a_base_by_name(job: ClaimJob) -> None:
    """No package has its weights."""
    shape = replace(job.recipe.shape, buckets=32)
    with pytest.raises(UsageError, match="--base"):
        train_claims(replace(job, base=None, recipe=replace(job.recipe, shape=shape)), print)


def test_when_the_minutes_are_over_there_is_a_model_all_the_same(job: ClaimJob) -> None:
    """The same call goes on from the checkpoint, and the end is that of an unbroken run."""
    short = replace(job, minutes=0.01)
    first = train_claims(short, lambda _: None, count(step=0.5).__next__)
    assert not first.done
    assert (job.output / CHECKPOINT).exists()
    assert ClaimEncoder(job.output).manifest.dimensions == job.recipe.shape.hidden
    assert train_claims(job, lambda _: None).done
    whole = replace(job, output=job.output.with_name("whole"))
    train_claims(whole, lambda _: None)
    assert ClaimEncoder(whole.output).version == ClaimEncoder(job.output).version


def test_no_epoch_packs_the_base_as_it_is(job: ClaimJob) -> None:
    """Nothing is learnt, so two such folders have the same vectors whatever the seed."""
    folders = [
        replace(
            job,
            output=job.output.with_name(f"plain{seed}"),
            recipe=replace(job.recipe, plan=replace(PLAN, epochs=0, seed=seed)),
        )
        for seed in (1, 2)
    ]
    for one in folders:
        assert train_claims(one, lambda _: None).steps == 0
    one, other = (ClaimEncoder(folder.output).embed(["The ferry sank"]) for folder in folders)
    assert (one == other).all()
