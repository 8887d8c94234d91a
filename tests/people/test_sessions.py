"""A session is good for twelve hours after it was last used, and thirty days in all."""

from __future__ import annotations

from reportedly.people import sessions
from reportedly.store import Store
from reportedly.store.people import Role
from tests.people.conftest import Clock


def begun(store: Store, name: str = "Ida") -> str:
    """The secret of a new session."""
    account = store.view().account(name)
    assert account is not None
    return sessions.begin(store, account)


def test_whoever_holds_the_secret_is_signed_in(store: Store) -> None:
    """With the name and role of the account; what is kept is another text."""
    secret = begun(store)
    found = sessions.visitor(store, secret, "192.0.2.7")
    assert found is not None
    assert (found.name, found.role, found.via, found.address) == ("Ida", Role.OWNER, "browser", "192.0.2.7")
    (kept,) = store.view().sessions("ida")
    assert secret not in repr(kept)
    assert sessions.visitor(store, kept.key, None) is None
    assert sessions.visitor(store, "", None) is None
    assert begun(store) != secret


def test_a_session_that_is_not_used_ends(store: Store, clock: Clock) -> None:
    """After twelve hours; and it is gone from the store too."""
    secret = begun(store)
    for _ in range(3):
        clock.move(hours=11)
        assert sessions.visitor(store, secret, None) is not None
    clock.move(hours=12)
    assert sessions.visitor(store, secret, None) is None
    assert store.view().sessions("ida") == ()


def test_a_session_ends_after_a_month_at_the_latest(store: Store, clock: Clock) -> None:
    """However often it is used."""
    secret = begun(store)
    days = 0
    while sessions.visitor(store, secret, None) is not None:
        clock.move(hours=8)
        days += 1
    assert days == 90


def test_a_change_of_role_counts_at_once(store: Store) -> None:
    """The session ends, so that nobody goes on with what they may not do any more."""
    secret = begun(store, "Tom")
    store.writer.change_account("Tom", role=Role.READER)
    assert sessions.visitor(store, secret, None) is None


def test_signing_out_ends_the_session(store: Store) -> None:
    """Here alone, or everywhere; the log says so."""
    first, second, third = begun(store), begun(store), begun(store)
    who = sessions.visitor(store, first, None)
    assert who is not None
    sessions.sign_out(store, who)
    assert sessions.visitor(store, first, None) is None
    other = sessions.visitor(store, second, None)
    assert other is not None
    sessions.sign_out_everywhere(store, other)
    assert sessions.visitor(store, third, None) is None
    assert [event.action for event in store.view().audit()][-2:] == ["sign out", "sign out everywhere"]
