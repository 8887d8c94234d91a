"""Where the desk's memory is: what --db says, else the environment, else a file in the user's data folder."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

Db = Annotated[
    str | None,
    typer.Option("--db", metavar="URL", help="The database; else $REPORTEDLY_DB, else a file in your data folder."),
]


def desk_url(option: str | None) -> str:
    """The URL of the database; the folder of the default one is made."""
    named = option or os.environ.get("REPORTEDLY_DB")
    if named:
        return named
    folder = data_folder() / "reportedly"
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / 'reportedly.db'}"


def desk_there(option: str | None) -> str:
    """The URL of a desk that is there, so that no file is put beside a mistyped one; StoreError where it is not."""
    from reportedly.store import open_store

    url = desk_url(option)
    open_store(url, make=False).close()
    return url


def beside(url: str, ending: str) -> Path:
    """A file that goes with a database: beside it where that is a file, else in the user's data folder."""
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        return path.with_name(path.name + ending)
    folder = data_folder() / "reportedly"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{hashlib.sha256(_without_password(url).encode()).hexdigest()[:16]}{ending}"


def _without_password(url: str) -> str:
    """The URL in one spelling, whatever password it has: a store shows its own without the one that a person types."""
    from reportedly.store.sql.connecting import parsed, shown

    return url if url == "memory:" else shown(parsed(url).set(password="hidden"))  # noqa: S106 (it is nobody's)


def data_folder() -> Path:
    """Where a user's programs keep what they must not lose."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
