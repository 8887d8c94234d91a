"""A trained network as a model's folder: graphs, tokenizer and the manifest that reading checks."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import msgspec

from reportedly.reading.encoder import FORMAT, Manifest
from reportedly.reading.model_folder import MANIFEST
from reportedly.training.choosing import Choice
from reportedly.training.examples import TOKENIZER
from reportedly.training.export import export
from reportedly.training.network import Network
from reportedly.training.tags import ENTITY_LABELS

NAME = "reportedly-attribution"
FILES = ("encoder.onnx", "roles.onnx", TOKENIZER.name)


def pack(network: Network, choice: Choice, folder: Path, version: str, *, quantise: bool = True) -> None:
    """Writes the model's folder; the manifest comes last, so that a folder with one is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)
    export(network, folder, quantise=quantise)
    if folder.resolve() != TOKENIZER.parent.resolve():
        shutil.copyfile(TOKENIZER, folder / TOKENIZER.name)
    manifest = Manifest(
        format=FORMAT,
        name=NAME,
        version=version,
        files={name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES},
        cue=choice.cue,
        keep=choice.keep,
        transitions=choice.transitions,
        entities=ENTITY_LABELS,
    )
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
