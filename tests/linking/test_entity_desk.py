"""The people and bodies of a stored desk."""

from __future__ import annotations

from reportedly.linking.entity_desk import sources_of
from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN
from reportedly.store import open_store
from tests.store.inventing import reading

FERRY = (("Ana Reis", "the Port Ansel ferry will go to Brill"), ("Tom Reed", "nobody was asked about Brill"))
AGAIN = (("Ana Reis", "the ferry is sold to Brill"), ("Tom Reed", "the guild is angry with Port Ansel"))
BREAD = (("Ana Reis", "bread will be dear"),)


def test_a_name_in_three_documents_is_two_people_until_somebody_says_so() -> None:
    """And again when that is taken back; nobody's word about claims counts."""
    with open_store("memory:") as store:
        store.writer.add([reading(*FERRY), reading(*AGAIN), reading(*BREAD)])
        found = sources_of(store.view(), "2026-07-01", "reis")
        both, alone = found.entities
        assert (both.documents, alone.documents) == (2, 1)
        assert found.of(both.sources[0]) == (both, alone)
        assert found.of(alone.mentions[0]) == found.of(alone.id) == (alone,)
        assert [j.verdict for j in found.judgements(both)] == [Verdict.SAME]
        for at, verdict, reasons, count in (
            ("2026-07-02", Verdict.SAME, (), 1),
            ("2026-07-03", Verdict.UNSURE, (WITHDRAWN,), 2),
        ):
            judgement = Judgement(
                left=both.mentions[0], right=alone.mentions[0], verdict=verdict, by="ida", at=at, reasons=reasons
            )
            store.writer.judge([judgement])
            assert len(sources_of(store.view(), "2026-07-04", "reis").entities) == count


def test_a_person_wins_over_the_rule() -> None:
    """As of before, the rule's word counts."""
    with open_store("memory:") as store:
        store.writer.add([reading(*FERRY), reading(*AGAIN)], at="2026-06-01")
        left, right = sorted(m for m, found in sources_of(store.view(), "", "reis").mentions.items())
        no = Judgement(left=left, right=right, verdict=Verdict.NOT_SAME, by="ida", at="2026-07-01")
        store.writer.judge([no])
        assert len(sources_of(store.view(), "", "reis").entities) == 2
        assert len(sources_of(store.view("2026-06-15"), "", "reis").entities) == 1
