"""A trained network as a model's folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.reading.encoder import read_manifest
from reportedly.reading.model_folder import MANIFEST
from reportedly.reading.reader import Reader
from reportedly.training import packing
from reportedly.training.choosing import FIRST
from reportedly.training.network import Network
from reportedly.training.packing import pack

TEXT = "The mayor said that it rains in the old town."


def test_the_reader_reads_with_a_packed_folder(network: Network, tmp_path: Path) -> None:
    """The folder is whole, and its name and version are in the reading; what keeps every cue finds something."""
    pack(network, replace(FIRST, cue=0.01, keep=0.01), tmp_path / "model", "7")
    reader = Reader(tmp_path / "model")
    assert reader.read(TEXT).model == "reportedly-attribution@7"
    manifest = read_manifest(tmp_path / "model")
    assert (manifest.cue, manifest.keep, manifest.transitions) == (0.01, 0.01, FIRST.transitions)


def test_a_folder_that_was_not_finished_has_no_manifest(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where packing anew breaks off, the reader refuses the mixture."""
    pack(network, FIRST, tmp_path, "7")

    def broken(*arguments: object, **options: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(packing, "export", broken)
    with pytest.raises(OSError, match="no space"):
        pack(network, FIRST, tmp_path, "8")
    assert not (tmp_path / MANIFEST).exists()
