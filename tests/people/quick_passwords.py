"""Passwords that are hashed in no time, for tests that sign in; how they are really hashed is tested beside."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from reportedly.people import passwords

PASSWORD = "weir harbour lantern"
QUICK = PasswordHasher.from_parameters(CHEAPEST)


def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes with the cheapest parameters until the end of the test."""
    monkeypatch.setattr(passwords, "_hasher", QUICK)
