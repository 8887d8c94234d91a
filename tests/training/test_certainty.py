"""Teaching certainty without forgetting attribution."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.errors import ModelError, UsageError
from reportedly.reading.reader import Reader
from reportedly.training.batches import collate
from reportedly.training.certainty import PLAN, CertaintyLessons, Job, average, forgotten, teach
from reportedly.training.examples import Example
from reportedly.training.folds import Fold
from reportedly.training.network import Network
from reportedly.training.records import Record
from reportedly.training.weights import load_network, save_network
from reportedly.training.worth import Marked, Predicate

PLAIN = replace(PLAN, budget=128, epochs=2, warm_up=2, frozen=0)


def test_what_is_forgotten_is_seen(network: Network, examples: list[Example]) -> None:
    """A network whose encoder has changed is further from the one before than that is from itself."""
    batch = collate([(item, 0, len(item.pieces)) for item in examples])
    network.eval()
    other = copy.deepcopy(network)
    at_first = forgotten(network, other, batch).item()
    with torch.no_grad():
        network.encoder.layers[-1].narrow.weight.add_(0.5 * torch.randn(32, 64))
    assert forgotten(network, other, batch).item() > at_first + 0.01


def test_every_epoch_has_as_many_groups(network: Network, examples: list[Example]) -> None:
    """Whatever is drawn, so that a run that is taken up again stands where it stood."""
    sentences = [Marked(f"The boat number {n} sank.", (Predicate(0, 1.0, 1.0),)) for n in range(80)]
    lessons = CertaintyLessons(sentences, examples, network, PLAIN)
    numbers = {len(lessons.groups(1, epoch)) for epoch in range(4)}
    assert len(numbers) == 1
    assert all(marked and windows for marked, windows in lessons.groups(1, 0))


@pytest.fixture
def job(tmp_path: Path, network: Network, records: list[Record]) -> Job:
    """A small network, a few marked sentences and posts, and texts to remember by."""
    start = tmp_path / "start"
    start.mkdir()
    save_network(network.shape, network.state_dict(), None, start)
    predicates = [{"tokens": ["It", "sank", str(n)], "predicate": 1, "factuality": 1.0} for n in range(30)]
    posts = [{"text": f"Really {n}?", "certainty": "uncertain"} for n in range(4)]
    gold = [{"id": r.id, "text": r.text, "attributions": []} for r in records]
    for name, lines in (("predicates", predicates), ("posts", posts), ("plain", gold)):
        (tmp_path / name).write_text("".join(json.dumps(line) + "\n" for line in lines))
    return Job(
        start=start,
        predicates=tmp_path / "predicates",
        posts=tmp_path / "posts",
        plain=(tmp_path / "plain",),
        chosen=tmp_path / "plain",
        output=tmp_path / "made",
        plan=PLAIN,
    )


def test_a_folder_that_reads(job: Job) -> None:
    """The whole way: taught, packed, and opened by the reader; a finished folder is not written over."""
    told: list[Any] = []
    fitted = teach(job, told.append)
    assert fitted.step == fitted.steps
    assert Reader(job.output).read("It sank.").attributions == ()
    assert any("30 sentences and 4 posts" in line for line in told)
    with pytest.raises(UsageError, match="finished model"):
        teach(job, told.append)


def test_stopped_by_the_clock(job: Job) -> None:
    """What there is by then is packed, and the checkpoint stays to go on from."""
    fitted = teach(replace(job, minutes=0), lambda _: None)
    assert fitted.step == 1 < fitted.steps
    assert (job.output / "training.checkpoint").exists()
    assert teach(job, lambda _: None).step == fitted.steps


def test_the_mean_of_two_runs(job: Job, tmp_path: Path, network: Network) -> None:
    """Every weight lies half way between; networks of different sizes have no mean."""
    other = tmp_path / "other"
    other.mkdir()
    save_network(network.shape, {k: v + 1 for k, v in network.state_dict().items()}, None, other)
    average([job.start, other], job.posts, job.chosen, job.output, lambda _: None)
    mean = load_network(job.output)[0].state_dict()
    assert torch.allclose(mean["heads.view.bias"], network.state_dict()["heads.view.bias"] + 0.5, atol=1e-2)
    small = Network(replace(network.shape, layers=1))
    save_network(small.shape, small.state_dict(), None, other)
    with pytest.raises(ModelError, match="different sizes"):
        average([job.start, other], job.posts, job.chosen, tmp_path / "none", lambda _: None)


def test_teachers_have_their_part(job: Job, tmp_path: Path, network: Network) -> None:
    """They label what is marked and what is not; a run that was stopped goes on only with the same ones."""
    teacher, unmarked = tmp_path / "teacher", tmp_path / "unmarked"
    teacher.mkdir()
    save_network(network.shape, network.state_dict(), Fold(1, 2), teacher)
    unmarked.write_text(json.dumps({"id": "1", "text": "Boats have sunk."}) + "\n")
    told: list[str] = []
    taught = replace(job, teachers=(teacher,), unmarked=(unmarked,))
    assert teach(replace(taught, minutes=0), told.append).step == 1
    assert any("1 teachers labelled them, and 1 texts" in line for line in told)
    with pytest.raises(UsageError, match="other data"):
        teach(replace(taught, unmarked=()), told.append)
    fitted = teach(taught, told.append)
    assert fitted.step == fitted.steps


def test_the_version_follows_from_the_weights(job: Job) -> None:
    """The same weights give the same version, however often they are written."""
    folders = [job.output.with_name(name) for name in ("first", "second")]
    for folder in folders:
        average([job.start, job.start], job.posts, job.chosen, folder, lambda _: None)
    versions = {json.loads((folder / "manifest.json").read_bytes())["version"] for folder in folders}
    assert len(versions) == 1
