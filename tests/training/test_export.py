"""The network as ONNX graphs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.export import export
from reportedly.training.network import Network


def run(path: Path, **inputs: np.ndarray) -> list[np.ndarray]:
    """What the graph gives for these inputs."""
    return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"]).run(None, inputs)


@pytest.mark.parametrize("length", [7, 90])
def test_the_graphs_give_what_the_network_gives(network: Network, tmp_path: Path, length: int) -> None:
    """In fp32, for another length than the one that was traced, and for another number of cues."""
    export(network, tmp_path, quantise=False)
    assert not network.training
    random = np.random.default_rng(2)
    ids, features = random.integers(5, 30000, (1, length)), random.integers(0, 4, (1, length, 3))
    with torch.no_grad():
        encoded = network.encoder(torch.tensor(ids), torch.tensor(features))
        heads = (*network.heads(encoded, torch.tensor(features)), *network.worth(encoded))
        expected = [x[0].numpy() for x in heads]
    found = run(tmp_path / "encoder.onnx", ids=ids, features=features)
    for left, right in zip(found, expected, strict=True):
        np.testing.assert_allclose(left, right, atol=2e-5)
    views, cues = np.stack([found[3]] * 3), np.array([[0, 1], [2, 5], [length - 1, length]])
    with torch.no_grad():
        expected = [x.numpy() for x in network.roles(torch.tensor(views), torch.tensor(cues))]
    for left, right in zip(run(tmp_path / "roles.onnx", view=views, cues=cues), expected, strict=True):
        np.testing.assert_allclose(left, right, atol=2e-5)


def test_quantised_it_is_small_and_near(network: Network, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Int8 takes about a quarter of the space and changes little; only the two graphs are left, and nothing is said."""
    sizes = {}
    found = {}
    for quantise in (False, True):
        folder = tmp_path / str(quantise)
        folder.mkdir()
        export(network, folder, quantise=quantise)
        assert {path.name for path in folder.iterdir()} == {"encoder.onnx", "roles.onnx"}
        sizes[quantise] = (folder / "encoder.onnx").stat().st_size
        ids = np.arange(1000, 1040)[None]
        found[quantise] = run(folder / "encoder.onnx", ids=ids, features=np.zeros((1, 40, 3), dtype=np.int64))
    assert sizes[True] < 0.4 * sizes[False]
    for left, right in zip(found[True], found[False], strict=True):
        assert np.abs(left - right).max() < 0.2
    assert capfd.readouterr() == ("", "")
