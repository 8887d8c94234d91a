"""The section of a rumour's page that shows who denies it, declined, kept silent, could not verify or took it back."""

from __future__ import annotations

from reportedly.cli import listing
from reportedly.cli.printable import one_line, quoted
from reportedly.rumours.responses import Entry, Ledger, Omission
from reportedly.views import moment

WIDTH = 100
MOST = 20  # responses, or documents without the denial, that are shown


def responses_lines(found: Ledger) -> list[str]:
    """The lines of the section; none where nobody responded."""
    if not found.entries:
        return []
    lines = ["", "Who denies, or does not confirm", *_cut([_entry(entry) for entry in found.entries])]
    if found.without:
        lines += ["", "Carried later without the denial", *_cut([_omission(omission) for omission in found.without])]
    return [line for block in lines for line in block.split("\n")]


def _entry(entry: Entry) -> str:
    through = ", through " + ", ".join(map(one_line, entry.through)) if entry.through else ""
    where = f"in {one_line(entry.outlet)} · {entry.document}" if entry.outlet else f"in {entry.document}"
    said = f"{one_line(entry.source)} {entry.response.value}{through}"
    return f"  {moment(entry.at)} · {said} · {where}\n    {quoted(entry.words, WIDTH)}"


def _omission(found: Omission) -> str:
    where = f"{one_line(found.outlet)} · {found.document}" if found.outlet else found.document
    return f"  {listing.day(found.at)} · {where}\n    {quoted(found.text, WIDTH)}"


def _cut(blocks: list[str]) -> list[str]:
    rest = len(blocks) - MOST
    return [*blocks[:MOST], f"  and {rest:,} more; --json has them all"] if rest > 0 else blocks
