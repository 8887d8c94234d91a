"""Accounts, sessions, tokens and the log of what people did, the same in every kind of store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import StoreError, UsageError
from reportedly.store import Store, Subject, open_store
from reportedly.store.copying import content, copy
from reportedly.store.people import AuditEvent, Role, account_key, broken, sealed
from tests.store.inventing import SAID, reading
from tests.store.people import IDA, TOM, event, people, session, token

NAMES = st.text(min_size=1, max_size=8)


def test_an_account_is_known_by_its_name(store: Store) -> None:
    """In any case; a name that is taken is not given again."""
    people(store)
    view = store.view()
    assert view.accounts() == (IDA, TOM)
    assert view.account("IDA") == view.account(" ida ") == IDA
    assert view.account("Ann") is None
    with pytest.raises(UsageError, match="already"):
        store.writer.add_account(msgspec.structs.replace(TOM, name="ＴＯＭ"))


def test_another_role_or_password_ends_the_sessions(store: Store) -> None:
    """Of that account alone, and its tokens stay."""
    people(store)
    assert store.writer.change_account("tom", role=Role.READER).role is Role.READER
    changed = store.writer.change_account("Tom", password="another hash")
    assert (
        changed
        == store.view().account("tom")
        == msgspec.structs.replace(TOM, role=Role.READER, password="another hash")
    )
    assert store.view().sessions("Tom") == ()
    assert len(store.view().sessions("Ida")) == len(store.view().tokens("Tom")) == 1


def test_an_owner_is_always_left(store: Store) -> None:
    """The only one can neither go nor become something else; one of two can."""
    people(store)
    for change in (
        lambda: store.writer.remove_account("ida"),
        lambda: store.writer.change_account("ida", role=Role.EDITOR),
    ):
        with pytest.raises(UsageError, match="the only owner"):
            change()
    store.writer.change_account("ida", password="another hash")
    store.writer.change_account("tom", role=Role.OWNER)
    store.writer.remove_account("ida")
    assert [account.name for account in store.view().accounts()] == ["Tom"]


def test_an_account_goes_with_all_it_could_come_in_by(store: Store) -> None:
    """Sessions and tokens are gone; what it did stays in the log."""
    people(store)
    assert store.writer.remove_account("tom") == TOM
    view = store.view()
    assert (view.session("session of Tom"), view.token("key of t-Tom")) == (None, None)
    assert view.tokens() == (token("t-Ida", "Ida"),)
    assert [found.by for found in view.audit()] == ["Ida", "Tom"]
    with pytest.raises(UsageError, match="no account"):
        store.writer.remove_account("tom")
    with pytest.raises(UsageError, match="no account"):
        store.writer.add_token(token("t-2", "tom"))
    store.writer.begin_session(session("late", "tom"))
    assert store.view().session("late") is None


def test_sessions_begin_go_on_and_end(store: Store) -> None:
    """Each by its key, all of an account at once; a new one sweeps out what is over."""
    people(store)
    found = store.view().session("session of Ida")
    assert found == (session("session of Ida", "Ida"), IDA)
    store.writer.renew_session("session of Ida", "2026-07-05")
    store.writer.begin_session(session("second", "IDA", "2026-07-06"))
    assert [(s.key, s.account, s.seen) for s in store.view().sessions("ida")] == [
        ("second", "Ida", "2026-07-06"),
        ("session of Ida", "Ida", "2026-07-05"),
    ]
    store.writer.end_session("second")
    assert store.view().session("second") is None
    store.writer.begin_session(session("third", "Ida", "2026-09-01", "2026-10-01"))
    assert [s.key for s in store.view().sessions("ida")] == ["third"]
    assert store.view().sessions("tom") == ()
    store.writer.end_sessions("Ida")
    assert store.view().sessions("ida") == ()


def test_tokens_are_kept_used_and_revoked(store: Store) -> None:
    """A token that is revoked is not found any more."""
    people(store)
    assert store.view().token("key of t-Tom") == (token("t-Tom", "Tom"), TOM)
    store.writer.use_token("t-Tom", "2026-07-09")
    used = msgspec.structs.replace(token("t-Tom", "Tom"), used="2026-07-09")
    assert store.view().tokens("TOM") == (used,)
    assert store.writer.revoke_token("t-Tom") == used
    assert store.view().token("key of t-Tom") is None
    with pytest.raises(UsageError, match="no token"):
        store.writer.revoke_token("t-Tom")


def test_the_log_is_read_from_its_end(store: Store) -> None:
    """Page by page, of everybody or of one person; events without a person are there too."""
    for number in range(5):
        store.writer.note(event("Ida" if number % 2 else None, f"action {number}"))
    first = store.view().audited(limit=3)
    second = store.view().audited(limit=3, cursor=first.next)
    assert [found.action for found in (*first.items, *second.items)] == [f"action {n}" for n in (4, 3, 2, 1, 0)]
    assert second.next is None
    assert [found.action for found in store.view().audited(by="ida").items] == ["action 3", "action 1"]
    assert [found.number for found in store.view().audit()] == [1, 2, 3, 4, 5]
    assert store.view().check() == ()


def test_an_event_is_kept_with_odd_words(store: Store) -> None:
    """What no database can hold is replaced before it is sealed."""
    store.writer.note(msgspec.structs.replace(event("Ida\x00", "add"), subject="\ud800"))
    (found,) = store.view().audit()
    assert (found.by, found.subject) == ("Ida\ufffd", "\ufffd")
    assert store.view().check() == ()


def test_people_are_copied_without_their_sessions(three: Callable[[], list[Store]], tmp_path: Path) -> None:
    """Memory to SQLite, to PostgreSQL, and back: accounts, tokens and the log are the same, and nobody is signed in."""
    memory, sqlite, postgresql = three()
    people(memory)
    memory.writer.add([reading(("Ida Moss", SAID[0]))])
    with open_store(f"sqlite:///{tmp_path / 'back.db'}") as back:
        for source, target in ((memory, sqlite), (sqlite, postgresql), (postgresql, back)):
            assert copy(source, target) == content(memory.view())
        view = back.view()
        assert (view.accounts(), len(view.tokens()), len(list(view.audit()))) == ((IDA, TOM), 2, 2)
        assert view.sessions("ida") == ()
        back.writer.note(event("Ida", "more"))
        assert view.check() == ()


def test_a_desk_with_people_is_not_empty(three: Callable[[], list[Store]]) -> None:
    """Nothing is copied into one, or two desks' owners would be mixed."""
    memory, sqlite, _ = three()
    sqlite.writer.add_account(IDA)
    with pytest.raises(StoreError, match="not empty"):
        copy(memory, sqlite)


