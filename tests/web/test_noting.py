"""A failure beside the pages is told in one line where it is known."""

from __future__ import annotations

import logging

import pytest

from reportedly.errors import StoreError
from reportedly.web.noting import note


@pytest.mark.parametrize(("error", "traced"), [(StoreError("the disk is full"), False), (ValueError("x"), True)])
def test_only_what_is_not_known_has_a_traceback(
    error: Exception, traced: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """What is known says its way out itself."""
    note(logging.getLogger("desk"), "origins could not be counted", error)
    (record,) = caplog.records
    assert record.getMessage().startswith("origins could not be counted")
    assert ("the disk is full" in record.getMessage()) is not traced
    assert (record.exc_info is not None) is traced
