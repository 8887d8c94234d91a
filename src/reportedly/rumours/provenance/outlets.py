"""Outlets under their short names: "the Lantern" in The Daily Lantern, "Northwind" on Northwind News Agency's own wire.

The whole name of an outlet is that outlet, whatever the reader takes it for. A name of which the words are the last or
the first of an outlet's may be that outlet; in the outlet's own documents it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from reportedly.model import SourceKind
from reportedly.rumours.names import outlet_key, outlet_words

_MAY_BE = frozenset({SourceKind.MEDIA, SourceKind.ORGANISATION, SourceKind.PERSON, None})
_NAME = re.compile(r"^(?:[Tt]he\s+)?(?P<name>[A-Z0-9][\w.’'&-]*(?:\s+[\w.’'&-]+)*)$")

Keys = frozenset[str]


class Desk(Struct, frozen=True):
    """The outlets of a rumour, by their keys, and these by the last and the first words of each."""

    whole: Keys
    last: Mapping[tuple[str, ...], Keys]
    first: Mapping[tuple[str, ...], Keys]


def desk(outlets: Iterable[str]) -> Desk:
    """Some outlets by their names."""
    whole: set[str] = set()
    last: dict[tuple[str, ...], set[str]] = {}
    first: dict[tuple[str, ...], set[str]] = {}
    for outlet in outlets:
        key, told = outlet_key(outlet), outlet_words(outlet)
        whole.add(key)
        for cut in range(1, len(told)):
            last.setdefault(told[cut:], set()).add(key)
            first.setdefault(told[:cut], set()).add(key)
    return Desk(
        frozenset(whole), *({words: frozenset(keys) for words, keys in found.items()} for found in (last, first))
    )


def outlets_of(found: Desk, said: str, kind: SourceKind | None) -> tuple[Keys, Keys]:
    """The keys of the outlets of which a name is the whole, and of those of which it is a part.

    What is called an organisation, or nothing, may share its first words with an outlet by chance ("Kestovia"), and a
    person any part of its name.
    """
    name = _NAME.match(said.strip()) if kind in _MAY_BE else None
    if name is None:
        return frozenset(), frozenset()
    whole = frozenset({outlet_key(name["name"])} & found.whole)
    if kind is SourceKind.PERSON:
        return whole, frozenset()
    told = outlet_words(name["name"])
    first = found.first.get(told, frozenset()) if kind is SourceKind.MEDIA else frozenset()
    return whole, (found.last.get(told, frozenset()) | first) - whole


def name_of(kind: SourceKind | None) -> SourceKind | None:
    """The kind of all that may be the same outlets by their names as what is taken for a ``kind``."""
    if kind is SourceKind.ORGANISATION:
        return None
    return kind if kind in _MAY_BE else SourceKind.UNSPECIFIED


def names_itself(outlet: str | None, said: str, kind: SourceKind | None) -> bool:
    """Whether a name in a document of an outlet means that outlet."""
    return outlet is not None and any(outlets_of(_alone(outlet), said, kind))


@lru_cache(maxsize=10_000)
def _alone(outlet: str) -> Desk:
    return desk([outlet])
