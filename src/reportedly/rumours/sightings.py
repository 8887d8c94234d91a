"""A sighting: one claim in one document, and when it was there.

A publisher's clock may be wrong, and a false first would name the wrong outlet as where a rumour began. So a date is
believed only when it is not later than the day after the document was seen, and not before the web.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from msgspec import Struct

from reportedly.model import Certainty, Response, SourceKind

_WEB = datetime(1991, 8, 6, tzinfo=UTC)
_AHEAD = timedelta(days=1)
DENYING = frozenset({Response.DENIES, Response.RETRACTS, Response.CORRECTS})


class Sighting(Struct, frozen=True, kw_only=True):
    """A claim in a document; times are ISO 8601.

    ``claim`` and ``document`` are ids, ``text`` the claim's words. ``denied`` is whether it says no, by its words or by
    what the source does, whatever its rumour says; ``turned`` whether the words of the rumour's heading say no, where
    that was looked at (``threads.facing``). ``figure`` is the first figure in it, as written. ``bare`` is whether its
    words only name a thing and say nothing of it. ``basis`` says how ``published`` is known.
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
    turned: bool = False
    figure: str | None = None
    bare: bool = False

    @property
    def denies(self) -> bool:
        """Whether it denies what its rumour's heading says."""
        return denies(self.response, denied=self.denied, turned=self.turned)


class Dated(Struct, frozen=True):
    """When something was there: the time as given, and in a few words on what it rests."""

    time: str
    basis: str


def says_no(response: Response, *, denied: bool) -> bool:
    """Whether the words of a claim say no, whatever its source does with them: "did not sink", said or denied."""
    return denied is not (response in DENYING)


def denies(response: Response, *, denied: bool, turned: bool) -> bool:
    """Whether a claim denies a rumour's heading; ``denied`` and ``turned`` are as in a Sighting.

    Where the heading's words say no ("the plants are not so dangerous"), who says no agrees with it, and only who
    denies, corrects or takes back words that say no denies it.
    """
    return not denied and response in DENYING if turned else denied


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


@lru_cache(maxsize=1 << 14)  # a desk has few days, and each is asked for with each claim
def instant(time: str | None) -> datetime | None:
    """An ISO 8601 time, in UTC where it names no zone; None for anything else."""
    if time is None:
        return None
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
