"""Folders and patterns: the files that they stand for, in the order of their names, one at a time."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path

from reportedly.model import Refusal

_PATTERN = re.compile(r"[*?\[]")


def is_pattern(target: str) -> bool:
    """Whether ``target`` is no file but has a ``*``, ``?`` or ``[`` that can stand for names."""
    return bool(_PATTERN.search(target)) and not os.path.lexists(target)


def matching(pattern: str) -> Iterator[str]:
    """The paths that ``pattern`` stands for, sorted; ``**`` stands for any number of folders."""
    yield from sorted(glob.iglob(pattern, recursive=True))


def files_in(folder: str) -> Iterator[str | Refusal]:
    """The path of every file under ``folder``, by name, and a Refusal for what cannot be listed or is no file.

    Hidden names and linked folders are passed over. Raises OSError where ``folder`` itself cannot be listed.
    """
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            try:
                yield from files_in(entry.path)
            except OSError as error:
                reason = f"is a folder that cannot be listed ({error.strerror})"
                yield Refusal(target=entry.path, reason=reason, remedy="ask for the right to read it")
        elif Path(entry.path).is_dir():
            continue
        elif _is_file(entry):
            yield entry.path
        else:
            yield Refusal(
                target=entry.path, reason="is neither a file nor a folder", remedy="name it by itself if you mean it"
            )


def _is_file(entry: os.DirEntry[str]) -> bool:
    """A link to nowhere counts as one, so that it is refused as missing when it is opened."""
    return entry.is_file() or (entry.is_symlink() and not Path(entry.path).exists())
