"""Serving loads no model; adding and deciding have the rumours brought up to date."""

from __future__ import annotations

from reportedly.store import Store, keyed
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
