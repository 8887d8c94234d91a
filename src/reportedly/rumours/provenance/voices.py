"""The voices on a claim's way to a document, as nodes: named and unnamed sources, outlets, posts and recordings.

A named source is one node for all documents. An unnamed one belongs to whoever heard it, since "sources" here and
"sources" there need not be the same. A form of words ("in a statement") is no voice of its own, and a post or a
recording leads on to who made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reportedly.model import (
    Attribution,
    Credit,
    Distance,
    Hop,
    Node,
    NodeKind,
    Phrase,
    Source,
    SourceKind,
    Standing,
    overlap,
)
from reportedly.rumours.names import outlet_key, person_key, words
from reportedly.rumours.provenance.outlets import names_itself
from reportedly.rumours.reports import Report

_UNNAMED = frozenset({SourceKind.ANONYMOUS, SourceKind.GROUP, SourceKind.UNSPECIFIED})
_JOURNALIST = re.compile(
    r"^(?:an?|the|one)\s(?P<outlet>[A-Z][\w.’'&-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w.’'&-]*)*)\s"
    r"(?:[a-z]+\s)?(?:journalist|reporter|correspondent|editor|columnist|writer|blogger)\b"
)
_POST_BY = re.compile(
    r"^(?:an?|the)\s(?:[a-z]+\s)?(?:post|tweet|thread)\s(?:by|of|from)\s(?P<maker>.+?)(?:\son\s(?P<where>[A-Z]\w+))?$"
)
_PRINTED = re.compile(r"\b(?:report|article|story|piece|column|account|dispatch|editorial|item|scoop)s?\s+$")
_NOBODY = {("reports",), ("rumours",), ("rumors",)}  # "Reports: ...", "unconfirmed reports"
_MAYBE_OUTLET = frozenset({SourceKind.MEDIA, None})
_MADE = {SourceKind.POST: NodeKind.POST, SourceKind.RECORDING: NodeKind.RECORDING}


class Voice(Struct, frozen=True):
    """One voice: its node, the words of the document that show it, and the name of the outlet that it is, if any.

    ``kind`` is what the reader takes it for, and ``url`` where the page links those words.
    """

    node: Node
    words: Phrase
    outlet: str | None = None
    kind: SourceKind | None = None
    url: str | None = None


class Way(Struct, frozen=True):
    """A claim's way: its voices, the origin first; ``own`` is whether the document vouches for it or heard it.

    ``again`` is whether it names its own outlet and nobody else: "as the Lantern reported on Thursday".
    """

    voices: tuple[Voice, ...] = ()
    own: bool = False
    again: bool = False


def way(report: Report, claim: Attribution) -> Way:
    """The way of a claim to the document of ``report``; without voices and not its own, it is hearsay.

    What a post says itself is its author's; what an article says itself is its own.
    """
    hops = _hops(report, claim)
    if report.author is not None and hops and all(hop.kind is SourceKind.AUTHOR for hop in hops):
        return Way((Voice(named_node(report.author), claim.content),))
    own = [hop for hop in hops if _is_own(hop, report)]
    found: list[Voice] = []
    for hop, maker in reversed(list(_with_makers([hop for hop in hops if not _is_own(hop, report)]))):
        owner = found[-1].node.id if found else report.document
        if maker is None and hop.kind in _MADE:
            maker = _told_maker(hop, report)
        found.append(_voice(hop, maker, owner))
    again = not found and any(hop.kind is not SourceKind.AUTHOR for hop in own)
    return Way(tuple(reversed(found)), bool(own), again)


def is_named(hop: Hop) -> bool:
    """Whether the text gives the name of this very voice."""
    return hop.name is not None and hop.kind not in _UNNAMED


def outlet_of(hop: Hop) -> str | None:
    """The outlet that a hop is, by its name or as that of "a Kyiv Post journalist"."""
    if hop.kind is SourceKind.MEDIA:
        return hop.name
    journalist = _JOURNALIST.match(hop.text) if hop.name is None else None
    return journalist["outlet"] if journalist is not None else None


def _hops(report: Report, claim: Attribution) -> list[Hop]:
    """The hops of the claim itself; what the document credits as a whole is told apart by its words."""
    credited = {credit.spans for credit in report.credits}
    chain = [hop for hop in claim.chain if hop.spans not in credited]
    found = chain or ([_source_hop(claim.source)] if claim.source is not None else [])
    return [part for hop in found for part in _parted(hop, report.cited)]


def unheard(report: Report, claim: Attribution) -> list[Hop]:
    """The hops of a claim without a name that may still be an outlet's: "the Lantern" where that is on the desk."""
    return [h for h in _hops(report, claim) if h.name is None and h.kind in _MAYBE_OUTLET and not _is_own(h, report)]


