"""Tests of the comparison of two claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking import comparison
from reportedly.linking.comparison import LOOKS, UNREAD, Answer, Comparison, compare, compare_all
from reportedly.linking.linker import counts
from reportedly.linking.profiles import Profile, profile
from reportedly.linking.traits import traits
from reportedly.linking.weighing import CLAIMS, SURE
from reportedly.model import Verdict


def answer(one: str, other: str, similarity: float = 0.8) -> tuple[Answer, tuple[str, ...]]:
    """The answer about two texts and its reasons."""
    found = compare(profile("a", one), profile("b", other), similarity)
    return found.answer, found.reasons


def test_the_same_with_its_reasons() -> None:
    """What both name and speak of is said."""
    found, why = answer("Mayor Ana Reis has resigned", "Ana Reis resigned as mayor")
    assert found is Answer.SAME
    assert why[0] == "both name Ana Reis"
    assert why[1].startswith("both speak of ")


def test_a_denial_is_the_same_rumour() -> None:
    """It is told with the word that denies."""
    found, why = answer("Ana Reis has resigned as mayor", "Ana Reis has not resigned as mayor")
    assert found is Answer.DENIED
    assert why[-1] == "one of them denies it (“not”)"


def test_other_figures_are_a_variant() -> None:
    """Both figures are shown."""
    found, why = answer("12 people died in the ferry fire", "20 people died in the ferry fire")
    assert found is Answer.VARIANT
    assert why[-1] == "12 here, 20 there"


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        ("Robert Hale stole the boat", "Maria Hale stole the boat", "Robert Hale in one, Maria Hale in the other"),
        ("Robert Hale stole the boat", "Maria Moss stole the boat", "Robert Hale in one, Maria Moss in the other"),
        (
            "Robert Hale sued Maria Moss",
            "Maria Moss sued Robert Hale",
            "who did it and to whom are the other way round",
        ),
        ("The ferry sank on 3 May 2024", "The ferry sank on 9 May 2024", "3 May 2024 in one, 9 May 2024 in the other"),
        ("The ferry will sail in March", "The ferry will sail in April", "March in one, April in the other"),
    ],
)
def test_what_only_looks_the_same(one: str, other: str, because: str) -> None:
    """Other people, roles turned round and another day keep two claims apart, however alike their vectors are."""
    found, why = answer(one, other, similarity=0.99)
    assert found is Answer.NOT_SAME
    assert why[0] == because


def test_months_that_overlap_speak_for_nothing() -> None:
    """A day of the month, or no month at all, is no other month."""
    assert answer("The new ferry will sail in March", "The new ferry will sail on 3 March")[0] is Answer.SAME
    assert answer("The new ferry will sail in March", "The new ferry will sail in 2026")[0] is Answer.SAME


def test_a_name_alone_is_no_event() -> None:
    """Where no name is shared, the few words that are count as any others."""
    assert answer("Ana Reis opened a dam at Osk", "Ana Reis visited a clinic", 0.6)[0] is not Answer.SAME
    one = profile("a", "a strange photograph of workers at a long table has gone round the whole country")
    other = profile("b", "the workers who sat in rows turned out to be paid actors of a film company")
    assert traits(one, other, 0.6).told < 0.3
    assert compare(one, other, 0.6).reasons == ("both speak of workers", "alike in meaning (0.60)")


def test_a_short_claim_needs_a_telling_word_in_common() -> None:
    """Likeness of meaning alone leaves it unsure."""
    assert answer("the harbour guild is angry", "the guild rejected it angrily", 0.7)[0] is not Answer.NOT_SAME
    assert answer("the patrol caught several", "guards seized a few people", 0.59)[0] is not Answer.SAME


def test_however_high_the_score_what_shares_next_to_nothing_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person would be asked about such two first, and nobody has looked at them."""
    pair = profile("a", "Ana Reis has resigned in Port Ansel"), profile("b", "Ana Reis resigned in Port Ansel today")
    assert compare(*pair, 0.9, repeats=lambda *_: pytest.fail("asked")).score > SURE
    monkeypatch.setattr(comparison, "_little_ground", lambda *_: True)
    assert compare(*pair, 0.9).answer is Answer.UNSURE
    assert compare(*pair, 0.9, repeats=lambda *_: 0.01).score < SURE
    assert compare(*pair, 0.9, repeats=lambda *_: 0.99).answer is Answer.SAME


def test_a_score_that_would_not_join_is_kept_only_where_a_name_is_shared() -> None:
    """Of one topic nearly every two claims are like this."""
    topic = profile("a", "the harbour guild is angry about wages"), profile("b", "the guild rejected the offer")
    named = profile("a", "Ana Reis opened the new dam at Osk"), profile("b", "Ana Reis visited a hospital in Halden")
    for pair, similarity, kept in ((topic, 0.08, False), (named, 0.35, True)):
        assert CLAIMS.unsure < CLAIMS.score(traits(*pair, similarity)) < CLAIMS.join
        found = compare(*pair, similarity)
        assert (found.answer, counts(found)) == (Answer.NOT_SAME, kept)


def test_nothing_in_common_is_not_the_same() -> None:
    """What is lacking is said."""
    found, why = answer("The lighthouse will be sold", "Cheese prices rose again in Brill", similarity=0.1)
    assert found is Answer.NOT_SAME
    assert why == ("not alike enough in meaning (0.10)",)


@given(st.text(max_size=80), st.text(max_size=80), st.floats(-1, 1))
def test_any_two_texts_can_be_compared_in_either_order(one: str, other: str, similarity: float) -> None:
    """The answer never depends on which comes first."""
    left, right = profile("a", one), profile("b", other)
    assert compare(left, right, similarity) == compare(right, left, similarity)


