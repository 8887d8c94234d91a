"""The points of a curve say how sure each sighting was."""

from __future__ import annotations

from reportedly.model import Certainty, Response
from reportedly.views.curve import levels, point


def test_only_what_asserts_has_a_level() -> None:
    """A denial and a silence are points without one."""
    sure = point("2026-05-04", Certainty.PROBABLE, Response.ASSERTS, denied=False)
    denied = point("2026-05-05", Certainty.CERTAIN, Response.ASSERTS, denied=True)
    silent = point("2026-05-05", Certainty.CERTAIN, Response.SILENT, denied=False)
    assert [p.level for p in (sure, denied, silent)] == [2, None, None]
    assert levels([denied, sure, silent]) == (2, 2)
    assert levels([denied]) is None
