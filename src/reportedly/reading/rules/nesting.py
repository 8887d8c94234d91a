"""Which attribution stands inside which: the analyst's words inside the reporter's post."""

from __future__ import annotations

from reportedly.model import Span
from reportedly.reading.draft import Draft


def parents(drafts: list[Draft]) -> list[int | None]:
    """For each draft the place of the one it is nested in, or none.

    A draft is nested in the one with the smallest content that covers its cue and its content and is larger than its
    own. Near linear: a draft is compared only with those that reach over its beginning.
    """
    found: list[int | None] = [None] * len(drafts)
    by_start = sorted(range(len(drafts)), key=lambda i: min(drafts[i].content).start)
    waiting = sorted(range(len(drafts)), key=lambda i: min(_claimed(drafts[i])).start)
    reaching: list[int] = []
    upcoming = 0
    for inner in waiting:
        start = min(_claimed(drafts[inner])).start
        while upcoming < len(by_start) and min(drafts[by_start[upcoming]].content).start <= start:
            reaching.append(by_start[upcoming])
            upcoming += 1
        reaching = [i for i in reaching if max(span.end for span in drafts[i].content) > start]
        outer = [i for i in reaching if _contains(drafts[i], drafts[inner])]
        found[inner] = min(outer, key=lambda i: (length(drafts[i].content), i), default=None)
    return found


def length(spans: tuple[Span, ...]) -> int:
    """How many characters ``spans`` cover."""
    return sum(span.end - span.start for span in spans)


def _contains(outer: Draft, inner: Draft) -> bool:
    """Strictly larger, so that no draft is nested in itself, in its double, or in one that is nested in it."""
    covered = all(any(o.start <= i.start and i.end <= o.end for o in outer.content) for i in _claimed(inner))
    return covered and length(outer.content) > length(inner.content)


def _claimed(draft: Draft) -> tuple[Span, ...]:
    return (*draft.cue, *draft.content)
