"""Where the page links the words of a hop or a credit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import structs

from reportedly.model import Credit, Hop, Link, Span, overlap

_MOST = 500  # code points of a link that may still name a source


def linked_hops(links: Sequence[Link], hops: Sequence[Hop], cue: Sequence[Span]) -> list[Hop]:
    """The hops of one attribution, the origin first, each with the address that its words lead to.

    A link on the cue alone ("Kestrel Radio *reported*", "*told* Kestrel Radio") belongs to the last hop, which is the
    one that this document had it from. Words that lead to several places lead to none.
    """
    near = _near(links, [*cue, *(span for hop in hops for span in hop.spans)])
    own = [_url(near, hop.spans) for hop in hops]
    if own and own[-1] is None:
        own[-1] = _url([link for link in near if not any(overlap(link.spans, hop.spans) for hop in hops)], cue)
    return [hop if url is None else structs.replace(hop, url=url) for hop, url in zip(hops, own, strict=True)]


def linked_credits(links: Sequence[Link], credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """The credits, each with the address that its words lead to, or that its name in them does."""
    return tuple(structs.replace(credit, url=_credit(links, credit)) for credit in credits) if links else tuple(credits)


def _near(links: Sequence[Link], spans: Sequence[Span]) -> Sequence[Link]:
    """The links that may be in the spans; one of very many words names nobody."""
    if not links or not spans:
        return ()
    low = bisect_left(links, min(spans).start - _MOST, key=_start)
    return links[low : bisect_left(links, max(span.end for span in spans), key=_start)]


def _start(link: Link) -> int:
    return link.spans[0].start


def _credit(links: Sequence[Link], credit: Credit) -> str | None:
    named = [link for link in links if credit.name is not None and credit.name.casefold() in link.text.casefold()]
    return _url(named, credit.spans) or _url(links, credit.spans)


def _url(links: Sequence[Link], spans: Sequence[Span]) -> str | None:
    """The one address that the links in ``spans`` have."""
    found = {link.url for link in links if overlap(link.spans, spans)}
    return found.pop() if len(found) == 1 else None
