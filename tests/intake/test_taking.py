"""Documents on their way into the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.intake import taking
from reportedly.intake.taking import Intake, Taken
from reportedly.model import Document, Link, Reading, Refusal, Span, document_from_text
from reportedly.store import Outcome, Store, Subject, open_store

TEXT = "Ida said that the bridge {n} would hold."


class CountingReader:
    """Reads nothing out of a document, and counts how many it was given."""

    model = "counting@1"

    def __init__(self) -> None:
        self.read: list[str] = []

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One empty reading each."""
        for document in documents:
            self.read.append(document.text)
            yield Reading(document=document, model=self.model, attributions=())


def _document(n: int, **data: str) -> Document:
    return document_from_text(TEXT.format(n=n), **data)


def _intake(store: Store, reader: CountingReader) -> Intake:
    return Intake(store, lambda: reader)


def _take(store: Store, items: Sequence[Document | Refusal]) -> tuple[Intake, CountingReader]:
    reader = CountingReader()
    intake = _intake(store, reader)
    for item in items:
        intake.take(item)
    intake.commit()
    return intake, reader


def test_what_is_known_is_not_read_again(store: Store) -> None:
    """Neither in a later run nor in the same batch."""
    first, reader = _take(store, [_document(1), _document(2), _document(1)])
    assert first.tally.outcomes == {Outcome.ADDED: 2, Outcome.KNOWN: 1}
    assert len(reader.read) == 2
    second, reader = _take(store, [_document(2), _document(3)])
    assert second.tally.outcomes == {Outcome.ADDED: 1, Outcome.KNOWN: 1}
    assert reader.read == [TEXT.format(n=3)]


def test_without_anything_new_no_reader_is_made(store: Store) -> None:
    """The model takes half a second to load."""
    _take(store, [_document(1)])

    def no_reader() -> CountingReader:
        raise AssertionError("made without need")

    intake = Intake(store, no_reader)
    intake.take(_document(1))
    intake.take(Refusal(target="x", reason="is empty", remedy="none"))
    intake.commit()
    assert (intake.tally.outcomes, intake.tally.refused) == ({Outcome.KNOWN: 1}, 1)


def test_another_text_at_the_same_address_is_a_revision(store: Store) -> None:
    """Both versions are kept."""
    url = "https://weir.example/1"
    intake, _ = _take(store, [_document(1, url=url), _document(2, url=f"{url}?utm_source=x")])
    assert intake.tally.outcomes == {Outcome.ADDED: 1, Outcome.REVISED: 1}
    assert store.view().counts().documents == 2


def test_the_same_page_captured_again_changes_nothing(store: Store) -> None:
    """The one captured first is kept, whichever comes first; the very same one is not read again."""
    pages = [_document(1, url="https://weir.example/1", captured=f"2026-07-0{day}T10:00:00+00:00") for day in (2, 3, 1)]
    _take(store, pages[:1])
    later, _ = _take(store, pages[1:2])
    assert later.tally.outcomes == {Outcome.KNOWN: 1}
    same, reader = _take(store, pages[:1])
    assert (same.tally.outcomes, reader.read) == ({Outcome.KNOWN: 1}, [])
    _take(store, pages[2:])
    (stored,) = store.view().documents().items
    assert stored.captured == pages[2].captured


def test_links_are_taken_in_once(store: Store) -> None:
    """A page that was stored without its links is read again when they are there, and then no more."""
    link = Link(url="https://harbour.example/", text="bridge", spans=(Span(0, 3),))
    page = _document(1, url="https://desk.example/1")
    linked = msgspec.structs.replace(page, links=(link,))
    _take(store, [page])
    assert _take(store, [linked])[0].tally.outcomes == {Outcome.REFRESHED: 1}
    for again in (linked, page):
        assert _take(store, [again])[0].tally.outcomes == {Outcome.KNOWN: 1}
    (stored,) = store.view().records()
    assert stored.reading.document.links == (link,)


def test_what_was_removed_stays_out(store: Store) -> None:
    """And is not read either."""
    _take(store, [_document(1)])
    (stored,) = store.view().documents().items
    store.writer.forget(Subject.DOCUMENT, stored.id, by="ida", why="asked to")
    intake, reader = _take(store, [_document(1)])
    assert (intake.tally.outcomes, reader.read) == ({Outcome.FORGOTTEN: 1}, [])


def test_refusals_are_kept_and_counted_by_reason(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many different ones there are, the tally stays small."""
    monkeypatch.setattr(taking, "MOST_REASONS", 2)
    refusals = [Refusal(target=f"{n}.txt", reason=f"is {n % 4}", remedy="none") for n in range(40)]
    intake, _ = _take(store, refusals)
    assert intake.tally.reasons == {"is 0": 10, "is 1": 10, taking.OTHER_REASONS: 20}
    assert len(list(store.view().refusals())) == 40


def test_batches_are_written_as_they_fill(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """By number, by size and by time."""
    written: list[int] = []

    def committed(taken: Sequence[Taken]) -> None:
        written.append(len(taken))

    intake = Intake(store, CountingReader, committed, most=3)
    for n in range(7):
        intake.take(_document(n))
    intake.commit()
    assert written == [3, 3, 1]
    monkeypatch.setattr(taking, "BATCH_CHARACTERS", 10)
    intake.take(_document(8))
    monkeypatch.setattr(taking, "BATCH_CHARACTERS", 10_000)
    monkeypatch.setattr(taking, "BATCH_SECONDS", -1.0)
    intake.take(_document(9))
    assert written == [3, 3, 1, 1, 1]


def test_what_became_of_each_is_told_when_it_is_written(store: Store) -> None:
    """Of one that was read with its reading; a batch may be as small as one document."""
    told: list[list[tuple[Outcome, bool]]] = []

    def committed(taken: Sequence[Taken]) -> None:
        told.append([(one.outcome, one.reading is not None) for one in taken])
        assert all(store.view().document(one.document.id) is not None for one in taken)

    intake = Intake(store, CountingReader, committed, most=1)
    for document in (_document(1), _document(2), _document(1)):
        intake.take(document)
    assert told == [[(Outcome.ADDED, True)], [(Outcome.ADDED, True)], [(Outcome.KNOWN, False)]]


def test_progress_counts_what_is_dealt_with(store: Store) -> None:
    """A document counts once it is read, or known, and not when it is loaded."""
    seen: list[int] = []
    intake = Intake(store, CountingReader, ticked=lambda: seen.append(intake.done))
    for n in (1, 2, 1):
        intake.take(_document(n))
    assert intake.done == 0
    intake.commit()
    assert (seen, intake.done) == ([1, 2], 3)


@given(st.permutations(range(6)), st.lists(st.integers(0, 5), max_size=6))
def test_the_order_of_arrival_never_matters(order: list[int], repeats: list[int]) -> None:
    """Nor does it matter how often a document comes."""
    documents = [
        _document(
            n % 3, url=f"https://weir.example/{n % 2}", title=f"Title {n}", captured=f"2026-07-0{n + 1}T10:00:00Z"
        )
        for n in range(6)
    ]
    contents = []
    for sequence in (range(6), [*order, *repeats]):
        with open_store("memory:") as store:
            _take(store, [documents[n] for n in sequence])
            contents.append([r.reading for r in store.view().records()])
    assert contents[0] == contents[1]
