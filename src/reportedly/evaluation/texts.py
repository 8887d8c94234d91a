"""Texts that labels are kept apart from: the labels name each by the beginning of its SHA-256, and hold no text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import read_lines
from reportedly.model import text_sha256

ID = 16  # hexadecimal digits


class _Text(Struct, frozen=True):
    text: str


def read_texts(path: Path) -> dict[str, str]:
    """The texts of JSON Lines with a field ``text``, each once, by the first 16 digits of their SHA-256."""
    return {text_sha256(line.text)[:ID]: line.text for _, line in read_lines(path, _Text)}


def require(texts: dict[str, str], names: Iterable[str], labels: Path) -> None:
    """Raises DataError, naming the first, where a labelled text is not among ``texts``."""
    for name in names:
        if name not in texts:
            raise DataError(f"{labels}: the text {name} is not in the data; give the file that was labelled")


def half(sha256: str) -> Literal["tune", "held"]:
    """Which half of the labels one belongs to, by the 8th digit of a hash: rules are tuned on the first alone."""
    return "held" if int(sha256[7], 16) % 2 else "tune"
