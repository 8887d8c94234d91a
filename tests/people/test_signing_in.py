"""Signing in: what is wrong is not told, trying is limited, and the log keeps both."""

from __future__ import annotations

import pytest

from reportedly.people import passwords, sessions, signing_in
from reportedly.people.signing_in import TooOftenError, Tries, WrongPasswordError, sign_in
from reportedly.store import Store
from tests.people.quick_passwords import PASSWORD, QUICK

WHERE = "192.0.2.7"


def last(store: Store) -> tuple[str | None, str, str | None, str]:
    """The last event of the log."""
    event = list(store.view().audit())[-1]
    return event.by, event.action, event.subject, event.outcome


def test_the_right_password_begins_a_session(store: Store) -> None:
    """Whatever the case of the name."""
    secret = sign_in(store, Tries(), "IDA", PASSWORD, WHERE)
    assert sessions.visitor(store, secret, WHERE) is not None
    assert last(store) == ("Ida", "sign in", None, "done")


def test_what_is_wrong_is_not_told(store: Store) -> None:
    """A wrong password and a name that nobody has give the same words; such a name is kept nowhere."""
    told = set()
    for name, about in (("Ida", "Ida"), ("hunter2hunter2", signing_in.UNKNOWN)):
        with pytest.raises(WrongPasswordError) as refused:
            sign_in(store, Tries(), name, "not the password", WHERE)
        told.add(str(refused.value))
        assert last(store) == (None, "sign in", about, "refused")
    assert len(told) == 1
    assert "hunter2" not in repr(list(store.view().audit()))
    assert store.view().sessions("ida") == ()


def test_trying_is_limited(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """After ten wrong ones not even the right password is looked at, until a quarter of an hour is over."""
    tries, at = Tries(), 1_000.0
    monkeypatch.setattr(signing_in.time, "monotonic", lambda: at)
    for _ in range(10):
        with pytest.raises(WrongPasswordError):
            sign_in(store, tries, "Ida", "not the password", WHERE)
    with pytest.raises(TooOftenError) as refused:
        sign_in(store, tries, "iDA", PASSWORD, WHERE)
    assert refused.value.seconds == 900
    assert last(store) == (None, "sign in too often", "Ida", "refused")
    sign_in(store, tries, "Tom", PASSWORD, WHERE)
    at += 901
    sign_in(store, tries, "Ida", PASSWORD, WHERE)


def test_a_right_password_forgets_the_wrong_ones(store: Store) -> None:
    """So that a person who mistypes is not shut out over the day."""
    tries = Tries(most=3)
    for _ in range(4):
        for _ in range(2):
            with pytest.raises(WrongPasswordError):
                sign_in(store, tries, "Ida", "not the password", WHERE)
        sign_in(store, tries, "Ida", PASSWORD, WHERE)


def test_names_are_not_collected_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever invents names cannot fill the memory."""
    monkeypatch.setattr(signing_in, "_NAMES", 3)
    tries = Tries(most=1)
    for name in "abcd":
        tries.demand(name)
    tries.demand("a")
    with pytest.raises(TooOftenError):
        tries.demand("d")


def test_an_old_hash_is_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the parameters have changed since, with the password that was just given."""
    before = store.view().account("ida")
    monkeypatch.setattr(passwords, "_hasher", type(QUICK)(time_cost=2, memory_cost=8, parallelism=1))
    secret = sign_in(store, Tries(), "Ida", PASSWORD, WHERE)
    after = store.view().account("ida")
    assert before is not None
    assert after is not None
    assert (passwords.outdated(before.password), passwords.outdated(after.password)) == (True, False)
    assert sessions.visitor(store, secret, WHERE) is not None
