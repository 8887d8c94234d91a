"""Texts that were given in the browser on their way into the store: loaded, taken in and linked in one worker thread.

The model is loaded by the first text that needs it, never by serving.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

import msgspec
from msgspec import Struct

from reportedly.errors import RefusedError, ReportedlyError, UsageError
from reportedly.headline import called
from reportedly.intake.taking import Intake as Taking
from reportedly.intake.taking import Taken as Done
from reportedly.model import Basis, Document, Reading, Refusal
from reportedly.settings import Settings
from reportedly.store import Filters, Outcome, Store, keyed
from reportedly.views.intake import SHOWN, Begun, IntakePage, Stage, Taken
from reportedly.web.first_claims import first_claims
from reportedly.web.noting import note

KEPT, WAITING = 50, 20
KEPT_BYTES = 5_000_000
"""How large may be what a call was given that stopped, so that it is kept to be tried again."""
_STAGES = {
    Outcome.ADDED: Stage.ADDED,
    Outcome.REVISED: Stage.REVISED,
    Outcome.REFRESHED: Stage.REFRESHED,
    Outcome.KNOWN: Stage.KNOWN,
    Outcome.FORGOTTEN: Stage.FORGOTTEN,
}
_log = logging.getLogger(__name__)


class Given(Struct, frozen=True, kw_only=True):
    """One thing that was given: an address, or the ``data`` of a file or a pasted text; and what is known of a text."""

    name: str
    data: bytes | None = None
    pasted: bool = False
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


class DocumentReader(Protocol):
    """What reads documents, by the model that it names."""

    model: str

    def read(self, document: str | Document) -> Reading:
        """The Reading of one."""

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of a stream, in its order."""


class Intake:
    """Takes in what is given, one call after the other; ``page`` shows how far a call is.

    ``reader`` makes the reader once one is needed, ``link`` brings the rumours up to date after each call.
    """

    def __init__(
        self, store: Store, settings: Settings, reader: Callable[[], DocumentReader], link: Callable[[], object]
    ) -> None:
        self._store, self._settings, self._reader, self._link = store, settings, reader, link
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="intake")
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._pages: dict[str, IntakePage] = {}
        self._given: dict[str, tuple[Given, ...]] = {}
        self._linking = False

    def give(self, given: Sequence[Given]) -> str:
        """Queues what is given and returns the id of its page; raises UsageError while too much is waiting."""
        with self._lock:
            if sum(not page.over for page in self._pages.values()) >= WAITING:
                raise UsageError(f"{WAITING} calls are waiting to be read; give more when some are done")
            call = secrets.token_hex(8)
            for old in [key for key, page in self._pages.items() if page.over][: max(0, len(self._pages) + 1 - KEPT)]:
                del self._pages[old]
                self._given.pop(old, None)
            self._pages[call] = IntakePage(id=call, state="waiting", over=False, given=len(given), texts=())
        self._worker.submit(self._take, call, tuple(given))
        return call

    def again(self, id: str) -> str | None:
        """Queues once more what a call was given that stopped, as another call; None where nothing is kept of it."""
        with self._lock:
            given = self._given.get(id)
        if given is None:
            return None
        call = self.give(given)
        with self._lock:
            self._given.pop(id, None)
            if id in self._pages:
                self._pages[id] = msgspec.structs.replace(self._pages[id], again=False)
        return call

    def relink(self) -> None:
        """Has the rumours brought up to date, after what is waiting; a call that waits already is enough."""
        with self._lock:
            waiting, self._linking = self._linking, True
        if not waiting:
            self._worker.submit(self._relink)

    def page(self, id: str) -> IntakePage | None:
        """How far a call is; None for one that is not known, or no more."""
        with self._lock:
            return self._pages.get(id)

    def lately(self) -> tuple[Begun, ...]:
        """The calls that are known, the newest first."""
        with self._lock:
            pages = list(self._pages.values())
        return tuple(Begun(id=p.id, name=_called(p), state=p.state) for p in reversed(pages))

    def close(self) -> None:
        """Ends the worker after the text that it is at; what was taken in until then is stored."""
        self._stopped.set()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _take(self, id: str, given: Sequence[Given]) -> None:
        """One call; whatever goes wrong is on its page."""
        try:
            self._change(id, state="reading")
            # a text a batch, so that its claims are shown while the rest is read
            taking = Taking(self._store, self._reader, partial(self._done, id), most=1)
            for item in loaded(given, self._settings):
                if self._stopped.is_set():
                    raise UsageError("the desk is being closed; give the rest again")
                self._put(id, _begun(item))
                self._begin(id, item)
                taking.take(item)
            taking.commit()
            self._change(id, state="looking for the same claims elsewhere")
            self._link()
            self._change(id, state="done", over=True)
        except Exception as error:  # noqa: BLE001 (of a worker thread nobody else would tell)
            known = isinstance(error, ReportedlyError)
            if not known:
                _log.exception("taking in failed")
            told = str(error) if known else "something failed that should not have; the terminal shows what"
            self._stop(id, given, told)

    def _begin(self, id: str, item: Document | Refusal) -> None:
        """Shows the first claims of the first text where that is long, and new."""
        page = self.page(id)
        if isinstance(item, Refusal) or page is None or len(page.texts) > 1:
            return
        document = keyed(item)
        if self._store.view().known([document.id]):
            return
        first = first_claims(document, self._reader())
        self._put(id, msgspec.structs.replace(page.texts[0], first=first), replacing=True)

    def _relink(self) -> None:
        with self._lock:
            self._linking = False
        try:
            self._link()
        except Exception as error:  # noqa: BLE001 (of a worker thread nobody else would tell)
            note(_log, "joining the same claims failed", error)

    def _done(self, id: str, taken: Sequence[Done]) -> None:
        """Shows what became of a text, with its first claims."""
        view = self._store.view()
        for one in taken:
            stored = view.document(one.document.id)
            shown = Taken(name=_name(one.document), stage=_STAGES[one.outcome])
            if stored is not None:
                first = view.claims(Filters(document=stored.id), limit=SHOWN).items
                shown = msgspec.structs.replace(shown, document=stored.id, claims=stored.claims, first=first)
            self._put(id, shown, replacing=True)

    def _put(self, id: str, taken: Taken, *, replacing: bool = False) -> None:
        with self._lock:
            page = self._pages[id]
            texts = page.texts[:-1] if replacing else page.texts
            self._pages[id] = msgspec.structs.replace(page, texts=(*texts, taken))

    def _stop(self, id: str, given: Sequence[Given], told: str) -> None:
        """Says what went wrong, and keeps what was given, unless that is too large."""
        with self._lock:
            again = sum(len(item.data or b"") for item in given) <= KEPT_BYTES
            if again:
                self._given[id] = tuple(given)
            self._pages[id] = msgspec.structs.replace(self._pages[id], state=f"stopped: {told}", over=True, again=again)

    def _change(self, id: str, *, state: str, over: bool = False) -> None:
        with self._lock:
            self._pages[id] = msgspec.structs.replace(self._pages[id], state=state, over=over)


