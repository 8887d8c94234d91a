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
from reportedly.training.claims_fitting import CLAIM_PLAN
from reportedly.training.network import Shape
from tests.training.claims_sets import written


@pytest.fixture
def job(shape: Shape, tmp_path: Path) -> ClaimJob:
    """A small encoder and a few steps, from base weights in BERT's names."""
    files = written(tmp_path / "data")
    del files["claims"]
    return ClaimJob(
        **files,
        output=tmp_path / "model",
        plan=replace(CLAIM_PLAN, epochs=2),
        shape=shape,
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
    """It embeds and tells stances; the checkpoint is gone, and the folder is never trained into again."""
    said: list[str] = []
    outcome = train_claims(job, said.append)
    assert outcome.done
    assert said[0] == "12 headlines and 20 posts with a stance, 4 rumours, 3 checked claims"
    encoder = ClaimEncoder(job.output)
    assert encoder.embed(["The ferry sank", "It rained"]).shape == (2, job.shape.hidden)
    assert sum(encoder.post_stance("Who says so?", source="The ferry sank").values()) == pytest.approx(1)
    assert not (job.output / CHECKPOINT).exists()
    with pytest.raises(UsageError, match="finished model"):
        train_claims(job, said.append)


def test_when_the_minutes_are_over_there_is_a_model_all_the_same(job: ClaimJob) -> None:
    """The same call goes on from the checkpoint, and the end is that of an unbroken run."""
    short = replace(job, minutes=0.01)
    first = train_claims(short, lambda _: None, count(step=0.5).__next__)
    assert not first.done
    assert (job.output / CHECKPOINT).exists()
    assert ClaimEncoder(job.output).manifest.dimensions == job.shape.hidden
    assert train_claims(job, lambda _: None).done
    whole = replace(job, output=job.output.with_name("whole"))
    train_claims(whole, lambda _: None)
    assert ClaimEncoder(whole.output).version == ClaimEncoder(job.output).version


def test_no_epoch_packs_the_base_as_it_is(job: ClaimJob) -> None:
    """Nothing is learnt, so two such folders have the same vectors whatever the seed."""
    folders = [
        replace(job, output=job.output.with_name(f"plain{seed}"), plan=replace(CLAIM_PLAN, epochs=0, seed=seed))
        for seed in (1, 2)
    ]
    for one in folders:
        assert train_claims(one, lambda _: None).steps == 0
    one, other = (ClaimEncoder(folder.output).embed(["The ferry sank"]) for folder in folders)
    assert (one == other).all()
