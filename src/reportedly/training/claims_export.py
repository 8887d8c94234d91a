"""The trained network of claims as one small ONNX graph in int8, in the folder that ``ClaimEncoder`` opens."""

from __future__ import annotations

import hashlib
import warnings
from pathlib import Path

import msgspec
import torch
from torch import Tensor, nn

from reportedly.reading.claim_encoder import FORMAT, GRAPH, ClaimManifest
from reportedly.reading.model_folder import MANIFEST
from reportedly.training.claims_choosing import Biases
from reportedly.training.claims_network import ClaimNetwork, sides
from reportedly.training.quantising import to_int8

NAME = "reportedly-claims"
OPSET = 17
IN_FULL = ("/headline/", "/post/", "/match/")  # what stays in fp32, by its place in the graph


class _Read(nn.Module):
    """All that is asked of one text or pair; the heads cost next to nothing beside the encoder."""

    def __init__(self, network: ClaimNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, side: Tensor) -> tuple[Tensor, ...]:
        """``ids``, ``side`` [1, p] to a unit vector [hidden] and logits of headlines [3], posts [4], matches [1]."""
        mask = torch.ones_like(ids, dtype=torch.bool)
        states = self.network.encoder(ids, side[..., None])
        vector = nn.functional.normalize(states.mean(dim=1), dim=-1)
        parts = sides(states, side, mask)
        return vector[0], *(head(*parts)[0] for head in (self.network.headline, self.network.post, self.network.match))


def pack_claims(network: ClaimNetwork, folder: Path, version: str, biases: Biases, *, quantise: bool = True) -> None:
    """Writes the model's folder; the manifest comes last, so that a folder with one is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)
    export_claims(network, folder / GRAPH, quantise=quantise)
    manifest = ClaimManifest(
        format=FORMAT,
        name=NAME,
        version=version,
        files={GRAPH: hashlib.sha256((folder / GRAPH).read_bytes()).hexdigest()},
        dimensions=network.shape.hidden,
        headline_bias=biases.headline,
        post_bias=biases.post,
    )
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")


def export_claims(network: ClaimNetwork, path: Path, *, quantise: bool = True) -> None:
    """Writes the graph: int8 weights a channel, in 7 bits so that CPUs with and without VNNI agree.

    The heads stay in fp32: what they are given is of very unlike spread, and they cost next to nothing.
    """
    network = network.cpu().float().eval()
    plain = path.with_name("plain.onnx") if quantise else path
    ids, side = torch.full((1, 32), 1000), torch.zeros(1, 32, dtype=torch.int64)
    side[:, 16:] = 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # this exporter is deprecated, and its traces warn of every shape
        torch.onnx.export(
            _Read(network).eval(),
            (ids, side),
            str(plain),
            input_names=["ids", "side"],
            output_names=["vector", "headline", "post", "match"],
            opset_version=OPSET,
            dynamo=False,
            dynamic_axes={"ids": {1: "p"}, "side": {1: "p"}},
        )
    if quantise:
        to_int8(plain, path, IN_FULL)
        plain.unlink()
