"""New claims are compared with their candidates, in this process or in others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reportedly.linking import comparing
from reportedly.linking.comparing import Comparing
from reportedly.linking.kept_index import KeptIndex
from reportedly.model import Judgement
from reportedly.processes import Pool
from reportedly.store import Store, open_store
from tests.linking.embedding import embed
from tests.linking.looking import look
from tests.store.inventing import reading

AT = "2026-05-04T10:00:00+00:00"
SAID = (
    "mayor Ana Reis has resigned in Port Ansel",
    "Ana Reis resigned as mayor of Port Ansel over the ferry fire",
    "mayor Ana Reis has not resigned in Port Ansel",
    "12 people were killed in the ferry fire off Ansel",
    "20 people were killed in the ferry fire off Ansel, the mayor of Brill fears",
    "cheese has become dear in Lorne",
)


@pytest.fixture
def store() -> Iterator[Store]:
    """A desk of three documents with two claims each."""
    with open_store("memory:") as made:
        pairs = zip(SAID[::2], SAID[1::2], strict=True)
        made.writer.add(
            [reading(*(("Ida Moss", s) for s in pair), url=f"https://example.org/{pair[0]}") for pair in pairs]
        )
        yield made


def compared(store: Store, folder: Path, processes: int = 0) -> list[Judgement]:
    """What is judged about all claims of a desk, document by document."""
    claims = sorted(store.view().claims().items, key=lambda claim: claim.id)
    index = KeptIndex(folder, "m@1")
    with index.alone(), Comparing(index, embed, look, processes) as made:
        return [judgement for part in made.of(store.view(), claims, AT) for judgement in part.result()]


def test_each_two_are_judged_once(store: Store, tmp_path: Path) -> None:
    """Also two that come at once; what is plainly not the same is not kept."""
    found = compared(store, tmp_path)
    pairs = [(judgement.left, judgement.right) for judgement in found]
    assert len(pairs) == len(set(pairs)) > 3
    assert all(left < right for left, right in pairs)
    cheese = next(claim.id for claim in store.view().claims().items if claim.content.startswith("cheese"))
    assert all(cheese not in pair for pair in pairs)
    assert {judgement.at for judgement in found} == {AT}


def test_other_processes_judge_the_same(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are told all that they need to know, and this one compares nothing."""
    expected = compared(store, tmp_path / "here")
    monkeypatch.setattr(comparing, "compare_all", None)
    assert compared(store, tmp_path / "others", processes=1) == expected


def test_where_processes_die_the_work_is_done_here(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is lost."""
    expected = compared(store, tmp_path / "here")
    monkeypatch.setattr(Pool, "ask", lambda *_: None)
    assert compared(store, tmp_path / "dying", processes=1) == expected


def test_nothing_is_compared_where_nothing_is_new(store: Store, tmp_path: Path) -> None:
    """The encoder is not asked either."""

    def never(texts: Sequence[str]) -> None:
        raise AssertionError(texts)

    with Comparing(KeptIndex(tmp_path, "m@1"), never, look) as made:  # type: ignore[arg-type]
        assert made.of(store.view(), [], AT) == []
