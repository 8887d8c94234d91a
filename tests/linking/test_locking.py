"""One process at a time."""

from __future__ import annotations

import threading
from pathlib import Path

from reportedly.linking.locking import locked


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    """And goes on when it lets go, by an error too."""
    order: list[str] = []

    def second() -> None:
        with locked(tmp_path / "lock"):
            order.append("second")

    waiting = threading.Thread(target=second)
    try:
        with locked(tmp_path / "lock"):
            waiting.start()
            waiting.join(0.1)
            order.append("first")
            raise LookupError
    except LookupError:
        waiting.join()
    assert order == ["first", "second"]
