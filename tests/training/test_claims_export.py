"""The network of claims as a graph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

import onnx
from onnx import numpy_helper

from reportedly.reading.claim_encoder import GRAPH, ClaimEncoder
from reportedly.reading.claim_pieces import alone, pair
from reportedly.training.claims_batches import padded
from reportedly.training.claims_choosing import Biases
from reportedly.training.claims_export import export_claims, pack_claims
from reportedly.training.claims_network import ANSWERS, ClaimNetwork
from reportedly.training.examples import shipped_tokenizer
from reportedly.training.network import Shape


@pytest.fixture
def claims(shape: Shape) -> ClaimNetwork:
    """A small network with its side embedding filled, so that the side of a piece tells."""
    torch.manual_seed(0)
    network = ClaimNetwork(shape)
    torch.nn.init.normal_(network.encoder.features[0].weight)
    return network.eval()


def test_the_encoder_gives_what_the_network_gives(claims: ClaimNetwork, tmp_path: Path) -> None:
    """In fp32, for texts of any length: the vector of a text, and the answers about a pair."""
    pack_claims(claims, tmp_path, "test", Biases(), quantise=False)
    encoder, tokenizer = ClaimEncoder(tmp_path), shipped_tokenizer()
    texts = ["The ferry sank", "The mayor of Port Ansel sold the bridge to his own brother last year", ""]
    for text in texts:
        with torch.no_grad():
            vector = claims.embed(*padded([alone(text, tokenizer)]))[0]
            batch = padded([pair("A ferry sank", text, tokenizer)])
            headline, post, match = (claims.answers(*batch, kind)[0] for kind in ANSWERS)
        np.testing.assert_allclose(encoder.embed([text])[0], vector.numpy(), atol=1e-4)
        found = list(encoder.headline_stance("A ferry sank", text).values())
        np.testing.assert_allclose(found, headline.softmax(dim=0).numpy(), atol=1e-4)
        found = list(encoder.post_stance(text, source="A ferry sank").values())
        np.testing.assert_allclose(found, post.softmax(dim=0).numpy(), atol=1e-4)
        assert encoder.repeats("A ferry sank", text) == pytest.approx(float(match.sigmoid()[0]), abs=1e-4)


def test_quantised_it_is_small_and_near(
    claims: ClaimNetwork, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Int8 takes about a quarter of the space and changes little; the graph alone is left, and nothing is said."""
    for quantise in (False, True):
        (tmp_path / str(quantise)).mkdir()
        export_claims(claims, tmp_path / str(quantise) / GRAPH, quantise=quantise)
    sizes = [(tmp_path / str(quantise) / GRAPH).stat().st_size for quantise in (False, True)]
    assert sizes[1] < 0.4 * sizes[0]
    assert [path.name for path in (tmp_path / "True").iterdir()] == [GRAPH]
    assert capfd.readouterr() == ("", "")


def test_the_heads_stay_in_full(claims: ClaimNetwork, tmp_path: Path) -> None:
    """Their matrices are those of the network; only the encoder's are made small."""
    export_claims(claims, tmp_path / GRAPH)
    kept = {
        item.name: numpy_helper.to_array(item)
        for item in onnx.load(tmp_path / GRAPH).graph.initializer
        if item.data_type == onnx.TensorProto.FLOAT and len(item.dims) == 2
    }
    for head in (claims.headline, claims.post, claims.match):
        for layer in (head.layers[1], head.layers[4]):
            weight = layer.weight.detach().numpy()
            assert any(value.shape in (weight.shape, weight.T.shape) and same(value, weight) for value in kept.values())


def same(value: np.ndarray, weight: np.ndarray) -> bool:
    """Whether the two are one matrix, turned or not."""
    turned = value if value.shape == weight.shape else value.T
    return bool(np.array_equal(turned, weight) or np.array_equal(turned.T, weight))
