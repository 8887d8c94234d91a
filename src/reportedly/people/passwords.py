"""Passwords: kept as argon2id hashes (RFC 9106, in its form for little memory), and never anywhere else."""

from __future__ import annotations

import secrets
import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from reportedly.errors import UsageError
from reportedly.store.people import account_key

SHORTEST, LONGEST = 12, 1_000
_FEWEST = 5  # different characters
_AT_ONCE = 2  # each takes 64 MiB
_hasher = PasswordHasher()
_turn = threading.BoundedSemaphore(_AT_ONCE)


def hashed(password: str) -> str:
    """The hash of a password in the PHC format, with the parameters of today."""
    with _turn:
        return _hasher.hash(_normal(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether a password is the one of that hash; of None it never is, after as much work.

    So the answer for a name that nobody has takes as long as for one that somebody has.
    """
    with _turn:
        decoy = _decoy(_hasher)
        try:
            return _hasher.verify(kept or decoy, _normal(password)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than those of today."""
    return _hasher.check_needs_rehash(kept)


def demand_good(password: str, name: str) -> None:
    """Raises UsageError for a password that is guessed too easily, or too long to be one."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"the password has {len(password)} characters; give {SHORTEST} to {LONGEST:,}")
    known = account_key(name)
    if len(set(password)) < _FEWEST or account_key(password).replace(known, "").strip("0123456789 .-_!") == "":
        raise UsageError("the password is guessed too easily; give several words that do not belong together")


def made_up() -> str:
    """A password for somebody who changes it later: 100 bits, in groups that can be read out."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))


@cache
def _decoy(hasher: PasswordHasher) -> str:
    """A hash that no password has, with the parameters of today."""
    return hasher.hash(secrets.token_hex(32))


def _normal(password: str) -> str:
    """The same password however a keyboard composes its letters (RFC 8265); a lone surrogate has no bytes."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace").decode()
