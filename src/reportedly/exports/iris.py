"""The names that other programs know our things by.

``urn:reportedly:`` is no registered namespace and leads nowhere: it only keeps the ids of one desk apart from anybody
else's. A document that has an address on the web is named by that address where the standard asks for the source.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit
from uuid import UUID, uuid5

NAMESPACE = "urn:reportedly:"
_UUIDS = UUID("44739fd0-d78b-50c9-ba3c-8662b9a1106c")


def iri(kind: str, id: str) -> str:
    """The name of a thing of a kind ("claim", "document", "rumour", "source"), by its id."""
    return f"{NAMESPACE}{kind}:{quote(id, safe='')}"


def uuid(kind: str, id: str) -> str:
    """The same as a UUID (version 5), for standards that ask for one; the same thing always has the same."""
    return str(uuid5(_UUIDS, iri(kind, id)))


def web_address(url: str | None) -> str | None:
    """``url`` as an IRI where it is an address of the web, else None: a path or a ``javascript:`` is no name."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return None
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~") if url.isprintable() else None
