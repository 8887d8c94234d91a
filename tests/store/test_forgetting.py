"""What goes when something is forgotten, on every store."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.store import Outcome, Store, Subject
from reportedly.store.forgetting import checked
from tests.store.inventing import SAID, judgement, reading

MADE = [
    reading(("Ida Moss", SAID[0]), ("Tom Reed", SAID[1])),
    reading(("Ida Moss", SAID[2]), url="https://a.example/x"),
]


def test_a_document_goes_with_all_that_hangs_on_it(store: Store) -> None:
    """Its text, claims and judgements; the ledger has no word of it, and it does not come back."""
    ids = [receipt.document for receipt in store.writer.add(MADE)]
    claims = store.view().claims().items
    store.writer.judge([judgement(claims[0].id, claims[-1].id), judgement(f"{ids[0]}:{claims[0].source_id}", "s1")])
    removal = store.writer.forget(Subject.DOCUMENT, ids[0], by="ida", why="asked", at="2026-07-01")
    assert (removal.documents, removal.claims, removal.judgements) == (1, 2, 2)
    assert [d.id for d in store.view().documents().items] == [ids[1]]
    assert list(store.view().judgements()) == []
    assert not store.view().search("bridge").items
    assert list(store.view().removals()) == [removal]
    assert SAID[0] not in repr(removal)
    assert [receipt.outcome for receipt in store.writer.add(MADE)] == [Outcome.FORGOTTEN, Outcome.KNOWN]
    assert store.view().check() == ()


def test_a_source_goes_from_every_document(store: Store) -> None:
    """What the others say stays, and so do the documents."""
    store.writer.add(MADE)
    source = next(s for s in store.view().sources().items if s.name == "Ida Moss")
    removal = store.writer.forget(Subject.SOURCE, source.id, by="ida", why="asked")
    assert (removal.documents, removal.claims) == (2, 2)
    assert [claim.name for claim in store.view().claims().items] == ["Tom Reed"]
    assert not store.view().search("bridge OR cracks").items
    assert [receipt.outcome for receipt in store.writer.add(MADE)] == [Outcome.KNOWN, Outcome.KNOWN]
    assert store.view().check() == ()


def test_a_person_is_named_nowhere(store: Store) -> None:
    """Not in the reasons of judgements either; the ledger has a hash of the name."""
    store.writer.add([reading(("Tom Reed", "Ida Moss had left"), title="Moss has left")])
    store.writer.judge([judgement("a1", "a2")])
    removal = store.writer.forget(Subject.PERSON, "Ida  Moss", by="tom", why="asked")
    assert removal.documents == 1
    assert "Moss" not in repr([*store.view().records(), *store.view().removals(), *store.view().judgements()])
    assert store.view().claims().items[0].content == "████████ had left"


def test_only_what_is_old_is_not_retained(store: Store) -> None:
    """By the day that it was added."""
    store.writer.add(MADE[:1], at="2026-01-01")
    store.writer.add(MADE[1:], at="2026-06-30")
    removal = store.writer.retain(30, by="ida", at="2026-07-01")
    assert (removal.kind, removal.subject, removal.documents) == (Subject.AGE, "30", 1)
    assert store.view().counts().documents == 1


@pytest.mark.parametrize(
    ("kind", "subject"),
    [(Subject.DOCUMENT, "a1"), (Subject.SOURCE, "Ida"), (Subject.PERSON, "Ida"), (Subject.AGE, "30")],
)
def test_what_cannot_be_meant(kind: Subject, subject: str) -> None:
    """An id of another kind, or a name of one word, which would take too much with it."""
    with pytest.raises(UsageError):
        checked(kind, subject)


def test_what_is_not_there_is_said(store: Store) -> None:
    """And nothing is entered into the ledger."""
    with pytest.raises(UsageError, match="nothing is stored"):
        store.writer.forget(Subject.PERSON, "Ida Moss", by="ida", why="")
    assert list(store.view().removals()) == []
