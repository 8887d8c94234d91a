"""Pages of rumours that were worked out, kept until anything that they are made from changes.

Where a rumour comes from takes seconds to work out for hundreds of documents. So the page of a large rumour is first
shown without it, while a thread beside the pages works it out.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from reportedly.errors import DataError
from reportedly.linking.counting import recount
from reportedly.store import Store, StoredRumour, View
from reportedly.store.encoding import digest
from reportedly.store.rumours import places_with
from reportedly.views.rumour import RumourPage, rumour_page
from reportedly.web.beside import Beside
from reportedly.web.rumours import Reader, count_origins, gathered, named, uncounted

AT_ONCE = 20  # documents up to which a page is worked out while its reader waits
MOST_CLAIMS = 60_000  # in the pages that are kept
WHOLE, _ORIGINS = "where a rumour comes from", "the number of its origins"


class Key(Struct, frozen=True):
    """Everything that a page is made from, in short: the rumour as lists show it, and a hash of the rest."""

    rumour: StoredRumour
    rest: str


class RumourPages:
    """The pages of the rumours of a store; ``families`` gives the publishers as the desk knows them now.

    ``reader`` makes what reads headlines, once one is needed. Origins that only lists show are counted when it is calm.
    """

    def __init__(
        self,
        store: Store,
        families: Callable[[], Mapping[str, str]],
        beside: Beside,
        reader: Reader = None,
    ) -> None:
        self._store, self._families, self._beside, self._reader = store, families, beside, reader
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, RumourPage] = OrderedDict()
        self._counted_with: Mapping[str, str] | None = None

    def whole(self, id: str) -> RumourPage | None:
        """The page of the rumour of that id, or that a claim of that id is in, however long that takes."""
        view = self._store.view()
        rumour = named(view, id)
        if rumour is None:
            return None
        families = self._families()
        key = key_of(view, rumour, families)
        found = self._find(key)
        return found if found is not None else self._made(key, families)

    def soon(self, id: str) -> RumourPage | None:
        """The page; of a large rumour, its beginning while the rest is worked out, which ``working`` says."""
        self._beside.stir()
        view = self._store.view()
        rumour = named(view, id)
        if rumour is None:
            return None
        families = self._families()
        key = key_of(view, rumour, families)
        found = self._find(key)
        if found is not None:
            return found
        if rumour.documents <= AT_ONCE:
            return self._made(key, families)
        self._beside.begin(WHOLE, key, lambda: self._find(key) or self._made(key, families), waited_for=True)
        return rumour_page(gathered(view, rumour, families, only_begin=True))

    def fresh(self) -> None:
        """Has numbers of origins forgotten that were counted with other families than those of now."""
        try:
            families = self._families()
        except DataError:  # pages that need them say so; the others do not fail for it
            return
        if families != self._counted_with:
            recount(self._store, families)
            self._counted_with = dict(families)

    def count(self, rumours: Sequence[StoredRumour]) -> None:
        """Has the origins of those rumours counted where they are not known, beside the pages."""
        self._beside.stir()
        for rumour in filter(uncounted, rumours):
            self._beside.begin(_ORIGINS, rumour, partial(self._count, rumour), waited_for=False)

    def _count(self, rumour: StoredRumour) -> None:
        count_origins(self._store, self._families(), [rumour])

    def _made(self, key: Key, families: Mapping[str, str]) -> RumourPage:
        made = rumour_page(gathered(self._store.view(), key.rumour, families, self._reader))
        count = made.questions.origins.count if made.questions.origins is not None else None
        made = msgspec.structs.replace(made, rumour=msgspec.structs.replace(made.rumour, origins=count))
        with self._lock:
            self._kept[key] = made
            while sum(len(page.sightings) for page in self._kept.values()) > MOST_CLAIMS and len(self._kept) > 1:
                self._kept.popitem(last=False)
        return made

    def _find(self, key: Key) -> RumourPage | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)


def key_of(view: View, rumour: StoredRumour, families: Mapping[str, str]) -> Key:
    """What the page of a rumour depends on, read from the store without working anything out."""
    places = list(places_with(view, [rumour.heading]))
    documents = sorted({placed.document for placed in places})
    rest = (
        [placed.claim for placed in places],
        sorted(view.known(documents).items()),
        list(view.judged([placed.claim for placed in places])),
        sum(1 for _ in view.removals()),
        view.full_text(),
        sorted(families.items()),
    )
    return Key(msgspec.structs.replace(rumour, origins=None), digest(rest))
