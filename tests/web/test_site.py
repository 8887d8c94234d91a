"""Serving loads no model; adding and deciding have the rumours brought up to date."""

from __future__ import annotations

import time
from contextlib import closing
from itertools import combinations
from pathlib import Path

from litestar.testing import TestClient

from reportedly.errors import DataError
from reportedly.settings import Settings
from reportedly.store import Store, keyed
from reportedly.web.app import application
from reportedly.web.site import Site
from tests.cli.rumour_desk import AGAIN, DENIED, RESIGNED
from tests.store.inventing import reading


def test_linking_joins_what_is_new(site: Site, store: Store) -> None:
    """The same claim in two documents is one rumour, with its origins counted; twice changes nothing."""
    store.writer.add([reading(RESIGNED, outlet="The Weir"), reading(AGAIN, outlet="Coastal Courier"), reading(DENIED)])
    site.link()
    view = store.view()
    assert view.unlinked() == ()
    spread = [rumour for rumour in view.rumours().items if rumour.documents > 1]
    assert spread
    assert all(rumour.origins is not None for rumour in spread)
    before = view.linked()
    site.link()
    assert store.view().linked() == before


def test_the_reader_is_made_once(site: Site) -> None:
    """And only when it is asked for."""
    assert site.reader() is site.reader()
    assert keyed(site.reader().read(reading(RESIGNED).document).document) is not None


def test_its_state_is_another_once_anything_is(store: Store, tmp_path: Path) -> None:
    """Something is written, a publisher is set, or work beside the pages is over."""
    families: dict[str, str] = {}
    with closing(Site(store, Settings(), "ida", tmp_path, lambda: dict(families))) as site:
        states = [site.state()]
        store.writer.add([reading(RESIGNED)])
        states.append(site.state())
        families["The Weir"] = "Moss"
        states.append(site.state())
        assert site.state("this") == states[-1]
        site.beside.begin("this", 1, lambda: None, waited_for=True)
        while not site.beside.done("this"):
            time.sleep(0.001)
        assert site.state() == site.state("that") == states[-1]
        states.append(site.state("this"))
    assert all(one != other for one, other in combinations(states, 2))
    assert None not in states


def test_a_file_of_families_that_cannot_be_read_fails_no_page_that_needs_none(store: Store, tmp_path: Path) -> None:
    """Its state is not known then, so that nothing is kept."""

    def bad() -> dict[str, str]:
        raise DataError("is not UTF-8")

    with closing(Site(store, Settings(), "ida", tmp_path, bad)) as site, TestClient(application(site)) as client:
        assert site.state() is None
        assert client.get("/documents", headers={"host": "127.0.0.1"}).status_code == 200
