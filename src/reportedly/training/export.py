"""The trained network as two small ONNX graphs in int8, the form that reading runs."""

from __future__ import annotations

import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from reportedly.training.network import Network
from reportedly.training.quantising import to_int8

OPSET = 17
IN_FULL = ("/worth/",)  # the heads that stay in fp32, by their place in the graph
AXES = {"ids": {1: "p"}, "features": {1: "p"}, "view": {0: "c", 1: "p"}, "cues": {0: "c"}}


class _Encode(nn.Module):
    """Everything that a window needs once: tags, the view for the roles, and what it is worth."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """``ids`` [1, p], ``features`` [1, p, 3] to cue [p, 3], entity [p, 11], sentence [p, 2], view [p, width].

        And to factuality [p] and post [tags].
        """
        encoded = self.network.encoder(ids, features)
        return tuple(x[0] for x in (*self.network.heads(encoded, features), *self.network.worth(encoded)))


class _Roles(nn.Module):
    """Everything that a cue needs: ``view`` [c, p, width], ``cues`` [c, 2] to roles [c, p, 3] and keep [c]."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.roles = network.roles

    def forward(self, view: Tensor, cues: Tensor) -> tuple[Tensor, Tensor]:
        """As in the class's line."""
        roles, keep = self.roles(view, cues)
        return roles, keep


def export(network: Network, folder: Path, *, quantise: bool = True) -> None:
    """Writes ``encoder.onnx`` and ``roles.onnx`` to ``folder``: int8 weights a channel, in 7 bits so that CPUs agree.

    Without the eighth bit no sum saturates on processors that lack VNNI, so all of them give the same numbers. The
    roles stay in fp32: their convolutions are small, and slower as ConvInteger. So does what a text is worth: the head
    for posts was fitted to features of very unlike spread, and in int8 it told next to nothing. Moves ``network`` to
    the processor.
    """
    network = network.cpu().float().eval()
    ids, features = torch.full((1, 32), 1000), torch.zeros(1, 32, 3, dtype=torch.int64)
    view, cues = torch.zeros(2, 32, network.shape.role_width), torch.tensor([[3, 4], [9, 12]])
    found = ["cue", "entity", "sentence", "view", "factuality", "post"]
    encoder = folder / "encoder.onnx"
    _export(_Encode(network), {"ids": ids, "features": features}, found, encoder)
    _export(_Roles(network), {"view": view, "cues": cues}, ["roles", "keep"], folder / "roles.onnx")
    if quantise:
        plain = encoder.rename(folder / "encoder.fp32.onnx")
        to_int8(plain, encoder, IN_FULL)
        plain.unlink()


def _export(module: nn.Module, inputs: dict[str, Tensor], found: list[str], path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # this exporter is deprecated, and its traces warn of every shape
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=found,
            opset_version=OPSET,
            dynamo=False,
            dynamic_axes={name: AXES[name] for name in inputs},
        )
