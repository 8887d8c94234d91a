"""The people and bodies of the desk for the page of review: compared beside the pages where that takes long, and kept.

What people decide changes the groups, and those are made anew; until that is done, the questions of before are asked,
but for those that were answered.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from msgspec import Struct

from reportedly.linking.entity_desk import Sources, decided_sources, redecided, sources_of
from reportedly.linking.entity_linking import Entity
from reportedly.linking.entity_questions import SourceQuestion, source_questions, still_open
from reportedly.linking.judgements import Holding
from reportedly.store import Store, View
from reportedly.web.beside import Beside

AT_ONCE = 100  # documents up to which they are compared while a reader waits
NEWEST = 5_000  # documents that are compared; of more it would take minutes
SOURCES = "who is who among the sources"

_State = tuple[str, int, str]


class OpenSources(Struct, frozen=True, kw_only=True):
    """The questions that are open, the likeliest first, and the person or body that each mention belongs to."""

    questions: list[SourceQuestion]
    entities: dict[str, Entity]


class _Made(Struct, frozen=True):
    state: _State
    sources: Sources
    open: OpenSources


class KeptSources:
    """The people and bodies of a store as they are now, or as good as that."""

    def __init__(self, store: Store, beside: Beside) -> None:
        self._store, self._beside = store, beside
        self._lock = threading.Lock()
        self._made: _Made | None = None
        self._large = False

    def soon(self) -> OpenSources | None:
        """What is open; None while the desk is compared for the first time."""
        view = self._store.view()
        people, state = decided_sources(view), _state(view)
        with self._lock:
            made = self._made
        if made is None or made.state != state or made.sources.people != people:
            if self._is_small(view):
                made = self._make()
            else:
                self._beside.begin(SOURCES, (), self._make, waited_for=made is None)
        if made is None:
            return None
        return OpenSources(questions=still_open(made.open.questions, people), entities=made.open.entities)

    def known(self) -> OpenSources | None:
        """What is open as it was found last; None of a large desk that was not compared yet.

        That is done once, when the desk is calm; what documents change later is found for the page of review.
        """
        with self._lock:
            made = self._made
        view = self._store.view()
        if self._is_small(view) or (made is not None and made.state == _state(view)):
            return self.soon()
        if made is None:
            self._beside.begin(SOURCES, (), self._make, waited_for=False)
        return made.open if made is not None else None

    def _is_small(self, view: View) -> bool:
        """Whether a desk is compared while a reader waits; one that was large is taken for that from then on."""
        self._large = self._large or len(view.documents(limit=AT_ONCE + 1).items) > AT_ONCE
        return not self._large

    def _make(self) -> _Made:
        view = self._store.view()
        people, state = decided_sources(view), _state(view)
        with self._lock:
            before = self._made
        made = _made(view, state, people, before)
        with self._lock:
            self._made = made
        return made


def _made(view: View, state: _State, people: Holding, before: _Made | None) -> _Made:
    """Only the groups are made anew where no document has come or gone."""
    if before is not None and before.state == state:
        found = redecided(before.sources, people)
    else:
        found = sources_of(view, datetime.now(UTC).isoformat(timespec="seconds"), newest=NEWEST)
    entities = {mention: entity for entity in found.entities for mention in entity.mentions}
    return _Made(state, found, OpenSources(questions=source_questions(found), entities=entities))


def _state(view: View) -> _State:
    """What names the documents that are there: the last joining, the removals, and the newest document."""
    newest = view.documents(limit=1).items
    return view.linked(), sum(1 for _ in view.removals()), newest[0].id if newest else ""
