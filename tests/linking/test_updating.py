"""One more document gives what linking everything anew gives."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking import updating
from reportedly.linking.desk import desk, kept_desk
from reportedly.linking.kept_index import KeptIndex
from reportedly.linking.linker import Floats
from reportedly.linking.updating import link_new
from reportedly.model import Judgement, Reading, Response, Verdict
from reportedly.rumours.threads import thread
from reportedly.store import Store, Subject, keyed, open_store
from tests.linking.embedding import embed
from tests.store.inventing import reading

SAID = (
    "mayor Ana Reis has resigned in Port Ansel",
    "Ana Reis resigned as mayor of Port Ansel",
    "mayor Ana Reis has not resigned in Port Ansel",
    "12 people were killed in the ferry fire off Ansel",
    "20 people were killed in the ferry fire off Ansel",
    "the lighthouse at Brill will be sold",
    "Brill lighthouse to be sold",
    "cheese",
    "mayor Ana Reis resigned yesterday in Port Ansel over the ferry fire",
)
WHO = ("Ida Moss", "Tom Reed")


def documents(places: Sequence[tuple[int, int]]) -> list[Reading]:
    """A document for each pair of places in SAID; the same pair twice is a copy elsewhere."""
    return [
        reading(*((WHO[n % 2], SAID[place]) for n, place in enumerate(pair)), url=f"https://example.org/{number}")
        for number, pair in enumerate(places)
    ]


def denial(reading: Reading) -> Reading:
    """A document in which the same is denied."""
    denied = tuple(msgspec.structs.replace(a, response=Response.DENIES) for a in reading.attributions)
    return msgspec.structs.replace(reading, attributions=denied)


def rumours(store: Store) -> list[tuple[str, ...]]:
    """The kept rumours, which are those that the judgements give, with their threads' headings and denials."""
    found = desk(store.view())
    kept = kept_desk(store.view()).groups
    assert kept == found.groups
    threads = [thread(found.sightings[claim] for claim in group) for group in kept]
    shown = {(rumour.heading, rumour.denials) for rumour in store.view().rumours(limit=200).items}
    assert shown == {(one.heading, one.denials) for one in threads}
    assert store.view().unlinked() == ()
    return sorted(kept)


PLACES = st.lists(st.tuples(st.integers(0, len(SAID) - 1), st.integers(0, len(SAID) - 1)), min_size=1, max_size=7)


@settings(deadline=None, max_examples=8)
@given(PLACES, st.sets(st.integers(0, 6)), st.randoms(use_true_random=False), st.integers(0, 6), st.integers(0, 9))
def test_one_by_one_is_all_at_once(
    places: list[tuple[int, int]], denying: set[int], chance: random.Random, first: int, action: int
) -> None:
    """In any order, with a decision of a person or a document that is forgotten in between; some deny what is said."""
    given = [denial(one) if number in denying else one for number, one in enumerate(documents(places))]
    shuffled = list(given)
    chance.shuffle(shuffled)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store("memory:") as stepwise,
        open_store("memory:") as whole,
    ):
        index = KeptIndex(Path(folder) / "stepwise", "m@1")
        stepwise.writer.add(shuffled[:first])
        link_new(stepwise, index, embed)
        act(stepwise, action)
        for document in shuffled[first:]:
            stepwise.writer.add([document])
            link_new(stepwise, index, embed)
        link_new(stepwise, index, embed)
        gone = set(stepwise.view().forgotten())
        whole.writer.add(d for d in given if keyed(d.document).id not in gone)
        whole.writer.judge(j for j in stepwise.view().judgements() if j.by == "Ida Moss")
        link_new(whole, KeptIndex(Path(folder) / "whole", "m@1"), embed)
        assert rumours(stepwise) == rumours(whole)


def act(store: Store, action: int) -> None:
    """A person joins or splits two claims, or a document is forgotten; or nothing."""
    claims = sorted(claim.id for claim in store.view().claims().items)
    if len(claims) > 2 and action < 6:
        verdict = Verdict.SAME if action % 2 else Verdict.NOT_SAME
        left, right = claims[action % 3], claims[-1]
        made = Judgement(left=left, right=right, verdict=verdict, by="Ida Moss", at="2026-01-01")
        store.writer.judge([made] if left != right else [])
    elif claims and action < 8:
        document = store.view().documents().items[0].id
        store.writer.forget(Subject.DOCUMENT, document, by="ida", why="asked")


