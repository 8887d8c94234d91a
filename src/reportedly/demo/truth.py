"""How the bundled desk's news really spread: what a reader of it ought to find, and no more than that."""

from __future__ import annotations

from importlib.resources import files

import msgspec
from msgspec import Struct

from reportedly.model import EdgeKind, Response, Standing


class Parent(Struct, frozen=True, kw_only=True):
    """What a document has its news from: another document's id, or ``kind:name`` of a voice outside the desk."""

    origin: str
    kind: EdgeKind


class Shift(Struct, frozen=True, kw_only=True):
    """A document that is ``surer`` or ``softer`` than the one it cites, with the two phrases."""

    kind: str
    cited: str
    was: str
    now: str


class Answer(Struct, frozen=True, kw_only=True):
    """What somebody said to the rumour in a document: who, what kind of response, the words, and through whom."""

    source: str
    response: Response
    words: str
    through: str | None = None


class Told(Struct, frozen=True, kw_only=True):
    """One document of a rumour: the words that carry it, and what is to be found there."""

    id: str
    says: str
    parents: tuple[Parent, ...]
    shifts: tuple[Shift, ...] = ()
    responses: tuple[Answer, ...] = ()


class Root(Struct, frozen=True, kw_only=True):
    """A true origin: its voice, whether that is named, and the document in which it first speaks."""

    source: str
    standing: Standing
    document: str


class Story(Struct, frozen=True, kw_only=True):
    """One rumour of the bundled desk: the claim in a few words, its true origins and its documents."""

    name: str
    claim: str
    origins: tuple[Root, ...]
    documents: tuple[Told, ...]


class _Truth(Struct, frozen=True):
    rumours: tuple[Story, ...]


def truth() -> tuple[Story, ...]:
    """Every rumour of the bundled desk as it really went."""
    return msgspec.json.decode((files("reportedly.demo") / "truth.json").read_bytes(), type=_Truth).rumours
