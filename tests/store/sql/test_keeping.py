"""Records in tables."""

from __future__ import annotations

from msgspec.structs import replace
from sqlalchemy import func, select

from reportedly.store.sql import keeping
from reportedly.store.sql.connecting import reading as reading_from
from reportedly.store.sql.schema import documents, sources
from reportedly.store.sql.store import SqlStore
from tests.store.inventing import SAID, reading


def test_a_source_without_a_claim_goes(database: str) -> None:
    """And one that another document still has stays."""
    with SqlStore(database) as store:
        first = store.writer.add(
            [reading(("Ida Moss", SAID[0]), ("Tom Reed", SAID[1])), reading(("Tom Reed", SAID[2]))]
        )
        found = store.view().reading(first[0].document)
        assert found is not None
        store.writer.reread([replace(found, model="made@2", attributions=())])
        with reading_from(store.engine) as connection:
            assert connection.execute(select(sources.c.name)).scalars().all() == ["Tom Reed"]


def test_a_changed_document_keeps_its_place(database: str) -> None:
    """Also the last one, when others come in the same batch."""
    with SqlStore(database) as store:
        made = [reading(("Ida Moss", SAID[n]), url=f"https://example.org/{n}") for n in range(3)]
        store.writer.add(made[:2])
        store.writer.add([replace(made[1], model="made@2"), made[2]])
        with reading_from(store.engine) as connection:
            assert connection.execute(select(func.count(), func.max(documents.c.seq))).one() == (3, 3)
            kept = {s.seq: s.record.reading.model for s in keeping.fetch(connection, documents.c.seq, [1, 2, 3])}
        assert kept == {1: "made@1", 2: "made@2", 3: "made@1"}
        assert store.view().check() == ()


def test_more_than_fit_into_one_question(database: str) -> None:
    """A batch of more documents than are asked for at once."""
    made = [reading(("Ida Moss", f"pier {number} held")) for number in range(keeping.MANY + 20)]
    with SqlStore(database) as store:
        assert {receipt.outcome for receipt in store.writer.add(made)} == {"added"}
        assert {receipt.outcome for receipt in store.writer.add(made)} == {"known"}
        assert len(list(store.view().records())) == len(made)
