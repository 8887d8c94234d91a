"""Passwords are kept as argon2id hashes; whether a name exists does not change the work."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from reportedly.errors import UsageError
from reportedly.people import passwords
from tests.people.quick_passwords import PASSWORD, QUICK, quick_passwords


def test_a_hash_is_argon2id_and_says_nothing() -> None:
    """With the parameters of RFC 9106 for little memory; the same password never gives the same hash."""
    first, second = passwords.hashed(PASSWORD), passwords.hashed(PASSWORD)
    assert first.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert first != second
    assert PASSWORD not in first
    assert passwords.matches(first, PASSWORD)
    assert not passwords.outdated(first)
    assert passwords.outdated(QUICK.hash(PASSWORD))


def test_only_the_password_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    """However its letters are composed; never another one, and never against what is no hash."""
    quick_passwords(monkeypatch)
    kept = passwords.hashed("caf\u00e9 harbour weir")
    assert passwords.matches(kept, "cafe\u0301 harbour weir")
    assert not passwords.matches(kept, "Caf\u00e9 harbour weir")
    assert not passwords.matches("", PASSWORD)
    assert not passwords.matches("no hash", PASSWORD)
    assert not passwords.matches(kept, "\ud800")


def test_a_name_that_nobody_has_costs_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """One hash is verified, with the same parameters, whether there is an account or not."""
    asked: list[str] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            asked.append(str(hash).rpartition("$")[0].rpartition("$")[0])
            return super().verify(hash, password)  # type: ignore[return-value]

    monkeypatch.setattr(passwords, "_hasher", Watched(time_cost=1, memory_cost=8, parallelism=1))
    kept = passwords.hashed(PASSWORD)
    asked.clear()
    assert passwords.matches(kept, "wrong password here") is passwords.matches(None, "wrong password here") is False
    assert len(asked) == 2
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    "password", ["short", "x" * 1_001, "aaaaaaaaaaaaaaaaaa", "ida ida ida 1234", "Ida-Ida-Ida-2026"]
)
def test_a_password_that_is_guessed_is_refused(password: str) -> None:
    """Too short, too long, of few letters, or the name again and again; with the way out."""
    with pytest.raises(UsageError, match="give"):
        passwords.demand_good(password, "Ida")


def test_good_passwords_are_taken() -> None:
    """Words, whatever they are made of, and those that are made up."""
    for password in (PASSWORD, "weir harbour ida lantern", "пароль для стола"):
        passwords.demand_good(password, "Ida")
    made = {passwords.made_up() for _ in range(20)}
    assert len(made) == 20
    for password in made:
        passwords.demand_good(password, "Ida")
