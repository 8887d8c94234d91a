"""What printings of a text name beside it: whom they alone name had that text, as they say, or is named in it too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportedly.model import Edge, EdgeKind, Node, NodeKind, SourceKind
from reportedly.rumours.provenance.carriers import Carriers
from reportedly.rumours.provenance.edges import leads
from reportedly.rumours.provenance.telling import Names, label

_SAME = 0.9


def had_before(known: Carriers, nodes: Mapping[str, Node], named: Mapping[str, Names]) -> Iterator[Edge]:
    """The edges of what printings name, and what they may be printings of does not, to that.

    Whom a text names that nobody had before it is whoever that says, whatever printings name them too. A text that
    names nobody has it from those that a printing of it names.
    """
    naming: dict[tuple[str, SourceKind | None], set[str]] = {}
    for document, names in named.items():
        for name in names.every:
            naming.setdefault(name, set()).add(document)
    for (key, _), documents in sorted(naming.items(), key=lambda pair: pair[0][0]):
        if key not in nodes or known.printings.said_first(documents):
            continue
        for document in sorted(documents):
            others = known.printings.upstream[document] - documents
            alike = {other: key.replace(f"({document})", f"({other})") for other in others}
            same = {other for other in others if alike[other] in nodes and alike[other] != key}
            first = any(known.printings.own(other) for other in same & known.printings.of[document])
            for other in sorted(same if first else others):
                yield _had(known, key, document, alike[other] if other in same else other)
                if named[other].silent and nodes[key].kind is not NodeKind.OUTLET:
                    why = f"names no source; its text in {label(known.reports[document])} does"
                    yield leads(other, key, EdgeKind.COPY, why, _SAME)


def _had(known: Carriers, key: str, document: str, other: str) -> Edge:
    there = label(known.reports[other]) if other in known.reports else "which names the same"
    why = f"{label(known.reports[document])} names it, and has the text of {there}"
    return leads(key, other, EdgeKind.COPY, why, _SAME)
