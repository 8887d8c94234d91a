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
