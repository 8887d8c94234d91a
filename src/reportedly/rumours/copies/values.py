"""What two texts share, as values: the aligned spans, how far they reach, and what follows from them."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from reportedly.model import EdgeKind, Relation, Span


class Extent(StrEnum):
    """How much of one text is in the other."""

    COPIED = "copied"
    LEAD_CHANGED = "copied with another first paragraph"
    PARTLY = "partly derived"
    QUOTATION = "only quotations shared"
    TRANSLATION = "translated"


class AlignedSpan(Struct, frozen=True, kw_only=True):
    """A stretch that two texts share, in code points of each: ``words`` of it are the same in the same order.

    ``quoted`` is whether it stands in quotation marks in both.
    """

    left: Span
    right: Span
    words: int
    quoted: bool = False


class Derivation(Struct, frozen=True, kw_only=True):
    """One of two texts was derived from the other, or both from a third; which from which, only their times can tell.

    ``left`` and ``right`` are ids of documents, ``left`` the smaller. ``share_left`` and ``share_right`` are the parts
    of each text's own words, boilerplate left out, that stand in ``spans``, which are in order of the left text.
    ``confidence`` is from 0 to 1, ``why`` says in words what is shared.
    """

    left: str
    right: str
    extent: Extent
    relation: Relation
    kind: EdgeKind
    why: str
    confidence: float
    spans: tuple[AlignedSpan, ...]
    share_left: float
    share_right: float
