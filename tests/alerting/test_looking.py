"""What is added to a store is looked at once, and what happened is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.alerting.hooking import saved_search, webhook
from reportedly.alerting.looking import look, wanted
from reportedly.model import Certainty
from reportedly.store import Filters, Store, open_store
from reportedly.store.alerts import AlertKind
from tests.alerting.rumours_over_time import add
from tests.new_desks import new_desk
from tests.store.inventing import reading


@pytest.fixture(params=["memory:", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A desk with one hedged claim that was looked at."""
    url = request.param if request.param == "memory:" else new_desk(tmp_path / "desk.db")
    with open_store(url) as opened:
        add(opened, "2026-05-01T00:00:00+00:00", "Ida Moss", "the pier may be shut", sure=Certainty.POSSIBLE)
        assert look(opened) == ()
        yield opened


def test_each_kind_is_found_where_it_happens(store: Store) -> None:
    """A surer wording of another voice is an origin and harder; a denial is a denial."""
    claim = add(store, "2026-05-02T00:00:00+00:00", "Tom Reed", "the pier is shut for good")
    found = {alert.kind: alert for alert in look(store)}
    assert set(found) == {AlertKind.ORIGIN, AlertKind.HARDER}
    assert {alert.claim for alert in found.values()} == {claim}
    assert (found[AlertKind.HARDER].was, found[AlertKind.HARDER].now) == (1, 3)
    denial = add(store, "2026-05-03T00:00:00+00:00", "Ana Reis", "the pier is not shut")
    kinds = {alert.kind: alert.claim for alert in look(store)}
    assert kinds[AlertKind.DENIAL] == denial


def test_nothing_is_told_twice(store: Store) -> None:
    """Neither by looking again nor by looking from an earlier moment again."""
    add(store, "2026-05-02T00:00:00+00:00", "Tom Reed", "the pier is shut for good")
    first = look(store)
    assert look(store) == ()
    store.writer.notice((), (), "2026-05-01T00:00:00+00:00")
    assert look(store) == ()
    assert len(store.view().alerts().items) == len(first) == 2


def test_what_is_not_joined_yet_waits(store: Store) -> None:
    """And is looked at once it is."""
    store.writer.add([reading(("Tom Reed", "the ferry is late"))], at="2026-05-01T12:00:00+00:00")
    assert look(store) == ()
    assert store.view().looked() == "2026-05-01T00:00:00+00:00"
    add(store, "2026-05-02T00:00:00+00:00", "Tom Reed", "the pier is shut for good")
    assert look(store) != ()
    assert store.view().looked() == "2026-05-02T00:00:00+00:00"


def test_kept_searches_and_webhooks_get_what_is_theirs(store: Store) -> None:
    """A webhook of a search gets the alerts of that search alone."""
    assert not wanted(store.view())
    piers = saved_search("pier", Filters(), by="Ida")
    ferries = saved_search("ferry", Filters(), by="Ida", name="Ferries")
    for search in (piers, ferries):
        store.writer.save_search(search)
    hooks = [
        webhook(f"https://desk.example/{n}", by="Ida", search=s) for n, s in enumerate((None, piers.id, ferries.id))
    ]
    for hook in hooks:
        store.writer.add_webhook(hook)
    assert wanted(store.view())
    add(store, "2026-05-02T00:00:00+00:00", "Tom Reed", "the pier is shut for good")
    found = look(store)
    assert {alert.searches for alert in found} == {(piers.id,)}
    sent = store.view().deliveries()
    assert sorted(d.webhook for d in sent) == sorted([hooks[0].id, hooks[1].id] * len(found))
