"""The desk listens on this machine alone."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.web.serving import listen


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.8.9.1"])
def test_loopback_can_be_had(host: str) -> None:
    """On a free port, for 0."""
    with listen(host, 0) as listening:
        assert listening.getsockname()[1] > 0


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", ""])  # noqa: S104
def test_nothing_else_can(host: str) -> None:
    """The line says which may be given."""
    with pytest.raises(UsageError, match="localhost"):
        listen(host, 0)


def test_a_port_that_is_held_is_said() -> None:
    """With the way out."""
    with listen("127.0.0.1", 0) as listening, pytest.raises(UsageError, match="give another"):
        listen("127.0.0.1", listening.getsockname()[1])