def test_forgetting_somebody_in_the_news_leaves_the_people_of_the_desk(store: Store) -> None:
    """Even where the names are the same: those who did something stay in the log."""
    people(store)
    store.writer.add_account(msgspec.structs.replace(TOM, name="Ida Moss"))
    store.writer.add([reading(("Ida Moss", SAID[0]))])
    before = store.view().accounts(), list(store.view().audit())
    store.writer.forget(Subject.PERSON, "Ida Moss", by="Ida", why="asked")
    assert (store.view().accounts(), list(store.view().audit())) == before


@given(NAMES, NAMES)
def test_names_that_look_alike_are_one(first: str, second: str) -> None:
    """A key is its own key, whatever the spelling; so are upper and lower case of plain letters."""
    assert account_key(account_key(first)) == account_key(first)
    assert account_key(f" {first}  {second} ") == account_key(f"{first} {second}")


@given(st.lists(st.sampled_from(["add", "sign in", "decide"]), min_size=2, max_size=6), st.data())
def test_a_log_that_was_touched_is_seen(actions: list[str], data: st.DataObject) -> None:
    """One event changed, taken out or moved; only a cut at the end cannot be told."""
    log: list[AuditEvent] = []
    for action in actions:
        log.append(sealed(event("Ida", action), log[-1] if log else None))
    assert list(broken(log)) == []
    at = data.draw(st.integers(0, len(log) - 2))
    changed = [*log[:at], msgspec.structs.replace(log[at], by="Tom"), *log[at + 1 :]]
    for touched in (changed, [*log[:at], *log[at + 1 :]], [*log[:at], log[at + 1], log[at], *log[at + 2 :]]):
        assert len(list(broken(touched))) == 1


def test_roles_hold_one_another() -> None:
    """An owner may do all that an editor may, and an editor all that a reader may."""
    assert [[a.includes(b) for b in Role] for a in Role] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]
