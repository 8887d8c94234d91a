"""What the types of the handlers do not tell a program: the words that a filter takes, and where an answer leads.

An answer leads on by links of OpenAPI 3.1 ("Link Object"): the operation to ask next, and where its parameters stand in
the answer (JSON Pointer, RFC 6901). Of a list, they name its first item.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from reportedly.model import Certainty, Evidence, Response, SourceKind
from reportedly.store import RumourOrder, Scope

_WORDS: dict[str, type[StrEnum]] = {
    "certainty": Certainty,
    "evidence": Evidence,
    "in": Scope,
    "kind": SourceKind,
    "order": RumourOrder,
    "response": Response,
}
_TIMES = frozenset({"since", "until"})
_TIME = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}, {"type": "null"}]}
_DOCUMENT, _RUMOUR, _SOURCE = "document", "rumour", "source"
_LINKS: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "add": (("intake", {"id": "/lately/0/id"}),),
    "alerts": ((_RUMOUR, {"id": "/alerts/0/rumour/id"}), ("alerts", {"cursor": "/next"})),
    "desk": (
        (_RUMOUR, {"id": "/rumours/0/rumour/id"}),
        ("named_rumour", {"id": "/rumours/0/rumour/id", "slug": "/rumours/0/slug"}),
        ("desk", {"cursor": "/next"}),
    ),
    _DOCUMENT: ((_SOURCE, {"id": "/reasons/0/source_id"}), (_RUMOUR, {"id": "/reasons/0/rumour"})),
    "documents": ((_DOCUMENT, {"id": "/items/0/id"}), ("documents", {"cursor": "/next"})),
    "review": ((_DOCUMENT, {"id": "/question/left/claim/document"}), (_RUMOUR, {"id": "/question/right/claim/id"})),
    _RUMOUR: (
        (_DOCUMENT, {"id": "/sightings/0/document"}),
        (_SOURCE, {"id": "/sightings/0/source_id"}),
        ("alerts", {"rumour": "/rumour/id"}),
    ),
    "search": ((_DOCUMENT, {"id": "/found/0/document/id"}), (_RUMOUR, {"id": "/found/0/claim/id"})),
    _SOURCE: ((_DOCUMENT, {"id": "/claims/0/document"}), ("documents", {"source": "/source/id"})),
    "sources": ((_SOURCE, {"id": "/items/0/id"}), ("sources", {"cursor": "/next"})),
}


def links(operation: str, there: Iterable[str]) -> dict[str, Any]:
    """The links of an operation's good answer to those operations that are ``there``, by their names."""
    known = set(there)
    return {
        f"{target} by {' and '.join(wanted)}": {
            "operationId": target,
            "parameters": {name: f"$response.body#{pointer}" for name, pointer in wanted.items()},
        }
        for target, wanted in _LINKS.get(operation, ())
        if target in known
    }


def told(parameter: dict[str, Any]) -> dict[str, Any]:
    """A parameter with the words or the kind of time that it takes; nothing of those is no filter."""
    name, schema = parameter["name"], parameter.get("schema", {})
    if parameter.get("in") != "query":
        return parameter
    if name in _TIMES:
        return {**parameter, "schema": _TIME}
    if name in _WORDS:
        kept = {key: value for key, value in schema.items() if key in {"default", "description"}}
        return {**parameter, "schema": {**kept, "enum": [*(word.value for word in _WORDS[name]), ""]}}
    return parameter
