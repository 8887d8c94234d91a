"""When a content happened and when it was said: the rules, one by one."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.model import Span
from reportedly.reading.claims.timing import Timing, timings
from reportedly.reading.draft import Draft
from reportedly.reading.rules import parents
from reportedly.reading.time.document_day import DocumentDay
from reportedly.reading.time.reading import times

from ...spec.notation import parse  # noqa: TID252 - tests are no installed package

DAY = DocumentDay(date(2026, 7, 9), "the document's date, given")


def timed(marked: str, day: DocumentDay = DAY) -> list[Timing]:
    """The timing of each attribution that is marked, in order of the numbers."""
    found = parse(marked)
    drafts = [
        Draft(source=found.spans("s", n), cue=found.spans("c", n), content=found.spans("t", n)) for n in found.numbers()
    ]
    return list(timings(found.text, drafts, parents(drafts), times(found.text, day.day), day))


def words(timing: Timing) -> tuple[str | None, str | None]:
    """The words of what happened and of what was said."""
    if timing.when is None:
        return None, None
    happened, said = timing.when.happened, timing.when.said
    return (happened.text if happened else None, said.text if said else None)


CASES = [
    ("{s1:Reis} {c1:said} on Monday {t1:that the weir moved on Sunday}.", ("Sunday", "Monday")),
    ("{t1:The weir moved}, {s1:Reis} {c1:said} on Monday.", (None, "Monday")),
    ("On Monday, {s1:Reis} {c1:said} {t1:that the weir moved}.", (None, "Monday")),
    ("On Monday {t1:the weir} {c1:reportedly} {t1:moved}.", ("Monday", None)),
    ("{t1:The weir} {c1:is believed} {t1:to have moved on Sunday}.", ("Sunday", None)),
    ("{s1:Reis} resigned in May and {c1:said} {t1:that the weir moved}.", (None, None)),
    ("{s1:Reis, who resigned in May,} {c1:said} {t1:that the weir moved}.", (None, None)),
    ("{s1:Reis} {c1:said} {t1:that the weir moved and that she was told on Monday}.", (None, None)),
    ("{s1:Reis} {c1:said} {t1:that on Sunday the weir moved, and fell on Monday}.", ("Sunday", None)),
    ("{s1:Reis} {c1:said} {t1:that she has led it for nineteen years}.", (None, None)),
    ("{s1:Reis} {c1:said} {t1:that the weir moved. It fell on Monday}.", (None, None)),
    ("When the weir moved in 2019, {s1:officials} {c1:insisted} {t1:that it held}.", (None, "2019")),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_what_a_time_belongs_to(marked: str, expected: tuple[str | None, str | None]) -> None:
    """To the content, to the saying, or to neither."""
    assert words(timed(marked)[0]) == expected


def test_a_time_belongs_to_the_innermost_that_holds_it() -> None:
    """What was posted on Monday was not said on Monday; what happened on Sunday is the inner claim's."""
    marked = "{t2:{s1:Reis} {c1:said} {t1:that the weir moved on Sunday}}, {s2:Holub} {c2:wrote} on Monday."
    inner, outer = timed(marked)
    assert words(inner) == ("Sunday", None)
    assert words(outer) == (None, "Monday")


def test_a_time_in_another_claim_is_not_taken() -> None:
    """Two claims in one sentence keep their times apart."""
    marked = "{s1:Reis} {c1:said} {t1:that it moved on Sunday}, {s2:Holub} {c2:said} {t2:that it held}."
    assert [words(found) for found in timed(marked)] == [("Sunday", None), (None, None)]


def test_the_reason_says_what_was_counted_from() -> None:
    """The document's day, or why there is none; a whole date needs neither."""
    marked = "{s1:Reis} {c1:said} on Monday {t1:that it moved on 5 May 2019}."
    happened, said = timed(marked)[0].because
    assert happened.why == "happened: it stands in what is said"
    assert said.why == "said: it stands by the cue; counted from 2026-07-09, the document's date, given"
    unknown = timed(marked, DocumentDay(None, "the document has no date"))[0].because[1]
    assert unknown.why.endswith("it cannot be placed, since the document has no date")


def test_many_times_in_one_sentence() -> None:
    """A thousand of them are looked at no further than they are near."""
    text = "Reis said " + "on Monday " * 1000 + "that it moved"
    start = text.index("that")
    draft = Draft(source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(start, len(text)),))
    found = timings(text, [draft], [None], times(text, DAY.day), DAY)
    assert words(found[0]) == (None, "Monday")