def loaded(given: Iterable[Given], settings: Settings) -> Iterator[Document | Refusal]:
    """The documents of what was given, in order; none that cannot be read stops the others."""
    for item in given:
        try:
            yield from _loaded(item, settings)
        except RefusedError as refused:
            yield Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy)


def _loaded(item: Given, settings: Settings) -> Iterator[Document | Refusal]:
    from reportedly.loading import load
    from reportedly.loading.contents import documents
    from reportedly.loading.raw import raw_bytes
    from reportedly.loading.text import read_text

    if item.data is None:
        if not item.name.lower().startswith(("http://", "https://")):
            raise RefusedError(item.name, "is no address of the web", "give one that begins with http:// or https://")
        yield from load([item.name], settings)
    elif item.pasted:
        yield _described(read_text(raw_bytes(item.name, item.data), settings.max_bytes), item)
    else:
        yield from documents(raw_bytes(item.name, item.data), settings, datetime.now(UTC))


def _described(document: Document, item: Given) -> Document:
    """A pasted text with what its form says of it."""
    known = {"title": item.title, "outlet": item.outlet, "published": item.published}
    told = {name: value for name, value in known.items() if value}
    basis = Basis(**dict.fromkeys(told, "given"))
    return msgspec.structs.replace(document, url=item.url or None, basis=basis, **told)


def _begun(item: Document | Refusal) -> Taken:
    """How something is shown before it is dealt with; a refusal is dealt with already."""
    if isinstance(item, Refusal):
        return Taken(name=item.target, stage=Stage.REFUSED, problem=f"{item.reason}; {item.remedy}")
    return Taken(name=_name(item), stage=Stage.READING, document=keyed(item).id)


def _name(document: Document) -> str:
    return called(document.title, document.text, document.url)


def _called(page: IntakePage) -> str:
    return page.texts[0].name if page.texts else "waiting"
