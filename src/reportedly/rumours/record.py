"""The track record of a source or an outlet, from rumours that a person of this desk has closed.

The machine closes nothing and grades nobody: it counts what people decided. A share is given only from ``LEAST``
decided rumours on, and with its interval, since a few cases say little. The statuses are WikiRumours' own.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from reportedly.model import Response
from reportedly.rumours.names import outlet_key
from reportedly.rumours.sightings import Sighting, dated, instant
from reportedly.rumours.threads import facing

LEAST = 10  # decided rumours below which no share is given
_Z = 1.959964  # the standard normal quantile of a 95 % interval


class Status(StrEnum):
    """What a person says of a rumour (WikiRumours 2014)."""

    NEW = "new"
    INVESTIGATING = "under investigation"
    PROBABLY_TRUE = "probably true"
    PROBABLY_FALSE = "probably false"
    CONFIRMED_TRUE = "confirmed true"
    CONFIRMED_FALSE = "confirmed false"
    UNVERIFIABLE = "impossible to verify"
    UNVERIFIABLE_TRUE = "impossible to verify but probably true"
    UNVERIFIABLE_FALSE = "impossible to verify but probably false"

    @property
    def closed(self) -> bool:
        """Whether the rumour is closed with it."""
        return self not in (Status.NEW, Status.INVESTIGATING)

    @property
    def holds(self) -> bool | None:
        """Whether it was decided that the rumour holds; None where it was not decided."""
        if self in (Status.PROBABLY_TRUE, Status.CONFIRMED_TRUE):
            return True
        return False if self in (Status.PROBABLY_FALSE, Status.CONFIRMED_FALSE) else None


class Closing(Struct, frozen=True, kw_only=True):
    """A person's status for the rumour that ``claim`` is in: who, when (ISO 8601) and why. A later one wins."""

    claim: str
    status: Status
    by: str
    at: str
    reason: str = ""


class Voice(StrEnum):
    """Whose record it is."""

    SOURCE = "source"
    OUTLET = "outlet"


class Side(StrEnum):
    """What a voice did with a rumour."""

    CARRIED = "carried"
    DENIED = "denied"
    BOTH = "carried and denied"


class Closed(Struct, frozen=True, kw_only=True):
    """A closed rumour: its id, its heading, how it was closed, and its sightings."""

    rumour: str
    heading: str
    closing: Closing
    sightings: tuple[Sighting, ...]


class Case(Struct, frozen=True, kw_only=True):
    """One closed rumour in a record: what the voice did with it, first when, in how many documents."""

    rumour: str
    heading: str
    status: Status
    side: Side
    first: str
    documents: int


class Record(Struct, frozen=True, kw_only=True):
    """What became of the closed rumours that a voice carried or denied, newest closing first.

    ``closed`` counts them all, ``decided`` those of which a person said that they hold or not and which the voice did
    not both carry and deny, ``borne_out`` those of them where the voice was on that side. ``share`` and its 95 %
    interval (Wilson 1927) are there from ``least`` decided rumours on. ``also`` are other names that were counted.
    """

    name: str
    voice: Voice
    closed: int
    decided: int
    borne_out: int
    statuses: dict[str, int]
    least: int
    share: float | None
    interval: tuple[float, float] | None
    cases: tuple[Case, ...]
    also: tuple[str, ...] = ()


def standing(closings: Iterable[Closing]) -> dict[str, Closing]:
    """The closing that holds for each claim: the last by its time, of one time the last in order of its words."""
    ordered = sorted(closings, key=lambda c: (_moment(c.at), c.by, c.status, c.reason))
    return {closing.claim: closing for closing in ordered}


def closing_of(claims: Iterable[str], held: dict[str, Closing]) -> Closing | None:
    """The closing of a rumour: the last of those of its claims, None where none of them has one."""
    found = [held[claim] for claim in claims if claim in held]
    return max(found, key=lambda c: (_moment(c.at), c.claim), default=None)


def record(
    name: str, voice: Voice, rumours: Iterable[Closed], least: int = LEAST, *, also: Sequence[str] = ()
) -> Record:
    """The record of a source (by its full name) or an outlet over closed rumours, in whatever order they come.

    What a source said under its other names, ``also``, counts too.
    """
    closed = [r for r in rumours if r.closing.status.closed]
    found = [(r, mine) for r in closed if (mine := _own((name, *also), voice, facing(r.sightings)))]
    found.sort(key=lambda pair: (_moment(pair[0].closing.at), pair[0].rumour), reverse=True)
    cases = tuple(_case(rumour, mine) for rumour, mine in found)
    decided = [case for case in cases if case.status.holds is not None and case.side is not Side.BOTH]
    borne_out = sum((case.side is Side.CARRIED) is case.status.holds for case in decided)
    enough = bool(decided) and len(decided) >= least
    return Record(
        name=name,
        voice=voice,
        closed=len(cases),
        decided=len(decided),
        borne_out=borne_out,
        statuses=dict(sorted(Counter(case.status.value for case in cases).items())),
        least=least,
        share=round(borne_out / len(decided), 4) if enough else None,
        interval=wilson(borne_out, len(decided)) if enough else None,
        cases=cases,
        also=tuple(also),
    )


def wilson(successes: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927), to four places; ``n`` is at least 1."""
    p, z = successes / n, _Z * _Z / n
    centre, half = p + z / 2, _Z * math.sqrt(p * (1 - p) / n + z / (4 * n))
    return round(max(0.0, (centre - half) / (1 + z)), 4), round(min(1.0, (centre + half) / (1 + z)), 4)


def _own(names: Sequence[str], voice: Voice, sightings: Sequence[Sighting]) -> list[Sighting]:
    """The sightings of a voice that say something; of an outlet, what is denied in it is somebody else's denial."""
    if voice is Voice.OUTLET:
        keys = {outlet_key(name) for name in names}
        return [s for s in sightings if s.outlet is not None and outlet_key(s.outlet) in keys and _carried(s)]
    keys = {name.casefold() for name in names}
    mine = [s for s in sightings if s.source is not None and s.source.casefold() in keys]
    return [s for s in mine if s.denies or _carried(s)]


def _carried(sighting: Sighting) -> bool:
    return sighting.response is Response.ASSERTS and not sighting.denies


def _case(rumour: Closed, mine: Sequence[Sighting]) -> Case:
    denied, carried = any(s.denies for s in mine), any(_carried(s) for s in mine)
    return Case(
        rumour=rumour.rumour,
        heading=rumour.heading,
        status=rumour.closing.status,
        side=Side.BOTH if denied and carried else Side.DENIED if denied else Side.CARRIED,
        first=min((dated(s).time for s in mine), key=_moment),
        documents=len({s.document for s in mine}),
    )


def _moment(time: str) -> float:
    found = instant(time)
    return found.timestamp() if found is not None else 0.0
