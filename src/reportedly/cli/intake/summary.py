"""What was taken in, as a person reads it and as one line of JSON."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from reportedly.cli.printable import many, one_line
from reportedly.intake.taking import Tally
from reportedly.store import Outcome

MOST_SHOWN = 10


class Summary(Struct, frozen=True, kw_only=True):
    """The counts behind both forms.

    ``added`` are new documents, ``revised`` new versions of known ones, ``refreshed`` those with better data or a newer
    reading, ``known`` those that changed nothing, ``forgotten`` those that were removed and stay so. ``unchanged`` are
    pages that were not sent again. ``reasons`` counts the refused inputs by reason.
    """

    added: int
    revised: int
    refreshed: int
    known: int
    forgotten: int
    unchanged: int
    refused: int
    claims: int
    seconds: float
    reasons: dict[str, int]


def summary(tally: Tally, unchanged: int, seconds: float) -> Summary:
    """The summary of a run."""
    counts = {outcome.value: tally.outcomes[outcome] for outcome in Outcome}
    return Summary(
        **counts,
        unchanged=unchanged,
        refused=tally.refused,
        claims=tally.claims,
        seconds=round(seconds, 3),
        reasons=dict(tally.reasons.most_common()),
    )


def as_json(summed: Summary) -> str:
    """One line of JSON."""
    return msgspec.json.encode(summed).decode()


def as_text(summed: Summary) -> str:
    """A line for each kind of outcome that there was."""
    lines = [f"{many(summed.added, 'document')} added, with {many(summed.claims, 'claim')}"]
    optional = (
        (summed.revised, "new version of a known document", "new versions of known documents"),
        (summed.refreshed, "known document refreshed", "known documents refreshed"),
        (summed.known, "document known already", "documents known already"),
        (summed.unchanged, "page unchanged since the last visit", "pages unchanged since the last visit"),
        (summed.forgotten, "document left out, since it was removed", "documents left out, since they were removed"),
    )
    lines += [f"{count:,} {one if count == 1 else several}" for count, one, several in optional if count]
    if summed.refused:
        lines.append(f"{summed.refused:,} refused:")
        shown = list(summed.reasons.items())[:MOST_SHOWN]
        lines += [f"  {count:,} {one_line(reason)}" for reason, count in shown]
        rest = summed.refused - sum(count for _, count in shown)
        lines += [f"  {rest:,} for other reasons"] if rest else []
    return "\n".join(lines)
