"""Tests of the vectors that are kept in a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.errors import StoreError
from reportedly.linking.vector_file import VectorFile
from tests.linking.embedding import embed


class Asked:
    """An encoder that remembers what it was asked."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors, and a note of it."""
        self.texts += texts
        return embed(texts)


def test_no_text_goes_through_the_encoder_twice(tmp_path: Path) -> None:
    """Not in one run and not in the next; what was linked is known again."""
    asked = Asked()
    first = VectorFile(tmp_path / "v", "m@1")
    before = first.embed(["one boat", "two boats", "one boat"], asked)
    first.save(["c1"])
    again = VectorFile(tmp_path / "v", "m@1")
    assert np.array_equal(again.embed(["two boats", "one boat"], asked), before[[1, 0]])
    assert asked.texts == ["one boat", "two boats"]
    assert again.linked == {"c1"}


def test_another_model_begins_anew(tmp_path: Path) -> None:
    """Vectors of two models are not compared."""
    first = VectorFile(tmp_path / "v", "m@1")
    first.embed(["one boat"], embed)
    first.save(["c1"])
    assert VectorFile(tmp_path / "v", "m@2").linked == set()


def test_a_broken_file_is_made_again(tmp_path: Path) -> None:
    """It is only a cache."""
    (tmp_path / "v").write_bytes(b"PK no archive")
    found = VectorFile(tmp_path / "v", "m@1")
    found.embed(["one boat"], embed)
    found.save(["c1"])
    assert VectorFile(tmp_path / "v", "m@1").linked == {"c1"}


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    """With the way out."""
    with pytest.raises(StoreError, match="cannot be written"):
        VectorFile(tmp_path / "none" / "v", "m@1").save(["c1"])
