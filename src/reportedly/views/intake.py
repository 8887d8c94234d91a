"""The page of what is being taken in: each text, what became of it, and its first claims while the rest is read."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from reportedly.store import StoredClaim

SHOWN = 5


class Stage(StrEnum):
    """How far one text is."""

    READING = "being read"
    ADDED = "added"
    REVISED = "added as a new version"
    REFRESHED = "brought up to date"
    KNOWN = "known already"
    FORGOTTEN = "was removed before and is not taken in again"
    REFUSED = "refused"


class Taken(Struct, frozen=True, kw_only=True):
    """One text: what it is called, how far it is, and its first claims; ``problem`` says why it was refused."""

    name: str
    stage: Stage
    document: str | None = None
    claims: int = 0
    first: tuple[StoredClaim, ...] = ()
    problem: str | None = None


class IntakePage(Struct, frozen=True, kw_only=True):
    """One call to add: where it stands in words, its texts so far, whether it is over, and whether to try it again.

    It can be tried ``again`` where it stopped and what was given is not too large to be kept for that.
    """

    id: str
    state: str
    over: bool
    given: int
    texts: tuple[Taken, ...]
    again: bool = False


class Begun(Struct, frozen=True, kw_only=True):
    """A call to add as a list shows it."""

    id: str
    name: str
    state: str


class AddPage(Struct, frozen=True, kw_only=True):
    """The page with the form: what was added lately, the newest first, and whether the desk is still empty."""

    lately: tuple[Begun, ...]
    empty: bool
