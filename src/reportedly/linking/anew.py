"""A whole desk linked anew, after the rule or the encoder has changed.

Every document is marked, and the rule judges again while the rumours stay as they are until their documents' turn has
come. What it has judged before is then out of date: where a pair was not judged again, that is said in a judgement, and
the documents of both are linked once more. People's judgements stay and win. What was begun is kept in the store, so
whoever links next goes on with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from reportedly.linking.comparison import RULE, Answer
from reportedly.model import Judgement, Verdict
from reportedly.store import Store, View
from reportedly.store.rumours import NOT_LINKED, NOTHING

_PLACING = "placing@2"
"""How headings and denials are found."""
_GONE = (Answer.NOT_SAME.value, "not found again when all was linked anew")


def linker(encoder: str) -> str:
    """What names the rules that link a desk, with the version of its encoder of claims."""
    return f"{RULE} {_PLACING} {encoder}"


def outdated(view: View, by: str) -> str | None:
    """By what a desk was linked, in words, where that is not ``by``; None where it is, or nothing is linked."""
    if view.linked() == NOT_LINKED or view.linked_by() == by:
        return None
    return view.linked_by() or "an earlier version"


def relink(store: Store, by: str) -> None:
    """Begins to have a desk linked anew, unless that is under way."""
    if store.view().relinking() is None or store.view().linked_by() != by:
        store.writer.relink(datetime.now(UTC).isoformat(timespec="microseconds"), by)


def has_another(view: View) -> bool:
    """Whether a desk of which nothing is linked yet has judgements of another rule, as a copy of an old desk has."""
    if view.linked() != NOT_LINKED:
        return False
    return any(judgement.by != RULE for judgement in view.judged_before(datetime.now(UTC).isoformat()))


def taken_back(old: Iterable[Judgement]) -> Iterator[Judgement]:
    """What says of pairs that they were not found again."""
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    for j in old:
        yield Judgement(
            left=j.left, right=j.right, verdict=Verdict.NOT_SAME, by=RULE, at=at, score=NOTHING, reasons=_GONE
        )
