"""``reportedly rumour``: one rumour from its first sighting to its last, with why its claims are together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from reportedly.cli import listing
from reportedly.cli.families import families_of
from reportedly.cli.hardening_section import hardening_lines
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.known import known_file, match_text, matches
from reportedly.cli.linked import group_named, linked
from reportedly.cli.printable import many, one_line, quoted, shortened
from reportedly.cli.provenance_section import provenance_lines
from reportedly.cli.responses_section import responses_lines
from reportedly.errors import UsageError
from reportedly.linking.clusters import COPIED
from reportedly.model import Judgement, Origins, Provenance, Verdict
from reportedly.rumours.closings import closings
from reportedly.rumours.hardening import Hardening, hardening
from reportedly.rumours.record import Closing, closing_of, standing
from reportedly.rumours.responses import Ledger, ledger
from reportedly.rumours.threads import Judge, Thread, as_of, thread
from reportedly.views import moment, voice
from reportedly.views.wording import is_pronoun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportedly.linking.desk import Desk
    from reportedly.linking.known_claims import KnownMatch
    from reportedly.store import View

WIDTH = 100
REASONS = 5
_PERSON = 2.0  # what people said comes first
CHECKED = 3


class RumourPage(Struct, frozen=True, kw_only=True):
    """A rumour with what holds about the pairs of its claims, and the checked claims that its heading repeats."""

    rumour: Thread
    judgements: tuple[Judgement, ...]
    checked: tuple[KnownMatch, ...] = ()
    origins: Origins | None = None
    provenance: Provenance | None = None
    hardening: Hardening | None = None
    responses: Ledger | None = None
    closing: Closing | None = None


def rumour(
    rumour: Annotated[str, typer.Argument(metavar="ID", help="A rumour, or a claim in it.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="The rumour as it stood on that day.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    db: Db = None,
) -> int:
    """Show one rumour: its sightings in order of time, who carries and who denies it, and its variants."""
    import msgspec

    from reportedly.exports.lines import encoded
    from reportedly.store import open_store
    from reportedly.store.selection import moment as checked_moment

    checked_moment(on, "--on")
    url = desk_url(db)
    with open_store(url, make=False) as store:
        found = linked(store, about=[rumour])
        page = page_of(found, rumour, on, judge_of(found, rumour, store.view()))
        page = with_origins(page, found, store.view(), families_of(url))
    page = msgspec.structs.replace(page, checked=checked(url, page.rumour.claim))
    typer.echo(encoded(page) if json else text(page))
    return 0


def judge_of(desk: Desk, id: str, view: View) -> Judge | None:
    """What tells the stance of a rumour's documents from their titles; None where none of them has one."""
    return titles_judge(view, (desk.sightings[claim].document for claim in group_named(desk, id)))


def titles_judge(view: View, documents: Iterable[str]) -> Judge | None:
    """What tells the stance of documents from their titles, by the shipped encoder."""
    from reportedly.linking import title_stance
    from reportedly.reading.claim_encoder import ClaimEncoder

    return title_stance.judge_of(view, documents, ClaimEncoder)


def checked(url: str, heading: str) -> tuple[KnownMatch, ...]:
    """The checked claims of the desk that a heading repeats, the likeliest first."""
    from reportedly.linking.known_claims import SHOWN

    kept = known_file(url).read()
    if not kept:
        return ()
    return tuple(found for found in matches(url, kept, heading, CHECKED) if found.score >= SHOWN)


def page_of(desk: Desk, id: str, on: str | None = None, judge: Judge | None = None) -> RumourPage:
    """The page of a rumour; raises UsageError where there is none, or none yet on that day."""
    group = group_named(desk, id)
    sightings = [desk.sightings[claim] for claim in group]
    there = as_of(sightings, on) if on is not None else sightings
    if not there:
        raise UsageError(f"nothing of {id} was seen by {on}; give a later day")
    claims = {sighting.claim for sighting in there}
    held = (j for (left, right), j in sorted(desk.held.items()) if left in claims and right in claims)
    return RumourPage(rumour=thread(there, judge), judgements=tuple(held))