def _parted(hop: Hop, cited: Sequence[Credit]) -> list[Hop]:
    """A hop, or the two that are in one: "a post by a Kyiv Post journalist on Twitter" is that journalist's, there.

    A "report in the Lantern" is that outlet's own; of a "report seen by the Lantern" it tells what that says.
    """
    if hop.kind is SourceKind.DOCUMENT and hop.name is None:
        return _with_medium(hop, cited)
    post = _POST_BY.match(hop.text) if hop.name is None else None
    if post is None:
        return [hop]
    maker = Hop(name=None, kind=SourceKind.PERSON, text=post["maker"], spans=hop.spans)
    return [maker, Hop(name=post["where"], kind=SourceKind.POST, text=hop.text, spans=hop.spans, url=hop.url)]


def _with_medium(hop: Hop, cited: Sequence[Credit]) -> list[Hop]:
    """A paper, and the outlet in its description through which it came; that outlet alone where it printed it."""
    for credit in cited:
        before, named, _ = hop.text.partition(credit.text)
        if named and credit.kind is SourceKind.MEDIA and overlap(credit.spans, hop.spans):
            medium = Hop(name=credit.name, kind=credit.kind, text=credit.text, spans=credit.spans, url=credit.url)
            return [medium] if _PRINTED.search(before) else [hop, medium]
    return [hop]


def _source_hop(source: Source) -> Hop:
    named = source.distance in (None, Distance.NAMED) and source.kind not in _UNNAMED
    return Hop(
        name=source.resolved or (source.text if named else None), kind=source.kind, text=source.text, spans=source.spans
    )


def _is_own(hop: Hop, report: Report) -> bool:
    outlet = outlet_of(hop)
    return hop.kind is SourceKind.AUTHOR or names_itself(
        report.outlet, outlet or hop.name or hop.text, SourceKind.MEDIA if outlet is not None else hop.kind
    )


def _with_makers(hops: list[Hop]) -> Iterator[tuple[Hop, Hop | None]]:
    """The hops that are voices, each post and recording with who made it; what says nothing is passed over."""
    maker: Hop | None = None
    for hop in hops:
        kind = hop.kind
        if kind is SourceKind.UNSPECIFIED or (kind is None and hop.name is None):
            continue
        if kind is SourceKind.MEDIA and hop.name is None:
            continue  # "local media", "a news conference"
        if hop.name is None and words(hop.text)[-1:] in _NOBODY:
            continue
        if kind is SourceKind.DOCUMENT and maker is not None:
            continue  # "in a statement"
        yield hop, maker if kind in _MADE else None
        maker = hop


def _told_maker(made: Hop, report: Report) -> Hop | None:
    """Who made a post or a recording, where another claim of the document says it of the same words."""
    for claim in report.claims:
        for hop, maker in _with_makers(_hops(report, claim)):
            if maker is not None and hop.spans == made.spans:
                return maker
    return None


def _voice(hop: Hop, maker: Hop | None, owner: str) -> Voice:
    """The voice of a hop; ``owner`` is the id of the node that heard it."""
    said = Phrase(text=hop.text, spans=hop.spans)
    if hop.kind in _MADE:
        return Voice(_made(hop, maker, owner), said, kind=hop.kind)
    outlet = outlet_of(hop)
    if outlet is not None:
        return Voice(outlet_node(outlet), said, outlet, SourceKind.MEDIA, hop.url)
    if is_named(hop):
        return Voice(named_node(str(hop.name)), said, kind=hop.kind, url=hop.url)
    return Voice(unnamed_node(hop.text, owner), said, kind=SourceKind.ANONYMOUS)


def outlet_node(name: str) -> Node:
    """An outlet whose text is not here."""
    return Node(id=f"outlet:{outlet_key(name)}", kind=NodeKind.OUTLET, name=name)


def named_node(name: str) -> Node:
    """A source with a name, the same in every document."""
    return Node(id=f"source:{' '.join(person_key(name))}", kind=NodeKind.SOURCE, name=name, standing=Standing.NAMED)


def unnamed_node(description: str, owner: str) -> Node:
    """A source without a name, as ``owner`` describes it."""
    key = " ".join(words(description)) or "nobody"
    return Node(id=f"source:{key} ({owner})", kind=NodeKind.SOURCE, name=description, standing=Standing.UNNAMED)


def _made(hop: Hop, maker: Hop | None, owner: str) -> Node:
    """A post or a recording, known by who made it and where; one that nobody is said to have made, by who saw it."""
    kind = NodeKind.POST if hop.kind is SourceKind.POST else NodeKind.RECORDING
    what = hop.name or hop.text
    if maker is None:
        key = f"{' '.join(words(what))} ({owner})"
        return Node(id=f"{kind.value}:{key}", kind=kind, name=what, standing=Standing.UNNAMED)
    by = " ".join(words(outlet_of(maker) or maker.name or maker.text))
    whose = maker.name or maker.text
    where = f"{whose} on {hop.name}" if hop.name is not None else f"{what} of {whose}"
    standing = Standing.NAMED if is_named(maker) else Standing.UNNAMED
    key = by if is_named(maker) or outlet_of(maker) else f"{by} ({owner})"
    return Node(id=f"{kind.value}:{key}", kind=kind, name=where, standing=standing)
