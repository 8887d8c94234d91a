"""A small desk for the tests of the commands that show it."""

from __future__ import annotations

from pathlib import Path

from reportedly.store import Store
from tests.new_desks import new_desk
from tests.store.inventing import SAID, reading

WEIR = reading(
    ("Ida Moss", SAID[0]), ("Tom Reed", SAID[1]), outlet="The Weir", title="It holds", published="2026-05-04"
)
COURIER = reading(("Ruta Halvorsen", SAID[2]), outlet="Coastal Courier", url="https://example.org/pier")


def filled(folder: Path) -> str:
    """The URL of a database with three claims in two documents."""
    return new_desk(folder / "desk.db", _fill)


def _fill(store: Store) -> None:
    store.writer.add([WEIR, COURIER], at="2026-07-01")
