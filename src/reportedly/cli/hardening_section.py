"""The section of a rumour's page that shows how its wording hardened, over time and beside what is cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportedly.cli import listing
from reportedly.cli.printable import one_line, quoted, shortened
from reportedly.rumours.hardening import Change, Hardening, Headline, Shift, Wording
from reportedly.views import certainty_word, moment

WIDTH = 100
MOST = 12  # turns of the wording, or changes of a kind, that are shown
_DEGREES = {3: "certain", 2: "probable", 1: "possible"}
_TITLES = {
    Change.SURER: "Surer than what it cites",
    Change.SOFTER: "Less sure than what it cites",
    Change.CORRECTED: "Corrected",
}


def hardening_lines(found: Hardening) -> list[str]:
    """The lines of the section; none where no claim of the rumour says how sure it is."""
    if not found.wordings:
        return []
    lines = ["", "How it hardened", *_cut(list(_turns(found.wordings)))]
    for change, title in _TITLES.items():
        shifts = [_shift(shift) for shift in found.shifts if shift.change is change]
        lines += ["", title, *_cut(shifts)] if shifts else []
    if found.headlines:
        lines += ["", "Headlines surer than their text", *_cut([_headline(h) for h in found.headlines])]
    return [line for block in lines for line in block.split("\n")]


def sure(wording: Wording) -> str:
    """How sure a claim is in plain words, with the words that show it."""
    shown = _DEGREES.get(wording.degree) or certainty_word(wording.certainty)
    words = ", ".join(f"‘{one_line(word)}’" for word in wording.words)
    said = f"{shown} ({words})" if words else shown
    return f"{said}, in its own voice" if wording.own_voice else said


def _turns(wordings: Sequence[Wording]) -> Iterator[str]:
    """The wordings of the texts in order of time; those that follow and are as sure are counted."""
    told = [w for w in wordings if not w.headline] or list(wordings)
    for _, run in groupby(told, key=lambda w: w.degree):
        first, *more = run
        where = " · ".join(one_line(part) for part in (first.outlet, first.source) if part) or "no source named"
        then = f"\n    then {len(more):,} more as sure" if more else ""
        yield f"  {moment(first.at)} · {sure(first)} · {where}\n    {quoted(first.text.text, WIDTH)}{then}"


def _shift(shift: Shift) -> str:
    """Both phrases, the later one first, and why it is known that one was had from the other."""
    return (
        f"  {_place(shift.now)}: {sure(shift.now)}\n    {quoted(shift.now.text.text, WIDTH)}\n"
        f"    beside {_place(shift.was)}: {sure(shift.was)}\n    {quoted(shift.was.text.text, WIDTH)}\n"
        f"    {shortened(shift.why, WIDTH)}"
    )


def _headline(found: Headline) -> str:
    outlet = one_line(found.outlet or found.document)
    return f"  {outlet}: {quoted(found.headline.text, WIDTH)}\n    below: {quoted(found.body.text, WIDTH)}"


def _place(wording: Wording) -> str:
    return f"{one_line(wording.outlet or wording.document)}, {listing.day(wording.at)}"


def _cut(blocks: list[str]) -> list[str]:
    rest = len(blocks) - MOST
    return [*blocks[:MOST], f"  and {rest:,} more; --json has them all"] if rest > 0 else blocks
