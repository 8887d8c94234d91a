"""What is given is loaded, read, kept and linked, and its page tells what became of each text."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import closing

import pytest

from reportedly.errors import StoreError, UsageError
from reportedly.model import Document, Reading
from reportedly.settings import Settings
from reportedly.store import Store, Subject
from reportedly.views.intake import IntakePage, Stage
from reportedly.web import intake
from reportedly.web.intake import Given, Intake
from tests.web.quick_models import QuickReader

TEXT = b"Ida Moss said that the bridge would hold. Tom Reed said that nobody has seen the report of the engineers."


class Closing(QuickReader):
    """Somebody closes the desk while the first text is read."""

    def __init__(self, taking: Intake) -> None:
        self._taking = taking

    def read(self, document: Document) -> Reading:
        """The Reading of one document."""
        self._taking.close()
        return super().read(document)


class Waiting(QuickReader):
    """Begins with the whole of a text when it is told to."""

    def __init__(self) -> None:
        self.told = threading.Event()

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of some, one after the other."""
        assert self.told.wait(10)
        return super().read_all(documents)


@pytest.fixture
def taking(store: Store) -> Iterator[Intake]:
    """An intake whose linking does nothing."""
    with closing(Intake(store, Settings(), QuickReader, lambda: None)) as opened:
        yield opened


def over(taking: Intake, call: str) -> IntakePage:
    """The page of a call once it is over."""
    for _ in range(500):
        page = taking.page(call)
        assert page is not None
        if page.over:
            return page
        time.sleep(0.01)
    raise AssertionError("it is not over")


def pasted(data: bytes = TEXT, **known: str) -> Given:
    """A text that was pasted."""
    return Given(name="pasted text", data=data, pasted=True, **known)


def test_a_pasted_text_is_kept_with_what_is_known_of_it(taking: Intake, store: Store) -> None:
    """Its claims are on the page, and the data rest on their having been given."""
    page = over(taking, taking.give([pasted(title="It holds", outlet="The Weir", published="2026-05-04")]))
    (taken,) = page.texts
    assert (page.state, taken.stage, taken.claims) == ("done", Stage.ADDED, 2)
    assert taken.first[0].content == "the bridge would hold"
    assert taken.document is not None
    document = store.view().document(taken.document)
    assert document is not None
    assert (document.outlet, document.published, document.basis.outlet) == ("The Weir", "2026-05-04", "given")


def test_the_first_claims_of_a_long_text_are_shown_while_it_is_read(store: Store) -> None:
    """They are of its beginning; when all of it is read, they are those that are kept."""
    reader = Waiting()
    with closing(Intake(store, Settings(), lambda: reader, lambda: None)) as taking:
        call = taking.give([pasted(TEXT + b"\n" + b"It rained. " * 1000 + b"Ann Roe said that nobody came.")])
        for _ in range(500):
            page = taking.page(call)
            if page is not None and page.texts and page.texts[0].first:
                break
            time.sleep(0.01)
        assert page is not None
        (begun,) = page.texts
        assert (begun.stage, begun.claims) == (Stage.READING, 0)
        assert [claim.name for claim in begun.first] == ["Ida Moss", "Tom Reed"]
        reader.told.set()
        (taken,) = over(taking, call).texts
    assert (taken.stage, taken.claims, len(taken.first)) == (Stage.ADDED, 3, 3)


def test_what_is_known_is_not_read_again(taking: Intake) -> None:
    """The second call says so."""
    over(taking, taking.give([pasted()]))
    (taken,) = over(taking, taking.give([pasted()])).texts
    assert taken.stage is Stage.KNOWN


def test_what_was_removed_stays_out(taking: Intake, store: Store) -> None:
    """And the page says why."""
    (taken,) = over(taking, taking.give([pasted()])).texts
    assert taken.document is not None
    store.writer.forget(Subject.DOCUMENT, taken.document, by="ida", why="asked")
    (again,) = over(taking, taking.give([pasted()])).texts
    assert (again.stage, again.document) == (Stage.FORGOTTEN, None)


def test_one_bad_thing_stops_no_other(taking: Intake) -> None:
    """Each is refused by itself, with the way out."""
    bad = [Given(name="picture.png", data=b"\x89PNG\r\n"), Given(name="file:///etc/passwd"), pasted(b" \n")]
    page = over(taking, taking.give([*bad, Given(name="story.txt", data=TEXT)]))
    assert [taken.stage for taken in page.texts] == [Stage.REFUSED] * 3 + [Stage.ADDED]
    assert all(taken.problem for taken in page.texts[:3])


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://169.254.1.1/"]
)
def test_an_address_inside_is_refused(taking: Intake, address: str) -> None:
    """The desk fetches nothing from the network that it stands in."""
    (taken,) = over(taking, taking.give([Given(name=address)])).texts
    assert taken.stage is Stage.REFUSED
    assert "not a public address" in (taken.problem or "")


def test_a_failure_is_on_the_page(store: Store) -> None:
    """Known ones in their words; of others nothing of the inside is shown, and what was read is kept."""

    def fail() -> None:
        raise RuntimeError("secret detail")

    with closing(Intake(store, Settings(), QuickReader, fail)) as taking:
        page = over(taking, taking.give([pasted()]))
    assert page.state.startswith("stopped")
    assert "secret detail" not in page.state
    assert page.texts[0].stage is Stage.ADDED


def test_what_stopped_can_be_tried_again(store: Store) -> None:
    """Where the database was away, with nothing given twice; once it went well there is nothing to try."""
    away = [True]

    def link() -> None:
        if away[0]:
            raise StoreError("desk.db: was removed while it was open; put it back")

    with closing(Intake(store, Settings(), QuickReader, link)) as taking:
        first = taking.give([pasted()])
        page = over(taking, first)
        assert (page.state.partition(":")[0], page.again) == ("stopped", True)
        away.clear()
        away.append(False)
        second = taking.again(first)
        assert second is not None
        page = over(taking, second)
        assert (page.state, page.texts[0].stage, page.again) == ("done", Stage.KNOWN, False)
        assert taking.again(first) is None
        assert taking.again(second) is None
        kept = taking.page(first)
        assert kept is not None
        assert not kept.again


def test_what_is_very_large_is_not_kept_to_be_tried_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would fill the memory."""
    monkeypatch.setattr(intake, "KEPT_BYTES", 10)

    def fail() -> None:
        raise StoreError("away")

    with closing(Intake(store, Settings(), QuickReader, fail)) as taking:
        call = taking.give([pasted()])
        assert not over(taking, call).again
        assert taking.again(call) is None


def test_closing_ends_it_after_the_text_that_is_read(store: Store) -> None:
    """What was read until then is kept, and the page says what to do about the rest."""
    taking = Intake(store, Settings(), lambda: Closing(taking), lambda: None)
    others = [pasted(TEXT.replace(b"bridge", name)) for name in (b"pier", b"mole")]
    page = over(taking, taking.give([pasted(), *others]))
    assert [taken.stage for taken in page.texts] == [Stage.ADDED]
    assert page.state == "stopped: the desk is being closed; give the rest again"


def test_too_much_at_once_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do."""
    monkeypatch.setattr(intake, "WAITING", 0)
    with closing(Intake(store, Settings(), QuickReader, lambda: None)) as taking, pytest.raises(UsageError):
        taking.give([pasted()])
