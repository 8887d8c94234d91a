"""What the pages are made from, made once by the command line and handed down."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import DataError
from reportedly.people.signing_in import Tries
from reportedly.settings import Settings
from reportedly.store import Store, View
from reportedly.web.beside import Beside
from reportedly.web.courier import Courier
from reportedly.web.headlines import KeptHeadlines
from reportedly.web.intake import DocumentReader, Intake
from reportedly.web.kept_answers import KeptAnswers, State
from reportedly.web.kept_copies import KeptCopies
from reportedly.web.kept_desk import KeptDesk
from reportedly.web.kept_pages import RumourPages
from reportedly.web.kept_sources import KeptSources
from reportedly.web.queueing import Queue

if TYPE_CHECKING:
    from reportedly.reading.claim_encoder import ClaimEncoder


class Site:
    """A desk that is being served: its ``store``, the ``settings`` of loading, and the ``user`` whose desk it is.

    ``families`` gives the publishers of outlets as the desk knows them now. ``index`` is the folder of the index.
    ``deciding`` is held while a decision is looked up and kept, so that two people never decide one pair twice;
    ``tries`` counts wrong passwords, and ``signing_in`` is where passwords are looked at. Both models are loaded when
    they are first needed.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        user: str,
        index: Path,
        families: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self.store = store
        self.is_file = store.url.startswith("sqlite:")  # which is looked at sooner than a thread is woken for it
        self.families = families
        self.settings = settings
        self.user = user
        self.deciding = threading.Lock()
        self.tries, self.signing_in = Tries(), Queue()
        self._index = index
        self._loading = threading.RLock()
        self.courier = Courier(store, settings)
        self.beside, self.answers = Beside(), KeptAnswers()
        headlines = KeptHeadlines(self.encoder)
        self.rumours = RumourPages(store, families, self.beside, lambda: headlines)
        self.desk, self.copies = KeptDesk(store, self.beside), KeptCopies(store, self.beside)
        self.sources = KeptSources(store, self.beside)
        self.intake = Intake(store, settings, self.reader, self.link)

    def view(self) -> View:
        """The desk as it is now."""
        return self.store.view()

    def state(self, work: str | None = None) -> State | None:
        """What names everything that pages are made from which show that kind of work; None where it is not known."""
        done, held = self.beside.done(work), self.store.state()
        try:
            return (held, self.families(), done) if held is not None else None
        except DataError:  # pages that need them say so; the others do not fail for it
            return None

    def reader(self) -> DocumentReader:
        """What reads texts."""
        with self._loading:
            return self._reader

    def encoder(self) -> ClaimEncoder:
        """What compares claims and reads headlines."""
        with self._loading:
            return self._encoder

    def link(self) -> None:
        """Brings the rumours and their origins up to date with what was added and decided; loads nothing needlessly."""
        from reportedly.alerting.looking import look
        from reportedly.linking.up_to_date import bring_up_to_date
        from reportedly.web.rumours import count_origins

        bring_up_to_date(self.store, self._index, self.encoder)
        look(self.store, self.families())
        count_origins(self.store, self.families())
        self.courier.wake()

    def close(self) -> None:
        """Ends what runs beside the pages; the store is its owner's."""
        self.intake.close()
        self.courier.close()
        self.signing_in.close()
        self.beside.close()

    @cached_property
    def linker(self) -> str:
        """What names the rules that link now, with the version of the encoder of claims; loads neither."""
        from reportedly.linking.anew import linker
        from reportedly.reading.claim_encoder import shipped_version

        return linker(shipped_version())

    @cached_property
    def _reader(self) -> DocumentReader:
        from reportedly.reading.reader import Reader

        return Reader()

    @cached_property
    def _encoder(self) -> ClaimEncoder:
        from reportedly.reading.claim_encoder import ClaimEncoder

        return ClaimEncoder()
