"""What only an extra installs, asked for before it is imported."""

from __future__ import annotations

from importlib.util import find_spec

from reportedly.errors import ReportedlyError

NETWORKS = ("torch", "onnx", "safetensors")


def need(*modules: str) -> None:
    """Raises ReportedlyError, with both ways out, where a module of the training extra is missing."""
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise ReportedlyError(
            f"training needs {' and '.join(missing)}, which this Python lacks; run 'make train-env' in a clone of the "
            "repository and use .venv-train/bin/reportedly, or run: pip install 'reportedly[train]'"
        )


def need_batch(engine: str) -> None:
    """Raises ReportedlyError where what ``reportedly batch`` needs is missing."""
    wanted = {"batch": ("daft", "fsspec", "pyarrow"), "ray": ("ray",) if engine == "ray" else ()}
    for extra, modules in wanted.items():
        missing = [module for module in modules if find_spec(module) is None]
        if missing:
            raise ReportedlyError(
                f"this needs {' and '.join(missing)}, which this Python lacks; run: pip install 'reportedly[{extra}]'"
            )
