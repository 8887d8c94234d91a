"""A graph in int8."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from reportedly.reading.model_folder import open_graph
from reportedly.training.quantising import to_int8

SIZE = 16


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Two products with random matrices, one of the encoder and one of a head, and a Gemm of the head."""
    random = np.random.default_rng(3)
    weights = {name: random.normal(size=(SIZE, SIZE)).astype(np.float32) for name in ("body", "head", "last")}
    nodes = [
        helper.make_node("MatMul", ["x", "body"], ["y"], name="/encoder/MatMul"),
        helper.make_node("MatMul", ["y", "head"], ["z"], name="/head/MatMul"),
        helper.make_node("Gemm", ["z", "last"], ["out"], name="/head/Gemm"),
    ]
    sizes = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, SIZE]) for name in ("x", "out")]
    graph = helper.make_graph(
        nodes,
        "small",
        sizes[:1],
        sizes[1:],
        [numpy_helper.from_array(value, name) for name, value in weights.items()],
    )
    path = tmp_path / "plain.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)
    return path


def kinds(path: Path) -> dict[str, int]:
    """The type of each matrix of a graph by its name."""
    return {item.name: item.data_type for item in onnx.load(path).graph.initializer if len(item.dims) == 2}


def test_all_but_what_is_to_stay_is_int8(plain: Path, tmp_path: Path) -> None:
    """The encoder's matrix is in seven bits, a scale a channel; those of the head are as they were."""
    path = tmp_path / "small.onnx"
    to_int8(plain, path, ("/head/",))
    found = kinds(path)
    assert [kind for name, kind in found.items() if name.startswith("body")] == [TensorProto.INT8]
    assert {kind for name, kind in found.items() if not name.startswith("body")} == {TensorProto.FLOAT}
    before = {item.name: numpy_helper.to_array(item) for item in onnx.load(plain).graph.initializer}
    after = {item.name: numpy_helper.to_array(item) for item in onnx.load(path).graph.initializer}
    for name in ("head", "last"):
        np.testing.assert_array_equal(after[name], before[name])
    (small,) = (value for name, value in after.items() if name.startswith("body_quant"))
    assert np.abs(small.astype(int)).max() <= 64
    assert after["body_scale"].shape == (SIZE,)


def test_what_it_gives_is_near(plain: Path, tmp_path: Path) -> None:
    """And nearer where less of it is made small."""
    x = np.random.default_rng(4).normal(size=(1, SIZE)).astype(np.float32)
    (right,) = open_graph(plain).run(None, {"x": x})
    far = []
    for name, kept in (("head.onnx", ("/head/",)), ("none.onnx", ("/nothing/",))):
        to_int8(plain, tmp_path / name, kept)
        (found,) = open_graph(tmp_path / name).run(None, {"x": x})
        far.append(float(np.abs(found - right).mean() / np.abs(right).mean()))
    assert far[0] < far[1] < 0.2
