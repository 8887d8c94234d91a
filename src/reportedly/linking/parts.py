"""The part of a desk that some claims change, grouped anew: their rumours, and those that change by that.

The rumours beside these are read too, to see that they come out as they are; ``clusters`` says why that is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

import msgspec
from msgspec import Struct

from reportedly.linking.held_pairs import HeldPairs
from reportedly.linking.judgements import grouped
from reportedly.store import Placement, View


class Part(Struct, frozen=True):
    """Claims of whole rumours: their places as they are kept, or by themselves, and as grouping them anew gives."""

    before: dict[str, Placement]
    after: list[Placement]


def regrouped(
    view: View, pairs: HeldPairs, own: Mapping[str, Placement], left: Iterable[str], settled: Iterable[Placement]
) -> Part:
    """The rumours of claims that are new or have changed, with all that are joined or parted by that.

    ``own`` are the places of these claims, each by itself, and ``left`` the rumours that they were in, by their least
    claims; ``settled`` are new copies in the rumours of others. ``pairs`` has what holds about the own claims.
    """
    near = _Near(view, pairs, own, settled)
    core = own.keys() | near.members(left)
    rim = near.beside(core)
    moved = near.group(core | rim) - core
    core |= moved
    # Of what was grouped together any two groups are as they should be, so only the moved need be looked at again,
    # beside what is new; and from then on what moves beside all that is near it, which ends as only more can move.
    beyond = near.beside(moved) - near.of.keys()
    moved = near.group(beyond | near.near(beyond))
    again: set[str] = set()
    while moved:
        again |= moved
        moved = near.group(again | (near.beside(again) - near.of.keys()) | near.near(again))
    core |= again
    after = [
        msgspec.structs.replace(near.placed[claim], rumour=group[0])
        for group in sorted({near.of[claim] for claim in core})
        for claim in group
    ]
    return Part({claim: near.placed[claim] for claim in core}, after)


class _Near:
    """What was read of a desk: whole rumours as they are kept but for some claims, and what they are joined by."""

    def __init__(
        self, view: View, pairs: HeldPairs, own: Mapping[str, Placement], settled: Iterable[Placement]
    ) -> None:
        self._view, self._pairs, self._own = view, pairs, own
        self.placed = dict(own)
        self._members: dict[str, set[str]] = {}
        self._copies: dict[int, set[str]] = {}
        self._settled: dict[str, list[Placement]] = {}
        self.of: dict[str, tuple[str, ...]] = {}
        for placed in settled:
            self._settled.setdefault(placed.rumour, []).append(placed)

    def members(self, rumours: Iterable[str]) -> set[str]:
        """The claims of kept rumours, but for the own ones."""
        wanted = set(rumours)
        new = sorted(wanted - self._members.keys())
        self._members |= {rumour: set() for rumour in new}
        for placed in (*self._view.placements(rumours=new), *(p for r in new for p in self._settled.get(r, ()))):
            if placed.claim not in self._own:
                self.placed[placed.claim] = placed
                self._members[placed.rumour].add(placed.claim)
        return {claim for rumour in wanted for claim in self._members[rumour]}

    def beside(self, core: Set[str]) -> set[str]:
        """The claims of other rumours that a clear link or copies join with these, and all copies of theirs."""
        rim = self._outside(core, ())
        said = {self.placed[claim].copy for claim in core}
        judged = core | {
            claim for claim in rim if self.placed[claim].copy in said
        }  # of copies that are apart, any may have been compared
        self._pairs.read(self._view, judged)
        rim |= self._outside(core, {other for claim in judged for other in self._pairs.same(claim)})
        while more := self._outside(core | rim, ()):
            rim |= more
        self._pairs.read(self._view, rim)
        return rim

    def near(self, claims: Iterable[str]) -> set[str]:
        """The claims of all groups so far that a clear link or copies join with these."""
        copies = {self.placed[claim].copy for claim in claims}
        linked = {other for claim in claims for other in self._pairs.same(claim)}
        groups = {group for claim, group in self.of.items() if claim in linked or self.placed[claim].copy in copies}
        return {claim for group in groups for claim in group}

    def group(self, claims: Set[str]) -> set[str]:
        """Groups claims, of whole groups, anew; those of them whose group is not as it was before, or was kept."""
        moved: set[str] = set()
        groups = grouped({claim: self.placed[claim].copy for claim in claims}, *self._pairs.among(claims))
        for group in groups:
            before = self.of.get(group[0])
            if not (self._is_kept(group) if before is None else before == group):
                moved.update(group)
            self.of |= dict.fromkeys(group, group)
        return moved

    def _is_kept(self, group: Sequence[str]) -> bool:
        """Whether a group is a rumour as it is kept, to the last claim."""
        return self._members.get(self.placed[group[0]].rumour) == set(group)

    def _outside(self, inside: Set[str], claims: Iterable[str]) -> set[str]:
        """The claims of the rumours that these claims, and copies of what is inside, are in; none that is inside."""
        wanted = set(claims)
        said = {self.placed[claim].copy for claim in inside}
        new = said - self._copies.keys()
        self._copies |= {copy: set() for copy in new}
        for placed in self._view.placements(copies=sorted(new)):
            self._copies[placed.copy].add(placed.claim)
        wanted |= {claim for copy in said for claim in self._copies[copy]}
        wanted -= self._own.keys()
        rumours = {placed.rumour for placed in self._view.placements(claims=sorted(wanted - self.placed.keys()))}
        rumours |= {self.placed[claim].rumour for claim in wanted & self.placed.keys()}
        return self.members(rumours) - inside
