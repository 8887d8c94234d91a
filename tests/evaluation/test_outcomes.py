"""What becomes of each attribution, and how errors are counted."""

from __future__ import annotations

from msgspec.structs import replace

from reportedly.evaluation.outcomes import ERRORS, Outcome, errors, rows, tally
from reportedly.evaluation.scoring import DocumentScore, score_document
from reportedly.evaluation.triples import GoldDocument, Triple
from reportedly.model import Span

TEXT = "Rain fell hard, said Ida. Snow fell, said Ada."
RAIN = Triple(source=(Span(21, 24),), cue=(Span(16, 20),), content=(Span(0, 14),))
SNOW = Triple(source=(Span(42, 45),), cue=(Span(37, 41),), content=(Span(26, 35),))


def scored(*predicted: Triple) -> DocumentScore:
    """The score of predictions where rain and snow are gold."""
    return score_document(GoldDocument(id="d", text=TEXT, attributions=(SNOW, RAIN)), predicted)


def outcomes(*predicted: Triple) -> list[Outcome]:
    """The outcomes in order of the text."""
    return [row.outcome for row in rows(scored(*predicted))]


def test_every_way_to_fit() -> None:
    """Each outcome follows from how source and content meet."""
    assert outcomes(RAIN, SNOW) == [Outcome.EXACT, Outcome.EXACT]
    assert outcomes(replace(RAIN, content=(Span(0, 9),)), SNOW) == [Outcome.FOUND, Outcome.EXACT]
    assert outcomes(replace(RAIN, source=()), SNOW) == [Outcome.WRONG_SOURCE, Outcome.EXACT]
    assert outcomes(replace(RAIN, content=(Span(0, 4),)), SNOW) == [Outcome.WRONG_EXTENT, Outcome.EXACT]
    assert outcomes(SNOW) == [Outcome.MISSED, Outcome.EXACT]
    assert outcomes(RAIN, SNOW, SNOW) == [Outcome.EXACT, Outcome.EXACT, Outcome.NOT_IN_GOLD]


def test_every_attribution_is_listed_once() -> None:
    """No gold mark and no prediction is lost or repeated."""
    score = scored(RAIN, RAIN, replace(SNOW, source=()))
    listed = rows(score)
    assert sorted(map(id, score.gold)) == sorted(id(row.gold) for row in listed if row.gold is not None)
    assert sorted(map(id, score.predicted)) == sorted(id(row.predicted) for row in listed if row.predicted is not None)


def test_errors_are_what_was_not_found_on_either_side() -> None:
    """A wrong source is two errors: a gold attribution not found and a prediction that finds none."""
    assert errors(scored(RAIN, SNOW)) == 0
    assert errors(scored(replace(RAIN, source=()), SNOW)) == 2
    assert errors(scored(RAIN)) == 1


def test_the_tally_names_every_outcome() -> None:
    """Outcomes that do not occur are there with zero, and exact and found are no errors."""
    assert tally([scored(RAIN), scored(RAIN, SNOW)]) == {
        **dict.fromkeys(ERRORS, 0),
        Outcome.EXACT: 3,
        Outcome.FOUND: 0,
        Outcome.MISSED: 1,
    }
