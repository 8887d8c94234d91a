"""The judge of documents by their titles, as every exit takes it."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.linking.title_stance import judge_of
from reportedly.rumours.threads import Judged, Stance
from reportedly.store import open_store
from tests.cli.rumour_desk import QuickEncoder
from tests.store.inventing import reading

SAID = ("Ida Moss", "the ferry sank off Ansel")


def test_documents_with_a_title_are_judged_and_others_are_not() -> None:
    """Each by its own title; one that is not named has none."""
    with open_store("memory:") as store:
        titles = ("Ferry sank off Ansel?", "Ferry sank off Ansel", None)
        made = [reading(SAID, title=title, url=f"https://weir.example/{n}") for n, title in enumerate(titles)]
        asks, tells, bare = (receipt.document for receipt in store.writer.add(made))
        judge = judge_of(store.view(), [asks, bare], QuickEncoder)
        assert judge is not None
        assert judge(SAID[1], asks) == Judged(Stance.AGAINST, 0.87)
        assert judge(SAID[1], tells) is judge(SAID[1], bare) is None
        judge = judge_of(store.view(), [asks, tells], QuickEncoder)
        assert judge is not None
        assert judge(SAID[1], tells) == Judged(Stance.FOR, 0.87)


def test_without_a_title_no_model_is_made() -> None:
    """Nor for no documents at all."""

    def never() -> QuickEncoder:
        raise AssertionError("the model is made")

    made: Callable[[], QuickEncoder] = never
    with open_store("memory:") as store:
        (receipt,) = store.writer.add([reading(SAID, title=" ")])
        assert judge_of(store.view(), [receipt.document], made) is None
        assert judge_of(store.view(), [], made) is None


def test_an_earlier_moment_has_its_titles_too() -> None:
    """Since a rumour is exported as of a day."""
    with open_store("memory:") as store:
        (receipt,) = store.writer.add([reading(SAID, title="Ferry sank off Ansel", url="https://weir.example/1")])
        judge = judge_of(store.view("2999-01-01"), [receipt.document], QuickEncoder)
        assert judge is not None
        assert judge(SAID[1], receipt.document) == Judged(Stance.FOR, 0.87)


def test_copies_with_one_title_are_read_once() -> None:
    """What is the same is not worked out again."""
    read: list[str] = []

    class Counting(QuickEncoder):
        """Keeps what it was asked."""

        def headline_stance(self, claim: str, headline: str) -> dict[str, float]:
            read.append(headline)
            return dict(super().headline_stance(claim, headline))

    with open_store("memory:") as store:
        title = "Ferry sank off Ansel"
        made = [reading(SAID, title=title, url=f"https://weir.example/{n}") for n in range(3)]
        documents = [receipt.document for receipt in store.writer.add(made)]
        judge = judge_of(store.view(), documents, Counting)
        assert judge is not None
        assert {judge(SAID[1], document) for document in documents} == {Judged(Stance.FOR, 0.87)}
    assert read == [title]
