"""The network of claims as a graph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.reading.claim_encoder import GRAPH, ClaimEncoder
from reportedly.reading.claim_pieces import alone, pair
from reportedly.training.claims_batches import padded
from reportedly.training.claims_choosing import Biases
from reportedly.training.claims_export import export_claims, pack_claims
from reportedly.training.claims_network import ClaimNetwork
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
    """In fp32, for texts of any length: the vector of a text, and the chances of both kinds of stance."""
    pack_claims(claims, tmp_path, "test", Biases(), quantise=False)
    encoder, tokenizer = ClaimEncoder(tmp_path), shipped_tokenizer()
    texts = ["The ferry sank", "The mayor of Port Ansel sold the bridge to his own brother last year", ""]
    for text in texts:
        with torch.no_grad():
            vector = claims.embed(*padded([alone(text, tokenizer)]))[0]
            logits = claims.stance(*padded([pair("A ferry sank", text, tokenizer)]), posts=False)[0]
        np.testing.assert_allclose(encoder.embed([text])[0], vector.numpy(), atol=1e-4)
        found = list(encoder.headline_stance("A ferry sank", text).values())
        np.testing.assert_allclose(found, logits.softmax(dim=0).numpy(), atol=1e-4)


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
