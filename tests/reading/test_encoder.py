"""The shipped model's folder."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from reportedly.errors import ModelError
from reportedly.reading.encoder import SHIPPED, Encoder, read_manifest
from reportedly.reading.model_folder import MANIFEST
from reportedly.reading.pieces import cut, windows

TEXT = "The harbour master said the bridge would close on Monday. " * 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped model that may be spoilt."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def test_the_shipped_model_is_whole() -> None:
    """Every file named in the manifest is there with its hash."""
    assert {"encoder.onnx", "roles.onnx", "tokenizer.json"} == set(read_manifest(SHIPPED).files)


@pytest.mark.parametrize("name", ["roles.onnx", "tokenizer.json"])
def test_a_changed_file_is_named(folder: Path, name: str) -> None:
    """A model that is not the one that was measured is refused, with the file and the way out."""
    (folder / name).write_bytes(b"something else")
    with pytest.raises(ModelError, match=rf"{name}.* install"):
        Encoder(folder)


def test_a_missing_or_broken_manifest_is_one_line(folder: Path) -> None:
    """A folder without a manifest, or with a broken one, is refused in one line."""
    (folder / MANIFEST).write_text("{")
    with pytest.raises(ModelError, match="install the package again"):
        read_manifest(folder)
    (folder / MANIFEST).unlink()
    with pytest.raises(ModelError, match="install the package again"):
        read_manifest(folder)


def test_a_model_of_another_format_is_refused(folder: Path) -> None:
    """A model made for a later program asks for that program."""
    manifest = (folder / MANIFEST).read_text()
    (folder / MANIFEST).write_text(manifest.replace('"format": 2', '"format": 99'))
    with pytest.raises(ModelError, match="update"):
        read_manifest(folder)


def test_scores_have_one_row_a_piece_and_roles_stay_in_the_window() -> None:
    """The encoder's own two pieces never leave it, and a cue's roles lie inside its window."""
    encoder = Encoder()
    pieces = cut(TEXT, encoder.tokenizer)
    assert len(windows(len(pieces))) > 1
    for window in windows(len(pieces)):
        encoded = encoder.encode(pieces, window)
        assert len(encoded.cue) == len(encoded.entity) == len(encoded.sentence) == window.end - window.start
        cues = [(window.lead, window.lead + 1), (window.tail - 1, window.tail)]
        for (start, end), scores in zip(cues, encoder.roles(encoded, cues), strict=True):
            assert window.start <= scores.low <= start < end <= scores.low + len(scores.roles) <= window.end
    assert encoder.roles(encoded, []) == []


def test_a_cue_is_scored_alike_alone_and_beside_others() -> None:
    """The roles of one cue do not depend on which other cues are asked about."""
    encoder = Encoder()
    pieces = cut(TEXT, encoder.tokenizer)
    encoded = encoder.encode(pieces, windows(len(pieces))[0])
    [alone] = encoder.roles(encoded, [(4, 5)])
    first, _ = encoder.roles(encoded, [(4, 5), (40, 41)])
    np.testing.assert_allclose(alone.roles, first.roles, atol=1e-4)
