"""Each measure on one sentence or two, where the answer can be counted by hand."""

from __future__ import annotations

from msgspec.structs import replace

from reportedly.evaluation.measures import Counts, Measure
from reportedly.evaluation.scoring import score_document
from reportedly.evaluation.triples import GoldDocument, Triple
from reportedly.model import Span

TEXT = 'Mr. Weld said, "We will dig." The tunnel, according to miners, is flooded. Nobody left.'


def at(words: str) -> tuple[Span, ...]:
    """The first place of ``words`` in the text."""
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),)


SAID = Triple(source=at("Mr. Weld"), cue=at("said"), content=at('"We will dig."'))
FLOOD = Triple(source=at("miners"), cue=at("according to"), content=(*at("The tunnel"), *at("is flooded")))


def counts(gold: list[Triple], predicted: list[Triple]) -> dict[Measure, Counts]:
    """The counts of predictions for the text."""
    return score_document(GoldDocument(id="d", text=TEXT, attributions=tuple(gold)), predicted).counts


def test_the_gold_marks_themselves_are_all_right() -> None:
    """Nothing is lost when the prediction is the gold."""
    for measure, found in counts([SAID, FLOOD], [SAID, FLOOD]).items():
        assert (found.right_predicted, found.right_gold) == (found.predicted, found.gold), measure


def test_no_prediction_finds_nothing() -> None:
    """An empty reading has nothing right and misses everything."""
    found = counts([SAID, FLOOD], [])
    assert found[Measure.FOUND] == Counts(0, 0, 0, 2)
    assert found[Measure.OVERLAP_CONTENT] == Counts(0, 0, 0, 10)


def test_quotation_marks_do_not_count_as_edges() -> None:
    """Content without its marks is exact, and lacks three of six tokens in overlap."""
    found = counts([SAID], [replace(SAID, content=at("We will dig"))])
    assert found[Measure.EXACT_ALL] == Counts(1, 1, 1, 1)
    assert found[Measure.OVERLAP_CONTENT] == Counts(3, 3, 3, 6)


def test_half_of_the_content_finds_and_less_does_not() -> None:
    """Three of six tokens are an intersection over union of a half; two are not enough."""
    assert counts([SAID], [replace(SAID, content=at("We will dig"))])[Measure.FOUND].right_gold == 1
    assert counts([SAID], [replace(SAID, content=at("We will"))])[Measure.FOUND].right_gold == 0


def test_a_wrong_source_is_found_by_content_alone() -> None:
    """The source counts in found, and in the share of right sources."""
    found = counts([SAID], [replace(SAID, source=at("The tunnel"))])
    assert found[Measure.FOUND].right_gold == 0
    assert found[Measure.FOUND_CONTENT].right_gold == 1
    assert found[Measure.SOURCE_GIVEN_CONTENT] == Counts(0, 1, 0, 1)
    assert found[Measure.EXACT_CUE].right_gold == 1


def test_an_absent_source_must_be_absent() -> None:
    """No source on both sides is right; one on one side alone is wrong."""
    bare = replace(SAID, source=())
    assert counts([bare], [bare])[Measure.FOUND].right_gold == 1
    assert counts([bare], [SAID])[Measure.FOUND].right_gold == 0
    assert counts([SAID], [bare])[Measure.FOUND].right_gold == 0
    assert counts([bare], [SAID])[Measure.EXACT_SOURCE] == Counts(0, 1, 0, 0)


def test_the_same_prediction_twice_counts_once() -> None:
    """Repeating an answer costs precision and gains nothing."""
    found = counts([SAID], [SAID, SAID, SAID])
    for measure in (Measure.FOUND, Measure.EXACT_ALL, Measure.FOUND_DIRECT):
        assert found[measure] == Counts(1, 3, 1, 1)


def test_one_prediction_over_everything_pairs_with_one() -> None:
    """A span over the whole text gets the tokens of one attribution, not of all."""
    found = counts([SAID, FLOOD], [replace(SAID, content=(Span(0, len(TEXT)),))])
    assert found[Measure.OVERLAP_CONTENT].right_gold == 6
    assert found[Measure.FOUND].right_gold == 0


def test_types_are_counted_apart() -> None:
    """The quotation and the indirect speech go to their own measures."""
    found = counts([SAID, FLOOD], [SAID])
    assert found[Measure.FOUND_DIRECT] == Counts(1, 1, 1, 1)
    assert found[Measure.FOUND_INDIRECT] == Counts(0, 0, 0, 1)
    assert found[Measure.FOUND_MIXED] == Counts()


def test_without_content_there_is_no_item() -> None:
    """An attribution without content is ignored, but counted as ignored."""
    score = score_document(
        GoldDocument(id="d", text=TEXT, attributions=(SAID, replace(SAID, content=()))),
        [SAID, replace(SAID, content=()), replace(SAID, content=(Span(3, 4),))],
    )
    assert score.counts[Measure.FOUND] == Counts(1, 1, 1, 1)
    assert (score.ignored_gold, score.ignored_predicted) == (1, 2)


def test_kinds_of_source_are_counted() -> None:
    """Predictions with a kind are counted under it, found or not; those without are left out."""
    predicted = [replace(SAID, kind="person"), replace(FLOOD, kind="group", content=at("Nobody")), FLOOD]
    score = score_document(GoldDocument(id="d", text=TEXT, attributions=(SAID, FLOOD)), predicted)
    assert score.by_source_kind == {"person": Counts(1, 1), "group": Counts(0, 1)}
