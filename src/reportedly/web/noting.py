"""What goes wrong beside the pages, told in the terminal: in one line where it is known, else with its traceback."""

from __future__ import annotations

import logging

from reportedly.errors import ReportedlyError


def note(log: logging.Logger, what: str, error: BaseException) -> None:
    """Tells of a failure; ``what`` says in a few words what did not work."""
    if isinstance(error, ReportedlyError):
        log.warning("%s: %s", what, error)
    else:
        log.error(what, exc_info=error)
