"""A model's folder: its manifest with the SHA-256 of its files, ONNX graphs run on one thread, and a tokenizer."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from reportedly.errors import ModelError

MANIFEST = "manifest.json"


class FolderManifest(Struct, frozen=True, kw_only=True):
    """What every model's folder holds: the format of the manifest, its name, version and files' SHA-256."""

    format: int
    name: str
    version: str
    files: dict[str, str]


AnyManifest = TypeVar("AnyManifest", bound=FolderManifest)


def manifest_of(folder: Path, kind: type[AnyManifest]) -> AnyManifest:
    """The manifest of a model's folder, and no file of it checked; raises ModelError with the way out."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError) as error:
        raise _unopened(folder, error) from None


def checked_manifest(folder: Path, kind: type[AnyManifest], format: int) -> AnyManifest:
    """The manifest of a model's folder, every named file checked; raises ModelError with the way out."""
    manifest = manifest_of(folder, kind)
    try:
        sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in manifest.files}
    except OSError as error:
        raise _unopened(folder, error) from None
    changed = [name for name, sum_ in manifest.files.items() if sums[name] != sum_]
    if changed:
        raise ModelError(f"{folder / changed[0]} is not the file that was shipped; install the package again")
    if manifest.format != format:
        raise ModelError(f"the model in {folder} has format {manifest.format}, this program reads {format}; update it")
    return manifest


def _unopened(folder: Path, error: Exception) -> ModelError:
    return ModelError(f"the model in {folder} cannot be opened ({error}); install the package again")


def open_graph(path: Path) -> Any:
    """An ONNX graph's session on one thread, so that what it gives does not depend on the number of processors."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def open_tokenizer(path: Path) -> Any:
    """A tokenizer that neither pads nor cuts."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
