"""JSON Lines as values, one reader for every kind of marked data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from reportedly.errors import DataError

Line = TypeVar("Line")
FORMATS = "see docs/evaluating.md for the format"


def read_lines(path: Path, kind: type[Line], formats: str = FORMATS) -> Iterator[tuple[str, Line]]:
    """Each line that is not blank as a ``kind``, with "file, line n" to name it by.

    Raises ``DataError`` where the file or a line cannot be read; ``formats`` says where the format is described.
    """
    decoder, number = msgspec.json.Decoder(kind), 0
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield f"{path}, line {number}", decoder.decode(line)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); name a file of JSON Lines") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}, line {number}: {error}; {formats}") from error
