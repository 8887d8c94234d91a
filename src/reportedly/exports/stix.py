"""STIX 2.1 (OASIS 2021): a rumour is a Report, each sighting a Note by its speaker, and a denial an Opinion of theirs.

An Opinion is what its author thinks of a statement; it is the author's, never ours. Ids are UUIDs of version 5, so that
the same desk gives the same bundle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from typing import Any

from reportedly.exports.iris import uuid, web_address
from reportedly.exports.lines import encoded
from reportedly.exports.sentences import sentence, speaker
from reportedly.model import SourceKind
from reportedly.rumours.sightings import instant
from reportedly.rumours.threads import Seen, Thread
from reportedly.store import StoredDocument

_CLASSES = {
    SourceKind.PERSON: "individual",
    SourceKind.OFFICIAL: "individual",
    SourceKind.AUTHOR: "individual",
    SourceKind.ORGANISATION: "organization",
    SourceKind.MEDIA: "organization",
    SourceKind.GROUP: "group",
}
_NO_TIME = "1970-01-01T00:00:00.000Z"

Json = dict[str, Any]


def bundle(objects: Iterable[Json]) -> Iterator[bytes]:
    """One bundle with every object once, a line each; objects of one id are the same object."""
    yield b'{"type": "bundle", "objects": [\n'
    seen: dict[str, None] = {}
    for item in objects:
        if item["id"] not in seen:
            yield (b",\n" if seen else b"") + encoded(item)
            seen[item["id"]] = None
    yield f'\n], "id": "bundle--{uuid("bundle", " ".join(seen))}"}}\n'.encode()


def objects(rumour: Thread, documents: Mapping[str, StoredDocument]) -> Iterator[Json]:
    """The objects of one rumour: who speaks, what they said, who denies, and the report that holds them together."""
    held = []
    for sighting in rumour.sightings:
        for item in _of_sighting(rumour, sighting, documents.get(sighting.document)):
            held.append(item["id"])
            yield item
    yield {
        **_common("report", rumour.id, rumour.first_seen, rumour.last_seen),
        "name": rumour.claim,
        "description": _counts(rumour),
        "published": timestamp(rumour.last_seen),
        "object_refs": list(dict.fromkeys(held)),
    }


def timestamp(time: str) -> str:
    """A time as STIX writes it: in UTC, to the millisecond."""
    found = instant(time)
    if found is None:
        return _NO_TIME
    shown = found.astimezone(UTC)
    return f"{shown:%Y-%m-%dT%H:%M:%S}.{shown.microsecond // 1000:03d}Z" if shown.year >= 1000 else _NO_TIME


def _of_sighting(rumour: Thread, sighting: Seen, document: StoredDocument | None) -> Iterator[Json]:
    name = speaker(sighting.source, sighting.kind)
    said = sentence(sighting.source, sighting.kind, sighting.response, sighting.text)
    identity = {
        **_common("identity", f"{sighting.kind or ''}:{name}", _NO_TIME, _NO_TIME),
        "name": name,
        "identity_class": _CLASSES.get(sighting.kind, "unknown") if sighting.kind is not None else "unknown",
    }
    yield identity
    references = [_reference(sighting, document)]
    yield {
        **_common("note", sighting.claim, sighting.at, sighting.at),
        "content": said,
        "authors": [name],
        "object_refs": [identity["id"]],
        "external_references": references,
    }
    if sighting.denied and sighting.claim != rumour.heading:
        yield {
            **_common("opinion", sighting.claim, sighting.at, sighting.at),
            "opinion": "disagree",
            "explanation": said,
            "authors": [name],
            "object_refs": [f"note--{uuid('note', rumour.heading)}"],
            "external_references": references,
        }


def _common(type: str, id: str, created: str, modified: str) -> Json:
    return {
        "type": type,
        "spec_version": "2.1",
        "id": f"{type}--{uuid(type, id)}",
        "created": timestamp(created),
        "modified": timestamp(modified),
    }


def _reference(sighting: Seen, document: StoredDocument | None) -> Json:
    """Where the words stand: the outlet, the address, and the claim on this desk."""
    found = {"source_name": sighting.outlet or "a document without an outlet", "external_id": sighting.claim}
    address = web_address(document.url) if document is not None else None
    return found if address is None else {**found, "url": address}


def _counts(rumour: Thread) -> str:
    parts = ((rumour.documents, "document"), (rumour.outlets, "outlet"), (rumour.denials, "denial"))
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in parts)
