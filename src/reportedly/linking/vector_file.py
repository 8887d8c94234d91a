"""Vectors kept in a file beside the desk, so that no text goes through the encoder twice.

The file is a cache: it can be deleted at any time and is made again. It holds, for one model, the first 16 hexadecimal
digits of the SHA-256 of each text and its vector in half precision, and which claims were linked.
"""

from __future__ import annotations

import contextlib
import os
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from reportedly.errors import StoreError
from reportedly.linking.linker import Embed, Floats
from reportedly.model import text_sha256


class VectorFile:
    """The vectors of a file, by one model; those by another one are dropped, with what was linked by them."""

    def __init__(self, path: Path, model: str) -> None:
        self._path, self._model = path, model
        self._vectors: dict[str, Floats] = {}
        self.linked: set[str] = set()
        self._read()

    def embed(self, texts: Sequence[str], encoder: Embed) -> Floats:
        """A vector for each text; the encoder is asked for those that are not in the file."""
        keys = [text_sha256(text)[:16] for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._vectors}
        if missing:
            found = encoder(list(missing.values())).astype(np.float16).astype(np.float32)
            self._vectors |= dict(zip(missing, found, strict=True))
        return np.stack([self._vectors[key] for key in keys]) if keys else np.zeros((0, 1), dtype=np.float32)

    def save(self, linked: Iterable[str]) -> None:
        """Writes the file anew, whole or not at all; raises StoreError where that fails."""
        self.linked |= set(linked)
        fresh = self._path.with_name(self._path.name + ".new")
        try:
            with fresh.open("wb") as file:
                np.savez(
                    file,
                    model=np.array(self._model),
                    keys=np.array(list(self._vectors), dtype="U16"),
                    vectors=np.array(list(self._vectors.values()), dtype=np.float16),
                    linked=np.array(sorted(self.linked), dtype=np.str_),
                )
            fresh.replace(self._path)
        except OSError as error:
            with contextlib.suppress(OSError):
                os.unlink(fresh)
            raise StoreError(
                f"{self._path}: cannot be written ({error.strerror}); free space or move the desk"
            ) from error

    def _read(self) -> None:
        try:
            with np.load(self._path, allow_pickle=False) as file:
                if str(file["model"]) == self._model:
                    vectors = file["vectors"].astype(np.float32)
                    self._vectors = dict(zip(file["keys"].tolist(), vectors, strict=True))
                    self.linked = set(file["linked"].tolist())
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return  # there is none yet, or it is broken: it is made again
