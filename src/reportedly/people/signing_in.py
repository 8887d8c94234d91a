"""Signing in: from a name and a password to a session. How often may be tried is limited for each name."""

from __future__ import annotations

import threading
import time
from collections import deque

from reportedly.errors import ReportedlyError
from reportedly.people import passwords, sessions
from reportedly.people.accounts import BROWSER, REFUSED, Actor, note
from reportedly.store import Store
from reportedly.store.people import Account, account_key

MOST, WITHIN = 10, 15 * 60.0
_NAMES = 10_000
UNKNOWN = "a name that nobody has"


class WrongPasswordError(ReportedlyError):
    """The name or the password is wrong; which of them is not told."""


class TooOftenError(ReportedlyError):
    """It was tried too often; ``seconds`` until it may be tried again."""

    def __init__(self, seconds: float) -> None:
        super().__init__("signing in was tried too often")
        self.seconds = max(1, round(seconds))


class Tries:
    """Counts the wrong passwords for each name: after 10 within a quarter of an hour, no other is looked at.

    It is the same for names that nobody has, and holds at most 10,000 names, those that were tried last.
    """

    def __init__(self, most: int = MOST, within: float = WITHIN) -> None:
        self._most, self._within = most, within
        self._lock = threading.Lock()
        self._failed: dict[str, deque[float]] = {}

    def demand(self, name: str) -> None:
        """Counts a try in advance; raises TooOftenError where there were enough already."""
        at, key = time.monotonic(), account_key(name)
        with self._lock:
            failed = self._failed.pop(key, deque())
            while failed and failed[0] <= at - self._within:
                failed.popleft()
            self._failed[key] = failed
            if len(failed) >= self._most:
                raise TooOftenError(failed[0] + self._within - at)
            failed.append(at)
            if len(self._failed) > _NAMES:
                del self._failed[next(iter(self._failed))]

    def passed(self, name: str) -> None:
        """Forgets what was wrong before a right password."""
        with self._lock:
            self._failed.pop(account_key(name), None)


def sign_in(store: Store, tries: Tries, name: str, password: str, address: str | None) -> str:
    """Begins a session for a name and its password, and returns the secret for the cookie.

    Raises WrongPasswordError where one of them is wrong, and TooOftenError. Both are in the log, but never a name that
    nobody has: it is often a password, written into the wrong field.
    """
    account = store.view().account(name)
    try:
        account = _checked(tries, account, name, password)
    except (TooOftenError, WrongPasswordError) as error:
        about = account.name if account is not None else UNKNOWN
        action = "sign in" if isinstance(error, WrongPasswordError) else "sign in too often"
        note(store, Actor(by=None, via=BROWSER, address=address), action, about, REFUSED)
        raise
    if passwords.outdated(account.password):
        store.writer.change_account(account.name, password=passwords.hashed(password))
    secret = sessions.begin(store, account)
    note(store, Actor(by=account.name, via=BROWSER, address=address), "sign in")
    return secret


def confirm(store: Store, tries: Tries, name: str, password: str) -> None:
    """Makes sure that whoever uses a session knows its password; raises as ``sign_in`` does."""
    _checked(tries, store.view().account(name), name, password)


def _checked(tries: Tries, account: Account | None, name: str, password: str) -> Account:
    tries.demand(name)
    good = passwords.matches(None if account is None else account.password, password[: passwords.LONGEST])
    if account is None or not good:
        raise WrongPasswordError("the name or the password is wrong")
    tries.passed(name)
    return account
