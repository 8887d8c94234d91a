"""A graph in int8: weights a channel, in 7 bits, so that no sum saturates on processors that lack VNNI."""

from __future__ import annotations

import logging
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic


def to_int8(plain: Path, path: Path, in_full: tuple[str, ...]) -> None:
    """Writes the graph ``plain`` to ``path`` in int8, but for the nodes whose names begin as one of ``in_full``."""
    kept = [node.name for node in onnx.load(plain).graph.node if node.name.startswith(in_full)]
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)  # it advises a step that does nothing for these graphs
    try:
        quantize_dynamic(
            plain,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            # a Gemm is first made a MatMul, of this name
            nodes_to_exclude=[*kept, *(f"{name}_MatMul" for name in kept)],
        )
    finally:
        logging.disable(before)
