"""One store into another, compared afterwards: the same counts, and the same hash over all that both hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from itertools import islice

from msgspec import Struct

from reportedly.errors import StoreError
from reportedly.store.alerts import Delivery, every_alert
from reportedly.store.base import Store, View
from reportedly.store.encoding import encoded
from reportedly.store.records import stored_claims
from reportedly.store.values import Counts

_BATCH = 500
_ALL = 2**31 - 1
_MANY = 5_000  # documents, from which on getting ready for them pays


class Content(Struct, frozen=True, kw_only=True):
    """What a store holds in short: how much, and a SHA-256 over all of it in one fixed order."""

    counts: Counts
    sha256: str


def content(view: View) -> Content:
    """The counts and the hash of a view; two stores that hold the same have the same, of whatever kind they are."""
    found = hashlib.sha256()
    for part in _everything(view):
        found.update(len(part).to_bytes(8, "big") + part)
    return Content(counts=view.counts(), sha256=found.hexdigest())


def copy(source: Store, target: Store, *, told: Callable[[int], object] = int) -> Content:
    """Copies everything but the sessions of people into an empty store and compares; returns what both hold.

    ``told`` is called with the number of documents so far. Raises StoreError where the target is not empty, or differs
    afterwards.
    """
    view = source.view()
    if any(_numbers(target.view().counts())) or target.view().accounts() or target.view().audited(limit=1).items:
        raise StoreError(f"{target.url}: is not empty; copy into a database that is")
    target.writer.keep_full_text(view.full_text())
    records, done = view.records(), 0
    with target.bulk() if view.counts().documents > _MANY else nullcontext(target.writer) as writer:
        while part := list(islice(records, _BATCH)):
            writer.restore(part)
            done += len(part)
            told(done)
    target.writer.restore_log(view.judgements(), view.refusals(), view.removals(), view.feeds(), view.forgotten())
    target.writer.restore_people(view.accounts(), view.tokens(), view.audit())
    target.writer.restore_alerts(every_alert(view), view.searches(), view.webhooks(), _deliveries(view), view.looked())
    before, after = content(view), content(target.view())
    if before != after:
        raise StoreError(f"{target.url}: differs from {source.url} after copying; empty it and copy once more")
    return after


def _everything(view: View) -> Iterator[bytes]:
    """Every record with the rows of its claims as they are listed, and all that is kept beside them."""
    for record in view.records():
        yield encoded(record)
        yield encoded(stored_claims(record))
    beside = (view.judgements(), view.refusals(), view.removals(), view.feeds(), view.forgotten())
    for kept in (*beside, view.accounts(), view.tokens(), view.audit(), *_alerts(view)):
        for value in kept:
            yield encoded(value)
    yield encoded((view.full_text(), view.looked()))


def _alerts(view: View) -> Iterator[Iterable[object]]:
    return iter((every_alert(view), view.searches(), view.webhooks(), _deliveries(view)))


def _deliveries(view: View) -> tuple[Delivery, ...]:
    return view.deliveries(limit=_ALL)


def _numbers(counts: Counts) -> tuple[int, ...]:
    return tuple(getattr(counts, name) for name in counts.__struct_fields__)
