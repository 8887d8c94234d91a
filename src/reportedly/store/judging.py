"""Judgements as they are kept: the two ids in alphabetical order, each with the instant that puts it in its place.

An id may go on after a colon, for a part of what it names; it goes when that does.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from reportedly.errors import UsageError
from reportedly.model import Judgement
from reportedly.store.encoding import column, digest
from reportedly.store.instants import instant


def ordered(judgement: Judgement) -> Judgement:
    """The judgement with ``left`` before ``right``; raises UsageError for a time that is not ISO 8601."""
    if instant(judgement.at) is None:
        raise UsageError(f"a judgement is dated {judgement.at!r}; give its time in ISO 8601")
    left, right = sorted((column(judgement.left), column(judgement.right)))
    by, reasons = column(judgement.by), tuple(map(column, judgement.reasons))
    return msgspec.structs.replace(judgement, left=left, right=right, by=by, reasons=reasons)


def place(judgement: Judgement) -> tuple[int, str]:
    """Where a judgement stands in the order of time; of one instant, in the order of a hash of their content."""
    return instant(judgement.at) or 0, digest(judgement)


def touched(judgement: Judgement, ids: Collection[str]) -> bool:
    """Whether a judgement is about one of the ids, or about a part of what it names."""
    return any(whole(side) in ids for side in (judgement.left, judgement.right))


def whole(id: str) -> str:
    """The id without what follows a colon."""
    return id.partition(":")[0]
