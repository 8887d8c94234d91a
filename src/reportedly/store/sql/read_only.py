"""A database that is read where nothing may be written: on a read-only disk, or in somebody else's folder.

SQLite keeps its write-ahead log and an index of that beside the file, and makes both to read. Where it cannot, the file
is opened as one that nobody changes (``immutable``), which holds as long as there is no log.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

LEFT = "changes are left in the log"
"""What is raised where what was written last is in the log alone."""


def writable(file: Path) -> bool:
    """Whether SQLite can write to a file."""
    return os.access(file, os.W_OK) and not still(file)


def still(file: Path) -> bool:
    """Whether a file has to be opened as one that nobody changes.

    Raises sqlite3.OperationalError where a part of its contents would be missed: then it cannot be read at all.
    """
    log, index = (file.with_name(f"{file.name}-{part}") for part in ("wal", "shm"))
    if os.access(file.parent, os.W_OK) or not file.exists() or (log.exists() and index.exists()):
        return False
    if log.exists() and log.stat().st_size:
        raise sqlite3.OperationalError(LEFT)
    return True


def address(file: Path) -> str:
    """The address of a file by which SQLite opens it as one that nobody changes."""
    return f"{file.absolute().as_uri()}?mode=ro&immutable=1"