def test_an_answer_is_a_judgement() -> None:
    """The three that join are *same*."""
    assert [answer.verdict for answer in Answer] == [
        Verdict.SAME,
        Verdict.SAME,
        Verdict.SAME,
        Verdict.NOT_SAME,
        Verdict.UNSURE,
    ]


DOUBTFUL = ("Mayor Ana Reis has resigned", "The mayor stepped down on Friday, aides say")


def doubtful(chance: float) -> Comparison:
    """Two claims about which the traits leave a doubt, and a second look that gives ``chance``."""
    return compare(profile("a", DOUBTFUL[0]), profile("b", DOUBTFUL[1]), 0.55, repeats=lambda _, __: chance)


def test_where_there_is_a_doubt_both_are_read_together() -> None:
    """The second look joins or keeps apart, and says so."""
    first = compare(profile("a", DOUBTFUL[0]), profile("b", DOUBTFUL[1]), 0.55)
    assert CLAIMS.doubts(first.score)
    assert doubtful(0.99).answer is Answer.SAME
    assert doubtful(0.99).reasons[-1] == "read side by side they seem to say the same (0.99)"
    assert doubtful(0.01).answer is Answer.NOT_SAME
    assert "read side by side they seem to say other things (0.01)" in doubtful(0.01).reasons


def test_where_only_a_name_is_shared_no_score_is_beyond_doubt() -> None:
    """However near the two are in meaning, they are read together; with a word in common they need not be."""
    asked: list[str] = []

    def look(_: str, text: str) -> float:
        asked.append(text)
        return 0.05

    one = profile("a", "the long-awaited release of the Kolmwatch Edition")
    bare, told = profile("b", "when the Kolmwatch Edition comes"), profile("c", "the release of the Kolmwatch Edition")
    assert compare(one, bare, 0.99).score < SURE < compare(one, told, 0.99).score
    assert compare(one, bare, 0.99, repeats=look).answer is not Answer.SAME
    assert asked == [one.text]
    assert compare(one, told, 0.99, repeats=look).answer is Answer.SAME
    assert asked == [one.text]


def test_what_rules_keep_apart_is_not_read_again() -> None:
    """Nor what the traits leave no doubt about."""

    def asked(_: str, __: str) -> float:
        raise AssertionError

    charged = profile("a", "Police charged Ana Reis with fraud"), profile("b", "Police charged Tom Vale with fraud")
    assert compare(*charged, 0.9, repeats=asked).answer is Answer.NOT_SAME
    other = profile("a", "The lighthouse will be sold"), profile("b", "Cheese prices rose again in Brill")
    assert compare(*other, 0.1, repeats=asked).answer is Answer.NOT_SAME


def test_two_stories_of_one_name_are_not_read_again() -> None:
    """What reads both takes them for the same; and they count for less among the pairs of two groups."""
    pair = profile("a", "Ana Reis opened the new dam at Osk"), profile("b", "Ana Reis visited a hospital in Halden")
    found = compare(*pair, 0.6, repeats=lambda _, __: pytest.fail("asked"))
    assert found.answer is Answer.NOT_SAME
    assert CLAIMS.unsure < found.score < 0.5 < CLAIMS.score(traits(*pair, 0.6))


def test_only_so_many_doubts_are_read_again() -> None:
    """The likeliest for a document are, and the rest is not joined: where in doubt there are two."""
    asked: list[str] = []

    def noted(_: str, longer: str) -> float:
        asked.append(longer)
        return 0.99

    def others(count: int) -> list[tuple[Profile, float]]:
        return [(profile(f"b{n:02}", DOUBTFUL[1]), 0.55 - n / 1000) for n in range(count)]

    claim = profile("a", DOUBTFUL[0])
    (found,) = compare_all([(claim, others(LOOKS + 3)[::-1])], repeats=noted)
    assert len(asked) == LOOKS
    assert {one.answer for one in found[-LOOKS:]} == {Answer.SAME}
    assert {(one.answer, one.reasons[-1]) for one in found[:-LOOKS]} == {(Answer.UNSURE, UNREAD)}
    assert found[0].score == compare(claim, *others(LOOKS + 3)[-1]).score / 2
    asked.clear()
    document = compare_all([(profile(f"a{n}", DOUBTFUL[0]), others(3)) for n in range(4)], repeats=noted)
    assert len(asked) == LOOKS < 4 * 3
    assert sum(one.answer is Answer.SAME for row in document for one in row) == LOOKS


@given(st.sampled_from([DOUBTFUL, DOUBTFUL[::-1]]), st.floats(0, 1), st.floats(0, 1))
def test_a_second_look_does_not_depend_on_the_order(texts: tuple[str, str], forth: float, back: float) -> None:
    """They are read one way: whether the longer text says what the shorter one says."""
    one, other = (profile("a", texts[0]), profile("b", texts[1])), (profile("a", texts[1]), profile("b", texts[0]))
    scores = {compare(*pair, 0.55, repeats=lambda a, b: forth if a < b else back).score for pair in (one, other)}
    assert len(scores) == 1
    assert 0 <= min(scores) <= 1


def test_in_brief_only_what_is_kept_has_reasons() -> None:
    """The answers are the same."""
    claim = profile("a", "mayor Ana Reis has resigned in Port Ansel")
    others = [profile("b", "Ana Reis resigned as mayor of Port Ansel"), profile("c", "cheese prices rose in Brill")]
    near = [(claim, [(other, 0.9 if other.id == "b" else 0.1) for other in others])]
    (whole,), (short,) = compare_all(near), compare_all(near, brief=True)
    assert [c.answer for c in short] == [c.answer for c in whole]
    assert not any(map(counts, (short[1], whole[1])))
    assert short[0] == whole[0]
    assert (short[1].reasons, bool(whole[1].reasons)) == ((), True)
