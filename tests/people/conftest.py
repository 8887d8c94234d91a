"""A desk with two people, whose passwords are hashed in no time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from reportedly.people import accounts, sessions, tokens
from reportedly.people.accounts import TERMINAL, Actor
from reportedly.store import Store, open_store
from reportedly.store.people import Role
from tests.people.quick_passwords import PASSWORD, quick_passwords

ACTOR = Actor(by="root", via=TERMINAL)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Ida owns the desk, Tom edits."""
    quick_passwords(monkeypatch)
    with open_store("memory:") as opened:
        accounts.add(opened, "Ida", Role.OWNER, PASSWORD, ACTOR)
        accounts.add(opened, "Tom", Role.EDITOR, PASSWORD, ACTOR)
        yield opened


class Clock:
    """A time that only ``move`` changes."""

    def __init__(self) -> None:
        self.at = datetime(2026, 7, 1, 9, tzinfo=UTC)

    def now(self) -> datetime:
        """The time."""
        return self.at

    def move(self, **by: float) -> None:
        """Lets time pass."""
        self.at += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of day, which a test moves on."""
    made = Clock()
    for module in (accounts, sessions, tokens):
        monkeypatch.setattr(module, "now", made.now)
    return made
