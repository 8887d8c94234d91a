"""Whatever is done to a store, memory, SQLite and PostgreSQL give the same answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import ReportedlyError
from reportedly.model import Certainty, Reading, Refusal, Response, SourceKind
from reportedly.store import Feed, Filters, Scope, Store, Subject, View
from reportedly.store.records import Record
from tests.store.inventing import NAMES, judgement, readings

TIMES = tuple(f"2026-07-0{day}T12:00:00+00:00" for day in range(1, 6))
LAST = "2026-08-01T00:00:00+00:00"
QUERIES = (
    "bridge",
    '"the bridge" OR pier',
    "crowns -lost",
    '("eastern pier" cracks) NOT "until spring"',
    "cafe",
    "été",
)
FILTERS = (
    Filters(),
    Filters(source="halvorsen"),
    Filters(outlet="the weir", kind=SourceKind.OFFICIAL),
    Filters(since="2026-05-05", until="2026-06-30", certainty=Certainty.CERTAIN),
    Filters(response=Response.DENIES),
)

Operation = tuple[str, Any]


def operations() -> st.SearchStrategy[list[Operation]]:
    """A few things that are done one after the other; which document, claim or source is meant is told by a number."""
    which, time = st.integers(0, 7), st.sampled_from(TIMES)
    any_operation = st.one_of(
        st.tuples(st.just("add"), st.tuples(st.lists(readings(), max_size=3), time)),
        st.tuples(st.just("reread"), st.tuples(which, st.sampled_from(("made@8", "made@10", "made@11")))),
        st.tuples(st.just("judge"), st.tuples(which, which, time)),
        st.tuples(st.just("refuse"), st.tuples(st.sampled_from(("a.txt", "b\x00")), time)),
        st.tuples(st.just("feed"), st.tuples(st.sampled_from(("https://a.example/f", "https://b.example/f")), which)),
        st.tuples(st.just("forget"), st.tuples(st.sampled_from(tuple(Subject)[:3]), which, time)),
        st.tuples(st.just("retain"), st.tuples(st.integers(25, 32), st.just(LAST))),
        st.tuples(st.just("full text"), st.booleans()),
    )
    return st.lists(any_operation, min_size=1, max_size=8)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(done=operations())
def test_every_store_gives_the_same_answers(done: list[Operation], three: Callable[[], list[Store]]) -> None:
    """A sequence of operations gives the same receipts, and then the same answer to every question."""
    stores = three()
    for operation in done:
        reference, *others = [perform(store, operation) for store in stores]
        assert [answer for answer in others if answer != reference] == [], operation
    reference, *others = [answers(store) for store in stores]
    for other in others:
        assert {name: other[name] for name in reference if other[name] != reference[name]} == {}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    batches=st.lists(st.tuples(st.lists(readings(), max_size=3), st.sampled_from(TIMES)), max_size=5), data=st.data()
)
def test_the_order_of_arrival_never_matters(
    batches: list[tuple[list[Reading], str]], data: st.DataObject, three: Callable[[], list[Store]]
) -> None:
    """The same batches in another order, cut otherwise and with repeats, leave the same."""
    single = [([reading], at) for found, at in batches for reading in found]
    again = data.draw(st.permutations([*single, *single]))
    expected, *others = [_content(store, batches) for store in three()]
    assert all(other == expected for other in others)
    assert all(_content(store, again) == expected for store in three())


def _content(store: Store, batches: Iterable[tuple[list[Reading], str]]) -> list[Record]:
    """What a store holds once the batches are added."""
    for found, at in batches:
        store.writer.add(found, at=at)
    assert store.view().check() == ()
    return list(store.view().records())


def perform(store: Store, operation: Operation) -> Any:
    """What one operation gives back, or the message that it is refused with."""
    kind, given = operation
    view, writer = store.view(), store.writer
    documents = sorted(d.id for d in view.documents(limit=1000).items)
    ids = [*documents, *sorted(c.id for c in view.claims(limit=1000).items), "nothing"]
    try:
        match kind:
            case "add":
                return writer.add(given[0], at=given[1])
            case "reread":
                found = list(view.readings(documents[given[0] : given[0] + 1]))
                return writer.reread([_read_again(reading, given[1]) for reading in found])
            case "judge":
                return writer.judge([judgement(ids[given[0] % len(ids)], ids[given[1] % len(ids)], at=given[2])])
            case "refuse":
                return writer.refuse([Refusal(target=given[0], reason="is empty", remedy="give a text")], at=given[1])
            case "feed":
                return writer.feed(Feed(url=given[0], etag=f'"{given[1]}"', failures=given[1]))
            case "forget":
                subject = _subject(view, given[0], given[1])
                return writer.forget(given[0], subject, by="ida", why="asked", at=given[2])
            case "retain":
                return writer.retain(given[0], by="ida", at=given[1])
            case "full text":
                return writer.keep_full_text(given)
    except ReportedlyError as error:
        return str(error)
    raise AssertionError(kind)


def answers(store: Store) -> dict[str, Any]:
    """The answers to all that can be asked."""
    found: dict[str, Any] = {"check": store.view().check(), "records": list(store.view().records())}
    for as_of in (None, TIMES[2]):
        view = store.view(as_of)
        found |= {f"{as_of} {name}": answer for name, answer in _answers(view)}
    return found


def _answers(view: View) -> Iterable[tuple[str, Any]]:
    for number, filters in enumerate(FILTERS if view.as_of is None else FILTERS[:1]):
        yield f"documents {filters}", list(pages(view.documents, filters))
        yield f"claims {filters}", list(pages(view.claims, filters))
        yield f"sources {filters}", list(pages(view.sources, filters))
        for scope in Scope:
            for query in (QUERIES[number], QUERIES[-1 - number]):
                yield f"search {query} {scope} {filters}", view.search(query, filters, scope=scope, limit=3)
    ids = [d.id for d in view.documents(limit=1000).items]
    claims = [c.id for c in view.claims(limit=1000).items]
    yield "readings", list(view.readings(ids))
    yield "some documents", [(view.document(i), view.revisions(i), view.reading(i)) for i in [*ids[:3], "d0"]]
    yield "some claims", [(view.claim(i), view.attributed(i), list(view.judgements(i))) for i in [*claims[:2], "no"]]
    yield "some sources", [view.source(s.id) for s in view.sources(limit=2).items]
    yield "log", [list(view.judgements()), list(view.refusals()), list(view.removals()), list(view.feeds())]
    yield "forgotten", list(view.forgotten())
    yield "known", view.known([*ids, *view.forgotten(), "nothing"])
    yield "stale", list(view.stale("made@10"))
    yield "counts", view.counts()
    yield "full text", view.full_text()


def pages(ask: Any, filters: Filters) -> Iterable[Any]:
    """Every item of a list, by pages of three."""
    cursor = None
    while True:
        page = ask(filters, cursor=cursor, limit=3)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return


def _read_again(reading: Reading, model: str) -> Reading:
    return msgspec.structs.replace(reading, model=model, attributions=reading.attributions[1:])


def _subject(view: View, kind: Subject, which: int) -> str:
    if kind is Subject.PERSON:
        return NAMES[which % len(NAMES)]
    rows: Any = view.documents(limit=1000).items if kind is Subject.DOCUMENT else view.sources(limit=1000).items
    ids = sorted(row.id for row in rows)
    return ids[which % len(ids)] if ids else "nothing"
