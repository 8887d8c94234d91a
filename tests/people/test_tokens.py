"""A token lets a program in with the lesser role of its own and its holder's, until it ends or is revoked."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.people import accounts, tokens
from reportedly.store import Store
from reportedly.store.people import Role
from tests.people.conftest import ACTOR, Clock


def made(store: Store, role: Role = Role.READER, days: int = 30) -> str:
    """The secret of a new token of Tom's."""
    return tokens.make(store, "tom", "a feed", role, ACTOR, days)[0]


def test_a_token_is_shown_once(store: Store) -> None:
    """What is kept does not hold it, and cannot be used in its place."""
    secret = made(store)
    (kept,) = store.view().tokens("tom")
    assert secret.startswith("reportedly_")
    assert secret not in repr((kept, list(store.view().audit())))
    assert (kept.account, kept.label, kept.role, kept.used) == ("Tom", "a feed", Role.READER, None)
    for other in (kept.key, kept.id, secret[:-1], f"{secret}x", "", secret.removeprefix("reportedly_")):
        assert tokens.visitor(store, other, None) is None


def test_a_token_may_do_what_both_roles_allow(store: Store) -> None:
    """An editor's token for reading reads; when the editor becomes a reader, so does every token."""
    reading, editing = made(store), made(store, Role.EDITOR)
    roles = [who.role for who in (tokens.visitor(store, s, "192.0.2.7") for s in (reading, editing)) if who]
    assert roles == [Role.READER, Role.EDITOR]
    accounts.change_role(store, "Tom", Role.READER, ACTOR)
    found = tokens.visitor(store, editing, "192.0.2.7")
    assert found is not None
    assert (found.name, found.role, found.key) == ("Tom", Role.READER, None)
    assert found.via.startswith("token t")
    with pytest.raises(UsageError, match="no more than that"):
        made(store, Role.EDITOR)


def test_a_token_ends(store: Store, clock: Clock) -> None:
    """By its day, when it is revoked, and with its account."""
    first, second, third = (made(store, days=10) for _ in range(3))
    assert tokens.visitor(store, first, None)
    (used, *_) = [token for token in store.view().tokens("tom") if token.used]
    tokens.revoke(store, used.id, ACTOR)
    assert tokens.visitor(store, first, None) is None
    with pytest.raises(UsageError, match="no token"):
        tokens.revoke(store, used.id, ACTOR)
    clock.move(days=10)
    assert tokens.visitor(store, second, None) is None
    fourth = made(store)
    accounts.remove(store, "tom", ACTOR)
    assert tokens.visitor(store, fourth, None) is tokens.visitor(store, third, None) is None


def test_what_is_no_token_is_refused(store: Store) -> None:
    """No account, no label, or no day of its end."""
    for name, label, days in (
        ("Ann", "a", 1),
        ("Tom", " ", 1),
        ("Tom", "x" * 81, 1),
        ("Tom", "a", 0),
        ("Tom", "a", 9999),
    ):
        with pytest.raises(UsageError):
            tokens.make(store, name, label, Role.READER, ACTOR, days)
    assert store.view().tokens() == ()


def test_making_and_revoking_is_in_the_log(store: Store) -> None:
    """By its id, which is no secret."""
    made(store)
    (kept,) = store.view().tokens("tom")
    tokens.revoke(store, kept.id, ACTOR)
    assert [(e.by, e.action, e.subject) for e in store.view().audit()][-2:] == [
        ("root", "make reader's token", f"{kept.id} of Tom"),
        ("root", "revoke token", f"{kept.id} of Tom"),
    ]
