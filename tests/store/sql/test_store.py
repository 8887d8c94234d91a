"""The store in a database."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from reportedly.errors import StoreError
from reportedly.model import Reading
from reportedly.store import Store, Subject, open_store
from reportedly.store.care import restore, upgrade
from reportedly.store.sql.migrating import newest
from reportedly.store.sql.store import SqlStore
from tests.store.inventing import SAID, reading


def test_what_is_written_is_there_the_next_time(database: str) -> None:
    """Closing and opening lose nothing; adding again changes nothing."""
    made = [reading(("Ida Moss", SAID[0])), reading(("Tom Reed", SAID[1]))]
    with open_store(database) as store:
        first = store.writer.add(made, at="2026-07-01")
    with open_store(database) as store:
        assert [receipt.outcome for receipt in store.writer.add(made, at="2026-07-02")] == ["known", "known"]
        assert {d.id for d in store.view().documents().items} == {receipt.document for receipt in first}
        assert {d.added[:10] for d in store.view().documents().items} == {"2026-07-01"}


def test_what_is_not_there_is_not_made_for_a_reader(tmp_path: Path) -> None:
    """One line with the way out, and no file is left; one that is there is opened."""
    file = tmp_path / "mistyped.db"
    with pytest.raises(StoreError, match=r"no desk; make one .* check the spelling$"):
        open_store(f"sqlite:///{file}", make=False)
    assert not file.exists()
    open_store(f"sqlite:///{file}").close()
    open_store(f"sqlite:///{file}", make=False).close()


def restored(url: str) -> None:
    """Brings a backup back that is in the file of a URL."""
    file = Path(url.removeprefix("sqlite:///"))
    with SqlStore(f"sqlite:///{file.with_name('new.db')}") as target:
        restore(file, target)


def test_an_empty_file_is_no_desk_and_is_left_as_it_is(tmp_path: Path) -> None:
    """It was given by mistake: SQLite would write its header into it."""
    file = tmp_path / "notes.txt"
    file.touch()
    for opening in (partial(open_store, make=False), upgrade, restored):
        with pytest.raises(StoreError, match=r"is an empty file and no desk; .* check the spelling$"):
            opening(f"sqlite:///{file}")
    assert file.stat().st_size == 0
    open_store(f"sqlite:///{file}").close()
    assert upgrade(f"sqlite:///{file}") == (newest(), newest())


def test_writers_wait_for_one_another(database: str) -> None:
    """Four that add at once all get through, and everything is there once."""
    with SqlStore(database) as store:

        def add(part: int) -> None:
            for number in range(5):
                store.writer.add([reading(("Ida Moss", f"pier {number} of {part} held")), reading(("Tom", SAID[0]))])

        threads = [Thread(target=add, args=(part,)) for part in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert store.view().counts().documents == 21
        assert store.view().check() == ()


def test_a_batch_is_added_whole_or_not_at_all(store: Store) -> None:
    """Whatever is raised in the middle of it."""

    def some() -> Iterator[Reading]:
        yield reading(("Ida Moss", SAID[0]))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.writer.add(some())
    assert store.view().counts().documents == 0


def test_forgotten_words_are_in_no_file(tmp_path: Path) -> None:
    """Not in the free pages, nor in the log."""
    with open_store(f"sqlite:///{tmp_path / 'desk.db'}") as store:
        document = store.writer.add([reading(("Zebediah Quark", SAID[0]))])[0].document
        store.writer.add([reading(("Ida Moss", SAID[1]))])
        assert b"Zebediah Quark" in b"".join(path.read_bytes() for path in tmp_path.iterdir())
        store.writer.forget(Subject.DOCUMENT, document, by="ida", why="")
        assert b"zebediah" not in b"".join(path.read_bytes() for path in tmp_path.iterdir()).lower()


def test_many_documents_at_once(database: str) -> None:
    """In bulk or one by one makes no difference."""
    made = [reading(("Ida Moss", f"pier {number} held")) for number in range(20)]
    with SqlStore(database) as store:
        store.writer.add(made[:1], at="2026-07-01")
        with store.bulk() as writer:
            writer.add(made, at="2026-07-01")
        assert store.view().check() == ()
        assert len(store.view().search('"pier 7"').items) == 1
        assert store.view().counts().claims == 20
