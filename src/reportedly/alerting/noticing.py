"""What happened to a rumour: itself before something was added, and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from reportedly.model import Origins
from reportedly.rumours.hardening import Wording
from reportedly.rumours.sightings import Sighting
from reportedly.rumours.threads import facing, in_order
from reportedly.store.alerts import AlertKind


class Look(Struct, frozen=True, kw_only=True):
    """A rumour at one moment: its sightings, its origins, and how sure each wording makes it."""

    sightings: Sequence[Sighting]
    origins: Origins
    wordings: Sequence[Wording]


class Noticed(Struct, frozen=True, kw_only=True):
    """Something that happened, and the claim that brought it; ``was`` and ``now`` are as in an Alert."""

    kind: AlertKind
    claim: str
    document: str
    was: int
    now: int


def notices(before: Look, after: Look) -> Iterator[Noticed]:
    """What happened between two looks at a rumour; nothing where there was nothing before, or nothing was added."""
    known = {sighting.claim for sighting in before.sightings}
    new = [sighting for sighting, _ in in_order(facing(after.sightings)) if sighting.claim not in known]
    if known and new:
        yield from _origin(before, after, new)
        yield from _denials(before, new)
        yield from _harder(before, after, {sighting.claim for sighting in new})


def _origin(before: Look, after: Look, new: Sequence[Sighting]) -> Iterator[Noticed]:
    if after.origins.count <= before.origins.count:
        return
    there = {origin.node for origin in before.origins.origins}
    inside = {
        node
        for origin in after.origins.origins
        if origin.node not in there
        for node in (origin.node, *(fold.node for fold in origin.folded))
    }
    brought = next((s for s in new if s.document in inside), new[0])
    yield _noticed(AlertKind.ORIGIN, brought, before.origins.count, after.origins.count)


def _denials(before: Look, new: Sequence[Sighting]) -> Iterator[Noticed]:
    """Of each voice that had not denied it before."""
    denying = {_voice(sighting) for sighting in facing(before.sightings) if sighting.denies}
    for sighting in new:
        voice = _voice(sighting)
        if sighting.denies and voice not in denying:
            yield _noticed(AlertKind.DENIAL, sighting, len(denying), len(denying) + 1)
            denying.add(voice)


def _harder(before: Look, after: Look, new: set[str]) -> Iterator[Noticed]:
    was = max((wording.degree for wording in before.wordings), default=None)
    surest = max((w for w in after.wordings if w.claim in new), key=lambda w: w.degree, default=None)
    if was is not None and surest is not None and surest.degree > was:
        yield Noticed(kind=AlertKind.HARDER, claim=surest.claim, document=surest.document, was=was, now=surest.degree)


def _voice(sighting: Sighting) -> str:
    return sighting.source.casefold() if sighting.source is not None else sighting.document


def _noticed(kind: AlertKind, sighting: Sighting, was: int, now: int) -> Noticed:
    return Noticed(kind=kind, claim=sighting.claim, document=sighting.document, was=was, now=now)
