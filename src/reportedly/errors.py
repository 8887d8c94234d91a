"""The error tree. Only the command line turns these into exit codes; the library never exits.

ReportedlyError         anything this package raises on purpose
├── UsageError          the call cannot be meant (exit code 2)
├── RefusedError        one input cannot be read; carries a Refusal (exit code 1, the others are read)
├── ModelError          the shipped or named model is missing, changed or of another version
├── StoreError          the database cannot be opened, read or written to, or is of another version
└── DataError           a data file is not in the documented format
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """Anything this package raises on purpose; its message is one line with the way out."""


class UsageError(ReportedlyError):
    """The call cannot be meant: wrong options, or options that exclude one another."""


class RefusedError(ReportedlyError):
    """One input cannot be read. ``target`` is the input, ``reason`` why not, ``remedy`` the way out."""

    def __init__(self, target: str, reason: str, remedy: str) -> None:
        super().__init__(f"{target}: {reason}; {remedy}")
        self.target = target
        self.reason = reason
        self.remedy = remedy


class ModelError(ReportedlyError):
    """The model is missing, has been changed (its hash differs) or is of a version this code cannot run."""


class StoreError(ReportedlyError):
    """The database cannot be opened, read or written to, or is of another version; nothing was half-written."""


class DataError(ReportedlyError):
    """A data file is not in the documented format; the message names the file and the line."""
