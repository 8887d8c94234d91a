"""How a request may end without a page, for those who must decide whether to ask again."""

from __future__ import annotations

from reportedly.errors import RefusedError


class PassingError(RefusedError):
    """A refusal that may be over soon, in ``wait`` seconds where that is known."""

    def __init__(self, target: str, reason: str, remedy: str, wait: float | None = None) -> None:
        super().__init__(target, reason, remedy)
        self.wait = wait


class StatusError(RefusedError):
    """A refusal by the server, which has the address but not the page, or not for us (a status of 400 to 499)."""


class NotModifiedError(Exception):
    """The page is still the one that has the validator which was given."""