@pytest.mark.parametrize("copies", [range(4), range(4, 8)])
def test_an_earlier_copy_that_heads_a_rumour_turns_who_denies_it(tmp_path: Path, copies: range) -> None:
    """Who only said no denies nothing, until the rumour goes by what somebody asked before that."""
    said, asked = (WHO[0], SAID[2]), (WHO[1], f"{SAID[0]}?")
    at = "2026-05-04T{:02}:00:00+00:00".format
    with open_store("memory:") as store:
        index = KeptIndex(tmp_path, "m@1")
        store.writer.add([reading(said, published=at(9), url="https://example.org/said")])
        store.writer.add([reading(asked, published=at(12), url="https://example.org/asked")])
        link_new(store, index, embed)
        assert len(rumours(store)) == 1
        assert store.view().rumours().items[0].denials == 0
        for copy in copies:
            store.writer.add([reading(asked, published=at(8 - copy), url=f"https://example.org/{copy}")])
            link_new(store, index, embed)
            assert len(rumours(store)) == 1
            assert store.view().rumours().items[0].denials == 1


def test_only_its_own_claims_and_their_candidates_are_looked_at(tmp_path: Path) -> None:
    """A new document asks the encoder for its own words alone, and a copy for none."""
    asked: list[str] = []

    def noted(texts: Sequence[str]) -> Floats:
        asked.extend(texts)
        return embed(texts)

    given = documents([(0, 5), (1, 3), (0, 5)])
    with open_store("memory:") as store:
        index = KeptIndex(tmp_path, "m@1")
        for document, count in zip(given, (2, 4, 4), strict=True):
            store.writer.add([document])
            assert link_new(store, index, noted) == 2
            assert len(asked) == count
        assert link_new(store, index, noted) == 0


def test_an_index_that_is_gone_or_behind_catches_up(tmp_path: Path) -> None:
    """After a crash, or when its folder was deleted; nothing is judged twice."""
    given = documents([(0, 3), (1, 4), (2, 5)])
    with open_store("memory:") as store:
        store.writer.add(given[:2])
        link_new(store, KeptIndex(tmp_path / "a", "m@1"), embed)
        judged = len(list(store.view().judgements()))
        link_new(store, KeptIndex(tmp_path / "b", "m@1"), embed)
        assert len(list(store.view().judgements())) == judged
        store.writer.add(given[2:])
        link_new(store, KeptIndex(tmp_path / "a", "m@1"), embed)
        assert rumours(store) == sorted(desk(store.view()).groups)
        assert len(rumours(store)) == 3
        assert sorted(KeptIndex(tmp_path / "a", "m@1").every()) == sorted(c.id for c in store.view().claims().items)


def test_a_run_that_another_one_overtook_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On another machine, say, which has an index of its own."""
    given = documents([(0, 3), (1, 4)])
    with open_store("memory:") as store:
        store.writer.add(given)
        first = [True]

        def overtaken(texts: Sequence[str]) -> Floats:
            if first.pop() if first else False:
                link_new(store, KeptIndex(tmp_path / "other", "m@1"), embed)
            return embed(texts)

        link_new(store, KeptIndex(tmp_path / "own", "m@1"), overtaken)
        assert len(rumours(store)) == 2
        assert KeptIndex(tmp_path / "own", "m@1").state == store.view().linked()


def test_what_was_compared_before_a_crash_is_not_compared_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run of many documents keeps what it has judged now and then, and goes on from there."""
    monkeypatch.setattr(updating, "_TOGETHER", 1)
    monkeypatch.setattr(updating, "_KEPT", 1)
    asked: list[str] = []

    def noted(texts: Sequence[str]) -> Floats:
        asked.extend(texts)
        return embed(texts)

    def killed(done: int, of: int) -> None:
        if done == 6:  # runs of one, one, two and four documents: in the middle of the last
            raise KeyboardInterrupt

    with open_store("memory:") as store, open_store("memory:") as whole:
        for number in range(8):
            made = [reading((WHO[0], f"{SAID[0]}, {number} aides and the {number} of Brill say"))]
            store.writer.add(made)
            whole.writer.add(made)
        with pytest.raises(KeyboardInterrupt):
            link_new(store, KeptIndex(tmp_path / "index", "m@1"), noted, told=killed)
        assert store.view().waiting() == 4
        before = len(asked)
        assert link_new(store, KeptIndex(tmp_path / "index", "m@1"), noted) == 4
        assert len(asked) - before == 2
        link_new(whole, KeptIndex(tmp_path / "whole", "m@1"), embed)
        assert rumours(store) == rumours(whole)


