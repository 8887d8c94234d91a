"""Names of a table that are not read: one line tells of them, so that nobody loses a column without knowing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Tell = Callable[[str, str], object]
"""What takes the name of an input, and what a person should know of it."""

_SHOWN = 6


def untold(_input: str, _what: str) -> None:
    """Tells nobody."""


def once(tell: Tell) -> Tell:
    """Tells of the first input alone where the same is to be known of many, such as the files of a folder."""
    told: set[str] = set()

    def tell_once(target: str, what: str) -> None:
        if what not in told:
            told.add(what)
            tell(target, what)

    return tell_once


def tell_unread(target: str, names: Iterable[str], known: Iterable[str], tell: Tell) -> None:
    """Tells which of a table's ``names`` are not among the ``known``, and which those are."""
    kept = list(known)
    unread = sorted({name for name in names if name} - {*kept})
    if not unread:
        return
    *others, last = [f'"{name}"' for name in unread[:_SHOWN]]
    if len(unread) > _SHOWN:
        others, last = [*others, last], f"{len(unread) - _SHOWN} more"
    listed = f"{', '.join(others)} and {last}" if others else last
    tell(target, f"{listed} {'is' if len(unread) == 1 else 'are'} not read; what is read: {', '.join(kept)}")
