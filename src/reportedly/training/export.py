"""The trained network as two small ONNX graphs in int8, the form that reading runs."""

from __future__ import annotations

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from reportedly.training.network import Network

OPSET = 17


class _Encode(nn.Module):
    """Everything that a window needs once: tags and the view for the roles."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """``ids`` [1, p], ``features`` [1, p, 3] to cue [p, 3], entity [p, 11], sentence [p, 2], view [p, width]."""
        found = self.network.heads(self.network.encoder(ids, features), features)
        return tuple(x[0] for x in found)


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
    """Writes ``encoder.onnx`` and ``roles.onnx`` to ``folder``: weights int8 a channel, 7 bits so that every CPU agrees.

    Without the eighth bit no sum saturates on processors that lack VNNI, so all of them give the same numbers.
    """
    network = network.cpu().float().eval()
    width = network.shape.role_width
    ids, features = torch.full((1, 32), 1000), torch.zeros(1, 32, 3, dtype=torch.int64)
    view, cues = torch.zeros(2, 32, width), torch.tensor([[3, 4], [9, 12]])
    graphs = (
        ("encoder", _Encode(network), (ids, features), ["ids", "features"], ["cue", "entity", "sentence", "view"]),
        ("roles", _Roles(network), (view, cues), ["view", "cues"], ["roles", "keep"]),
    )
    axes = {"ids": {1: "p"}, "features": {1: "p"}, "view": {0: "c", 1: "p"}, "cues": {0: "c"}}
    for name, module, inputs, given, found in graphs:
        # The roles' convolutions are faster in fp32 than as ConvInteger, and small.
        plain = folder / f"{name}.fp32.onnx"
        torch.onnx.export(
            module,
            inputs,
            str(plain),
            input_names=given,
            output_names=found,
            opset_version=OPSET,
            dynamo=False,
            dynamic_axes={k: axes[k] for k in given},
        )
        if quantise and name == "encoder":
            quantize_dynamic(
                plain, folder / f"{name}.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
            )
            plain.unlink()
        else:
            plain.replace(folder / f"{name}.onnx")
