"""What the pages are made from, made once by the command line and handed down."""

from __future__ import annotations

import threading

from reportedly.settings import Settings
from reportedly.store import Store, View


class Site:
    """A desk that is being served: its ``store``, the ``settings`` of loading, and the ``user`` whose desk it is.

    ``deciding`` is held while a decision is looked up and kept, so that two people never decide one pair twice.
    """

    def __init__(self, store: Store, settings: Settings, user: str) -> None:
        self.store = store
        self.settings = settings
        self.user = user
        self.deciding = threading.Lock()

    def view(self) -> View:
        """The desk as it is now."""
        return self.store.view()
