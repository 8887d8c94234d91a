"""A source is shown with the other names of the person or body that it is taken for."""

from __future__ import annotations

from contextlib import closing

from reportedly.model import Judgement, Verdict
from reportedly.store import Filters, open_store
from reportedly.web.beside import Beside
from reportedly.web.joined import joined
from reportedly.web.kept_sources import KeptSources
from tests.store.inventing import reading


def test_what_people_decide_joins_two_names() -> None:
    """Before, each stands for itself; two of one name that are told apart are two."""
    with open_store("memory:") as store:
        store.writer.add(
            [
                reading(("Ana Reis", "bread will be dear"), outlet="The Weir"),
                reading(("Reis", "the ferry was late"), outlet="Fathom"),
                reading(("Ana Reis", "the pier is shut"), outlet="Quay"),
            ]
        )
        view = store.view()
        names = {source.name: source.id for source in view.sources(Filters()).items}
        with closing(Beside()) as beside:
            kept = KeptSources(store, beside)
            before = kept.known()
            assert before is not None
            apart = joined(view, before.entities.values(), names["Ana Reis"])
            assert [(one.name, one.documents, one.others) for one in apart] == [("Ana Reis", 1, ())] * 2
            left, right = sorted((names["Ana Reis"], names["Reis"]))
            same = Judgement(left=left, right=right, verdict=Verdict.SAME, by="ida", at="2026-07-02")
            store.writer.judge([same])
            after = kept.known()
            assert after is not None
            (one,) = joined(view, after.entities.values(), names["Reis"])
    assert (one.name, one.documents, one.outlets) == ("Ana Reis", 3, ("Fathom", "Quay", "The Weir"))
    assert [(other.id, other.name, other.claims) for other in one.others] == [(names["Ana Reis"], "Ana Reis", 2)]
