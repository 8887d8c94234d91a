"""New SQLite desks: made once in a process, then copied, since making the tables takes as long as many a test."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reportedly.store import Store, open_store


def new_desk(file: Path, fill: Callable[[Store], object] | None = None) -> str:
    """The URL of a desk in ``file`` that is as ``fill`` leaves a new one, or empty; ``fill`` is called once."""
    file.write_bytes(_made(fill))
    return f"sqlite:///{file}"


@cache
def _made(fill: Callable[[Store], object] | None) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "desk.db"
        with open_store(f"sqlite:///{file}") as store:
            if fill is not None:
                fill(store)
        assert [path.name for path in file.parent.iterdir()] == [file.name], "its log is in it"
        return file.read_bytes()