def test_ten_thousand_copies_are_compared_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few hundred here; one more of them changes one place."""
    monkeypatch.setattr(updating, "_TOGETHER", 50)
    with open_store("memory:") as store:
        index = KeptIndex(tmp_path, "m@1")
        store.writer.add(documents([(0, 5)] * 200))
        assert link_new(store, index, embed) == 400
        assert len(index.every()) == 2
        assert list(store.view().judgements()) == []
        assert [len(group) for group in rumours(store)] == [200, 200]


def test_claims_of_one_word_and_counters_in_titles(tmp_path: Path) -> None:
    """A title that counts itself is a copy, compared once; one word is compared with a bounded number of others."""
    counters = [reading(("Ida Moss", f"flood in Port Ansel, live update {n} of the day")) for n in range(120)]
    single = [reading(("Tom Reed", word)) for word in "boat crate ferry goat mill".split()]
    with open_store("memory:") as store:
        store.writer.add([*counters, *single])
        link_new(store, KeptIndex(tmp_path, "m@1"), embed)
        assert sorted(len(group) for group in rumours(store)) == [1, 1, 1, 1, 1, 120]
        assert list(store.view().judgements()) == []


def test_a_wrong_clock_makes_no_false_first(tmp_path: Path) -> None:
    """A date in 2061 or before the web is not believed, and keeps the same claim from nothing."""
    wrong = [
        reading((WHO[0], SAID[1]), published=day, url=f"https://example.org/{day}")
        for day in ("2061-01-01", "1066-10-14")
    ]
    right = reading((WHO[1], SAID[0]), published="2026-05-04", url="https://example.org/right")
    with open_store("memory:") as store:
        store.writer.add([*wrong, right], at="2026-07-01")
        link_new(store, KeptIndex(tmp_path, "m@1"), embed)
        assert [len(group) for group in rumours(store)] == [3]
        (rumour,) = store.view().rumours().items
        assert (rumour.first_seen, rumour.heading) == ("2026-05-04", claim_of(store, right))


def claim_of(store: Store, document: Reading) -> str:
    """The id of the one claim of a document."""
    (claim,) = store.view().claims_in([keyed(document.document).id])
    return claim.id


def test_how_far_it_is_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each part, with how many documents there are; the claims of the next part are read meanwhile."""
    monkeypatch.setattr(updating, "_TOGETHER", 2)
    told: list[tuple[int, int]] = []
    with open_store("memory:") as store:
        store.writer.add(documents([(0, 3), (1, 4), (2, 5), (6, 8), (0, 1)]))
        link_new(store, KeptIndex(tmp_path, "m@1"), embed, told=lambda *far: told.append(far))
        assert told == [(2, 5), (4, 5), (5, 5)]
        assert len(rumours(store)) == 3


def test_a_claim_that_says_too_little_is_neither_read_nor_kept_in_the_index(tmp_path: Path) -> None:
    """It is joined to no other, so nobody needs its vector, now or when the index catches up."""
    asked: list[str] = []

    def noted(texts: Sequence[str]) -> Floats:
        asked.extend(texts)
        return embed(texts)

    with open_store("memory:") as store:
        store.writer.add([reading(("Ida Moss", "it"), ("Tom Reed", SAID[0]))])
        assert link_new(store, KeptIndex(tmp_path / "a", "m@1"), noted) == 2
        assert link_new(store, KeptIndex(tmp_path / "b", "m@1"), noted) == 0
        assert asked == [SAID[0], SAID[0]]
        assert [len(KeptIndex(tmp_path / name, "m@1").every()) for name in "ab"] == [1, 1]
        assert len(rumours(store)) == 2
