"""Refusals as they are kept: once for each target and reason, with the first and the last time that they were met."""

from __future__ import annotations

import msgspec

from reportedly.model import Refusal
from reportedly.store.encoding import column
from reportedly.store.values import RefusedInput


def refused(refusal: Refusal, at: str) -> RefusedInput:
    """A refusal that is met at a moment, which is ISO 8601 in UTC."""
    return RefusedInput(
        target=column(refusal.target),
        reason=column(refusal.reason),
        remedy=column(refusal.remedy),
        first=at,
        last=at,
    )


def merged(old: RefusedInput | None, new: RefusedInput) -> RefusedInput:
    """Two of the same refusal as one."""
    if old is None:
        return new
    return msgspec.structs.replace(new, first=min(old.first, new.first), last=max(old.last, new.last))
