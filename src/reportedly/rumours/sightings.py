"""A sighting: one claim in one document, and when it was there.

A publisher's clock may be wrong, and a false first would name the wrong outlet as where a rumour began. So a date is
believed only when it is not later than the day after the document was seen, and not before the web.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec import Struct

from reportedly.model import Certainty, Response, SourceKind

_WEB = datetime(1991, 8, 6, tzinfo=UTC)
_AHEAD = timedelta(days=1)


class Sighting(Struct, frozen=True, kw_only=True):
    """A claim in a document; times are ISO 8601.

    ``claim`` and ``document`` are ids, ``text`` the claim's words. ``denied`` is whether it denies, by its words or by
    what the source does; ``figure`` is the first figure in it, as written. ``basis`` says how ``published`` is known.
    """

    claim: str
    document: str
    text: str
    added: str
    source: str | None = None
    kind: SourceKind | None = None
    outlet: str | None = None
    published: str | None = None
    captured: str | None = None
    basis: str | None = None
    response: Response = Response.ASSERTS
    certainty: Certainty | None = None
    denied: bool = False
    figure: str | None = None


class Dated(Struct, frozen=True):
    """When something was there: the time as given, and in a few words on what it rests."""

    time: str
    basis: str


def dated(sighting: Sighting) -> Dated:
    """When a sighting was there, by the first of its clocks that can be believed."""
    captured = sighting.captured
    seen = captured if captured is not None and instant(captured) is not None else sighting.added
    published = instant(sighting.published)
    if sighting.published is None or published is None:
        return Dated(seen, "first seen by us; no date is given")
    bound = instant(seen)
    if published < _WEB or (bound is not None and published > bound + _AHEAD):
        return Dated(seen, f"first seen by us; the date given, {sighting.published}, cannot be right")
    return Dated(sighting.published, sighting.basis or "published")


def instant(time: str | None) -> datetime | None:
    """An ISO 8601 time, in UTC where it names no zone; None for anything else."""
    if time is None:
        return None
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
