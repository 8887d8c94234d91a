"""One claim for the terminal, with the reason of each of its values and the words that each rests on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.printable import one_line, quoted, shortened
from reportedly.model import Hop, Moment, Reason
from reportedly.views import OWN_VOICE, ExplanationView, certainty_word, moment

WIDTH = 110
_LONGEST = 200


def rendered(view: ExplanationView, console: Console) -> str:
    """What a person sees of one claim, as wide as ``console`` allows."""
    with console.capture() as capture:
        console.print(Group(_head(view), _rows(view)), width=min(console.width, WIDTH), highlight=False)
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _head(view: ExplanationView) -> RenderableType:
    """The claim in the form of "X said that ...": whose it is, by which words, and what."""
    claim = view.attribution
    if claim.source is not None and not claim.source.text:
        who, uncued = OWN_VOICE.capitalize(), "without a cue"
    else:
        who, uncued = claim.source.text if claim.source is not None else "Nobody is named", "in quotation marks"
    cue = claim.cue.text if claim.cue is not None else uncued
    title = Text(f"Claim {view.number} of {view.of}, {claim.id}", style="dim")
    said = Text.assemble((shortened(who, _LONGEST), "bold"), " · ", (shortened(cue, _LONGEST), "underline"), " · ")
    return Group(title, Padding(said.append(shortened(claim.content.text, _LONGEST)), (1, 0)))


def _rows(view: ExplanationView) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(width=14, style="dim")
    table.add_column(ratio=1)
    for name, value, why in _values(view):
        table.add_row(
            name, Text(one_line(value), style="bold").append(f"\n{one_line(why)}" if why else "", style="not bold")
        )
    return table


def _values(view: ExplanationView) -> Iterator[tuple[str, str, str]]:
    """Each value as its name, what it is, and why."""
    claim = view.attribution
    if claim.certainty is not None:
        band = f" ({claim.certainty.band})" if claim.certainty.band else ""
        whose = "the source" if claim.source is not None else "as it is told"
        yield whose, certainty_word(claim.certainty.source) + band, _why(claim.certainty.because, "source")
        own = certainty_word(claim.certainty.writer) if claim.certainty.writer is not None else "does not show"
        yield "the writer", own, _why(claim.certainty.because, "writer")
    yield "evidence", claim.evidence.value, _why(claim.because, "evidence")
    yield "response", claim.response.value, _why(claim.because, "response")
    if claim.source is not None:
        yield "kind", claim.source.kind.value if claim.source.kind else "unknown", _why(claim.because, "kind")
        if claim.source.resolved:
            yield "name", claim.source.resolved, claim.source.because or ""
        if claim.source.role:
            yield "role", claim.source.role, _why(claim.because, "role")
        if claim.source.number:
            yield "number", claim.source.number.value, _why(claim.because, "number")
        if claim.source.distance:
            yield "distance", claim.source.distance.value, _why(claim.because, "distance")
    yield "chain", " › ".join([*map(_hop, claim.chain), "this text"]), ""
    if claim.when is not None and claim.when.happened is not None:
        yield "happened", _moment(claim.when.happened), _why(claim.because, "when", "happened")
    if claim.when is not None and claim.when.said is not None:
        yield "said", _moment(claim.when.said), _why(claim.because, "when", "said")


def _why(because: tuple[Reason, ...], of: str, begins: str = "") -> str:
    found = [reason for reason in because if reason.of == of and reason.why.startswith(begins)]
    return "; ".join(_reason(reason) for reason in found)


def _reason(reason: Reason) -> str:
    """Why, and the words where it does not quote them already."""
    if reason.words is None or reason.words.text in reason.why:
        return reason.why
    return f"{reason.why}: {quoted(reason.words.text, 60)}"


def _hop(hop: Hop) -> str:
    kind = f" ({hop.kind.value})" if hop.kind is not None else ""
    words = f", {quoted(hop.text, 60)}" if hop.name is not None and hop.name != hop.text else ""
    link = f", linked to {shortened(hop.url, 80)}" if hop.url is not None else ""
    return f"{shortened(hop.name or hop.text, 60)}{kind}{words}{link}"


def _moment(found: Moment) -> str:
    """The words, and the interval where it is definite or else the value that TIMEX3 gives them."""
    if found.start is None or found.end is None:
        return f"“{found.text}” = {found.value}"
    return f"“{found.text}” = {found.value}, from {moment(found.start)} up to {moment(found.end)}"
