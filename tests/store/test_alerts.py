"""Alerts, kept searches and webhooks, the same in every kind of store."""

from __future__ import annotations

import msgspec
import pytest

from reportedly.errors import UsageError
from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN, Decision, Topic, as_judgement
from reportedly.store import Store, Subject, open_store
from reportedly.store.alerts import Arrival, every_alert
from reportedly.store.copying import content, copy
from tests.store.alerts import EVERYTHING, OF_SEARCH, SEARCH, alert, alerts
from tests.store.inventing import SAID, reading


def test_the_newest_come_first_page_by_page(store: Store) -> None:
    """All, those of a rumour, and those of a kept search."""
    first, second, third = alerts(store)
    view = store.view()
    page = view.alerts(limit=2)
    assert page.items == (third, second)
    assert view.alerts(limit=2, cursor=page.next).items == (first,)
    assert list(every_alert(view)) == [third, second, first]
    assert view.alerts(about=[first.rumour]).items == (third, second, first)
    assert view.alerts(about=["a0000000000000000"]).items == ()
    assert view.alerts(search="q1").items == (second,)
    assert view.alert("e3") == second
    assert view.alert("e9") is None
    with pytest.raises(UsageError):
        view.alerts(cursor="nonsense")


def test_what_is_noticed_twice_is_kept_once(store: Store) -> None:
    """As it was kept first; up to when was looked goes on."""
    first, *_ = alerts(store)
    store.writer.notice([msgspec.structs.replace(first, now=7)], [], "2026-07-09T00:00:00+00:00")
    assert store.view().alert("e2") == first
    assert store.view().looked() == "2026-07-09T00:00:00+00:00"


def test_deliveries_come_when_they_are_due(store: Store) -> None:
    """Those that arrived do not come again; one without a webhook is not kept."""
    alerts(store)
    view = store.view()
    assert view.deliveries(due="2026-07-01T00:00:00+00:00") == ()
    (waiting,) = view.deliveries(due="2026-07-05T00:00:00+00:00")
    assert (waiting.webhook, waiting.alert, waiting.attempts) == ("w1", "e2", 0)
    done = msgspec.structs.replace(waiting, attempts=1, due=None, done="2026-07-05T00:00:01+00:00")
    store.writer.deliver(done)
    store.writer.deliver(msgspec.structs.replace(done, webhook="w9"))
    assert view.deliveries(due="2026-07-09T00:00:00+00:00") == ()
    assert [d.done for d in view.deliveries()] == ["2026-07-05T00:00:01+00:00", None]


def test_a_search_goes_with_its_webhooks(store: Store) -> None:
    """The alerts stay, and those of all."""
    alerts(store)
    store.writer.save_search(msgspec.structs.replace(SEARCH, words="piers"))
    assert [search.words for search in store.view().searches()] == ["piers"]
    assert store.view().webhooks() == (EVERYTHING, OF_SEARCH)
    store.writer.drop_search("q1")
    store.writer.drop_search("q1")
    view = store.view()
    assert (view.searches(), view.webhooks()) == ((), (EVERYTHING,))
    assert [a.searches for a in view.alerts().items] == [(), (), ()]
    store.writer.drop_webhook("w1")
    assert view.webhooks() == view.deliveries() == ()


def test_alerts_go_with_what_is_forgotten(store: Store) -> None:
    """And a kept search loses the name of a person who is forgotten."""
    alerts(store)
    store.writer.add([reading(("Ana Moss", "the pier is shut"))])
    store.writer.forget(Subject.PERSON, "Ana Moss", by="Ida", why="asked")
    assert "Moss" not in store.view().searches()[0].words
    document = store.view().alerts().items[0].document
    store.writer.forget(Subject.DOCUMENT, document, by="Ida", why="asked")
    assert store.view().alerts().items == ()
    assert store.view().deliveries() == ()


def test_what_was_added_since_comes_in_order(store: Store) -> None:
    """The moment itself is over."""
    assert store.view().last_arrival() is None
    (one,) = store.writer.add([reading((SAID[0], SAID[1]))], at="2026-07-01T00:00:00+00:00")
    (two,) = store.writer.add([reading(("Tom Reed", "the pier is open"))], at="2026-07-02T00:00:00+00:00")
    view = store.view()
    later = Arrival(two.document, "2026-07-02T00:00:00+00:00")
    assert view.arrived("2026-07-01T00:00:00+00:00") == (later,)
    assert [a.document for a in view.arrived("2026-06-01")] == [one.document, two.document]
    assert view.last_arrival() == later.added


def test_a_copy_has_everything(store: Store) -> None:
    """Alerts, searches, webhooks and deliveries."""
    alerts(store)
    with open_store("memory:") as target:
        assert copy(store, target) == content(store.view())
        assert target.view().webhooks() == (EVERYTHING, OF_SEARCH)
        assert target.view().looked() == "2026-07-01T00:00:00+00:00"


def test_open_pairs_are_those_that_nobody_has_decided(store: Store) -> None:
    """The likeliest first; what a person takes back is open again, and what the rule says anew is not."""

    def judged(left: str, verdict: Verdict, day: int, score: float | None = None, *reasons: str) -> Judgement:
        by = "Ida" if score is None else "rule:x@1"
        at = f"2026-07-{day:02}T00:00:00+00:00"
        return Judgement(left=left, right="b", verdict=verdict, by=by, at=at, score=score, reasons=reasons)

    unsure, same = Verdict.UNSURE, Verdict.SAME
    log = [judged("a1", unsure, 1, 0.5), judged("a2", unsure, 1, 0.9), judged("a3", unsure, 1, 0.7)]
    log += [judged("a2", same, 2), judged("a3", same, 2, 0.99), judged("a4", unsure, 1, 0.6), judged("a4", same, 2)]
    log += [judged("a4", unsure, 3, None, WITHDRAWN), judged("a5", unsure, 2)]
    graded = Decision(subject="a1", topic=Topic.CREDIBILITY, value="2", by="Ida", at="2026-07-05")
    store.writer.judge([*log, as_judgement(graded)])
    assert [pair.left for pair in store.view().open_pairs()] == ["a4", "a1"]
    assert [pair.left for pair in store.view().open_pairs(limit=1)] == ["a4"]
    assert list(store.view().decisions()) == [as_judgement(graded)]
    people = [judgement for judgement in store.view().by_people() if judgement.score is None]
    assert [judgement.at[8:10] for judgement in people] == ["05", "03", "02", "02", "02"]
    assert list(store.view().by_people(limit=1)) == [as_judgement(graded)]
    assert [j.at[8:10] for j in store.view("2026-07-04").by_people(limit=1)] == ["03"]


def test_an_alert_of_no_search_has_none(store: Store) -> None:
    """One that is dropped meanwhile is passed over."""
    made = alerts(store)
    store.writer.notice([alert("e8", made[0].claim, made[0].document, 8)], [], "2026-07-08")
    found = store.view().alert("e8")
    assert found is not None
    assert found.searches == ()
