"""Accounts are added, changed and removed by somebody, and the log says by whom."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.people import accounts, passwords
from reportedly.people.accounts import BROWSER, Actor
from reportedly.store import Store, open_store
from reportedly.store.people import Role
from tests.people.conftest import ACTOR
from tests.people.quick_passwords import PASSWORD

IDA = Actor(by="Ida", via=BROWSER, address="192.0.2.7")


def test_every_change_is_in_the_log(store: Store) -> None:
    """Who did it, to whom, from where."""
    accounts.add(store, " Ann  Ray ", Role.READER, PASSWORD, IDA)
    accounts.change_role(store, "ann ray", Role.EDITOR, IDA)
    accounts.change_password(store, "ann ray", "another weir lantern", IDA)
    accounts.remove(store, "ANN RAY", IDA)
    log = [(e.by, e.via, e.address, e.action, e.subject, e.outcome) for e in store.view().audit()][2:]
    assert log == [
        ("Ida", "browser", "192.0.2.7", action, "Ann Ray", "done")
        for action in ("add reader", "make editor", "change password", "remove")
    ]


def test_a_password_is_kept_as_its_hash_alone(store: Store) -> None:
    """The one that was given is good, and stands nowhere."""
    account = store.view().account("ida")
    assert account is not None
    assert passwords.matches(account.password, PASSWORD)
    assert PASSWORD not in repr((store.view().accounts(), list(store.view().audit())))


@pytest.mark.parametrize("name", ["", "  ", "rule:names@1", "RULE:x", "a\x00b", "x" * 81, "a\u202eb"])
def test_a_name_that_is_none_is_refused(store: Store, name: str) -> None:
    """Nothing, a rule, what cannot be seen; then nothing is kept."""
    with pytest.raises(UsageError, match="no name"):
        accounts.add(store, name, Role.READER, PASSWORD, ACTOR)
    assert len(store.view().accounts()) == 2


def test_a_bad_password_changes_nothing(store: Store) -> None:
    """Neither for a new account nor for an old one."""
    before = store.view().accounts(), list(store.view().audit())
    with pytest.raises(UsageError):
        accounts.add(store, "Ann", Role.READER, "short", ACTOR)
    with pytest.raises(UsageError):
        accounts.change_password(store, "Tom", "short", ACTOR)
    assert (store.view().accounts(), list(store.view().audit())) == before


def test_whether_there_is_an_owner(store: Store) -> None:
    """A desk without one can have no people from elsewhere."""
    assert accounts.has_owner(store)
    with open_store("memory:") as empty:
        assert not accounts.has_owner(empty)


def test_roles_by_name() -> None:
    """Those that there are, and a line for any other."""
    assert accounts.role_of("editor") is Role.EDITOR
    with pytest.raises(UsageError, match="reader, editor, owner"):
        accounts.role_of("king")
