"""``reportedly trace``: one document's way back to the origins of a rumour that it carries."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from reportedly.cli.families import families_of
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import group_named, linked
from reportedly.cli.printable import quoted, shortened
from reportedly.cli.provenance_section import WIDTH, count_text, node_text
from reportedly.errors import UsageError
from reportedly.model import Origins, Provenance, TimeOrder

if TYPE_CHECKING:
    from reportedly.linking.desk import Desk
    from reportedly.rumours.provenance import Step, Trail
    from reportedly.store import View


class Traced(Struct, frozen=True, kw_only=True):
    """One rumour of a document: its id and heading, the document's way back, and the whole graph with its origins."""

    rumour: str
    claim: str
    trail: Trail
    origins: Origins
    provenance: Provenance


def trace(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The id of a document.")],
    rumour: Annotated[
        str | None, typer.Option("--rumour", metavar="ID", help="Only this rumour, by its id or that of a claim.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print a JSON object a rumour.")] = False,
    dot: Annotated[bool, typer.Option("--dot", help="Print the whole graph as DOT.")] = False,
    prov: Annotated[bool, typer.Option("--prov", help="Print the whole graph as PROV-JSON.")] = False,
    svg: Annotated[bool, typer.Option("--svg", help="Print a drawing of the whole graph as SVG.")] = False,
    db: Db = None,
) -> int:
    """Show one document's way back to the origins of each rumour that it carries, step by step."""
    from reportedly.store import open_store

    if json + dot + prov + svg > 1:
        raise UsageError("--json, --dot, --prov and --svg exclude one another; give one")
    url = desk_url(db)
    with open_store(url, make=False) as store:
        reading = store.view().reading(document)
        if reading is None:
            raise UsageError(f"there is no document {document!r}; 'reportedly documents' lists them")
        claims = [claim.id for claim in reading.claims]
        found = linked(store, about=[rumour] if rumour is not None else claims)
        traced = list(_traced(store.view(), found, document, rumour, families_of(url)))
    if not traced:
        raise UsageError(f"{document} carries no claim of a rumour that somebody asserts; it has no way back")
    if (dot or prov or svg) and len(traced) > 1:
        ids = ", ".join(one.rumour for one in traced)
        raise UsageError(f"{document} is in {len(traced)} rumours ({ids}); name one with --rumour")
    sys.stdout.buffer.write(_written(traced, json=json, dot=dot, prov=prov, svg=svg))
    sys.stdout.buffer.flush()
    return 0


def text(traced: Traced) -> str:
    """One rumour of a document for the terminal."""
    way = traced.trail
    lines = [quoted(traced.claim, 400), f"{traced.rumour} · {count_text(traced.origins)}", "", node_text(way.document)]
    lines += [_step(step) for step in way.steps]
    if not way.steps:
        lines.append("  names nobody and shows no other text: it is an origin of its own, as far as anyone can tell")
    ends = [step.to.name for step in way.steps if any(step.to.id == origin.node for origin in way.origins)]
    if ends:
        lines += ["", f"Ends at {', '.join(dict.fromkeys(shortened(name, 60) for name in ends))}"]
    return "\n".join(lines)


def _step(step: Step) -> str:
    refused = " (against the order of time: not followed)" if step.edge.order is TimeOrder.AGAINST else ""
    again = " (see above)" if step.seen and not refused else ""
    why = shortened(step.edge.why, WIDTH)
    return f"{'  ' * step.depth}← {node_text(step.to)}: {why}{refused}{again}"


def _traced(
    view: View, found: Desk, document: str, rumour: str | None, families: Mapping[str, str]
) -> Iterator[Traced]:
    """The rumours of a document that somebody asserts, in order of their ids."""
    from reportedly.linking.provenance import provenance_of
    from reportedly.rumours.provenance import origins, trail
    from reportedly.rumours.threads import thread

    groups = [group_named(found, rumour)] if rumour is not None else found.groups
    for group in groups:
        sightings = [found.sightings[claim] for claim in group]
        if all(sighting.document != document for sighting in sightings):
            continue
        graph = provenance_of(view, sightings, families)
        if any(node.id == document for node in graph.nodes):
            head = thread(sightings)
            way = trail(graph, document)
            yield Traced(rumour=head.id, claim=head.claim, trail=way, origins=origins(graph), provenance=graph)


def _written(traced: Sequence[Traced], *, json: bool, dot: bool, prov: bool, svg: bool) -> bytes:
    if json:
        from reportedly.exports.lines import line

        return b"".join(line(one) for one in traced)
    if dot or prov or svg:
        from reportedly.exports import provenance as exports

        graph = traced[0].provenance
        if prov:
            return exports.prov_json(graph) + b"\n"
        return (exports.dot(graph) if dot else exports.svg(graph) + "\n").encode("utf-8", "replace")
    return ("\n\n".join(text(one) for one in traced) + "\n").encode("utf-8", "replace")