def with_origins(page: RumourPage, desk: Desk, view: View, families: Mapping[str, str]) -> RumourPage:
    """The page with what its documents tell together: where it comes from, how it hardened, who denies it."""
    import msgspec

    from reportedly.linking.provenance import provenance_of
    from reportedly.rumours.provenance import origins

    sightings = [desk.sightings[seen.claim] for seen in page.rumour.sightings]
    readings = list(view.readings(sorted({sighting.document for sighting in sightings})))
    graph = provenance_of(view, sightings, families)
    claims = [sighting.claim for sighting in sightings]
    return msgspec.structs.replace(
        page,
        origins=origins(graph),
        provenance=graph,
        hardening=hardening(sightings, readings, graph.edges),
        responses=ledger(sightings, readings),
        closing=closing_of(claims, standing(closings(view.judged(claims)))),
    )


def text(page: RumourPage) -> str:
    """The page for the terminal."""
    found = page.rumour
    lines = [
        quoted(found.claim, 400),
        "",
        _counts(found),
        f"first seen {moment(found.first_seen)} ({found.first_basis})",
    ]
    if page.closing is not None:
        lines.append(_closing(page.closing))
    if page.checked:
        lines += ["", "Checked before"]
        lines += [f"  {match_text(found)}" for found in page.checked]
    lines += ["", "Sightings"]
    lines += _sightings(found)
    if found.variants:
        lines += ["", "Variants"]
        lines += [
            f"  {one_line(v.figure)}: {many(len(v.claims), 'claim')}, first {listing.day(v.first_seen)}"
            for v in found.variants
        ]
    if page.origins is not None and page.provenance is not None:
        lines += provenance_lines(page.provenance, page.origins)
    lines += hardening_lines(page.hardening) if page.hardening is not None else []
    lines += responses_lines(page.responses) if page.responses is not None else []
    if page.judgements:
        lines += ["", "Why they are together", *_why(page.judgements, found)]
    return "\n".join(lines)


def _closing(closing: Closing) -> str:
    """What a person said became of it; the program says nothing of the kind."""
    why = f": {one_line(closing.reason)}" if closing.reason else ""
    return f"{closing.status.value}, says {one_line(closing.by)} on {listing.day(closing.at)}{why}"


def _counts(found: Thread) -> str:
    stances = [stance.value for stance in found.stances.values()]
    shown = ", ".join(f"{stances.count(s)} {s}" for s in ("for", "against", "observing") if s in stances)
    counts = (
        many(found.documents, "document") + f" ({shown})",
        many(found.outlets, "outlet"),
        many(found.sources, "source"),
        many(found.denials, "denial"),
    )
    return ", ".join(counts)


def _sightings(found: Thread) -> Iterator[str]:
    """Two lines for each claim; the stance of its document stands with the first, since it is not that of a source."""
    told = set[str]()
    for seen in found.sightings:
        source = None if is_pronoun(seen.source or "") else seen.source
        parts = (seen.outlet, voice(source, seen.kind, seen.outlet))
        marks = [" · ".join(one_line(part) for part in parts if part) or "no source named"]
        if seen.document not in told:
            marks.append(f"its text: {found.stances[seen.document].value} ({found.stance_bases[seen.document]})")
        marks += ["denies"] if seen.denied else []
        told.add(seen.document)
        yield f"  {moment(seen.at)} · {' · '.join(marks)} · {seen.claim}"
        yield f"    {quoted(seen.text, WIDTH)}"


def _why(judgements: Sequence[Judgement], found: Thread) -> Iterator[str]:
    """What people judged, and the strongest links, with the words that they are about; copies are only counted."""
    said = {seen.claim: seen.text for seen in found.sightings}
    copies = sum(judgement.score == COPIED for judgement in judgements)
    if copies:
        yield f"  {many(copies, 'claim')} in the same words as another of the same day"
    others = [j for j in judgements if j.score is None or (j.verdict is Verdict.SAME and j.score < COPIED)]
    for judgement in sorted(others, key=lambda j: -_PERSON if j.score is None else -j.score)[:REASONS]:
        yield f"  {quoted(said[judgement.left], WIDTH)}"
        yield f"  {quoted(said[judgement.right], WIDTH)}"
        yield f"    {_reasons(judgement)}"


def _reasons(judgement: Judgement) -> str:
    """Who says what of a pair, and why; a rule's first reason is its answer."""
    if judgement.score is None:
        return shortened("; ".join((f"{judgement.by}: {judgement.verdict.value}", *judgement.reasons)), 2 * WIDTH)
    answer, *why = judgement.reasons or (judgement.verdict.value,)
    return shortened(f"{judgement.by}: {answer} ({judgement.score:.2f}): {'; '.join(why)}", 2 * WIDTH)
