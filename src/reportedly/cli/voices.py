"""Names of sources and outlets as people type them, and the names that the desk has for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain, islice
from typing import TYPE_CHECKING

from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.rumours.record import Closed
    from reportedly.store import View

_AROUND = " \"'“”„«»‘’‚‹›"
_NEAREST = 3
_LIKE = 50.0  # per cent, below which a name is not near
_LOOKED_AT = 20_000  # names, of which the nearest are told


def typed(name: str) -> str:
    """A name without what people put around it: spaces and quotation marks."""
    return " ".join(name.split()).strip(_AROUND)


def source_names(view: View, name: str, closed: Sequence[Closed]) -> tuple[str, ...]:
    """The name of a source as the desk has it, and the other names of that person or body in closed rumours.

    ``name`` may be an id too. A name that several share is taken alone. Raises UsageError, with the nearest names,
    where nobody has it.
    """
    from reportedly.store import Filters
    from reportedly.store.walking import every

    stored = view.source(name)
    key = _key(stored.name if stored is not None else name)
    own = _people(view, closed)
    mine = [names for names in own if key in map(_key, names)]
    if len(mine) == 1:
        held = Counter(_key(other) for names in own for other in names)
        return tuple(other for other in mine[0] if held[_key(other)] == 1)
    like = every(view.sources, Filters(source=key))
    exact = stored or next((source for source in like if _key(source.name) == key), None)
    if exact is None:
        names = (source.name for source in islice(every(view.sources, Filters()), _LOOKED_AT))
        raise _unknown("source", name, names, "reportedly sources")
    return (exact.name,)


def outlet_name(view: View, name: str, closed: Sequence[Closed]) -> str:
    """The name of an outlet as the desk has it; raises UsageError, with the nearest names, where there is none."""
    from reportedly.rumours.names import outlet_key
    from reportedly.store import Filters
    from reportedly.store.walking import every

    key = outlet_key(typed(name))
    carrying = (sighting.outlet for rumour in closed for sighting in rumour.sightings)
    documents = (document.outlet for document in islice(every(view.documents, Filters()), _LOOKED_AT))
    names = list(dict.fromkeys(outlet for outlet in chain(carrying, documents) if outlet))
    found = next((outlet for outlet in names if outlet_key(outlet) == key), None)
    if found is None:
        raise _unknown("outlet", name, names, "reportedly documents")
    return found


def _unknown(what: str, name: str, names: Iterable[str], command: str) -> UsageError:
    from rapidfuzz import fuzz, process

    ranked = process.extract(
        typed(name),
        sorted({*names}),
        scorer=fuzz.token_set_ratio,
        processor=str.casefold,
        limit=_NEAREST,
        score_cutoff=_LIKE,
    )
    near = ", ".join(repr(found) for found, *_ in ranked)
    way_out = f"the nearest: {near}" if near else f"'{command}' shows all"
    return UsageError(f"this desk has no {what} {typed(name)!r}; {way_out}")


def _key(name: str) -> str:
    return typed(name).casefold()


def _people(view: View, closed: Sequence[Closed]) -> list[tuple[str, ...]]:
    """The names of each person and body in the documents of closed rumours, the fullest first."""
    from reportedly.linking.entity_desk import decided_sources
    from reportedly.linking.entity_linking import entities, judged_sources
    from reportedly.linking.entity_mentions import mentions

    documents = sorted({sighting.document for rumour in closed for sighting in rumour.sightings})
    found = tuple(mention for reading in view.readings(documents) for mention in mentions(reading))
    rules = judged_sources(found, datetime.now(UTC).isoformat(timespec="seconds"))
    every = entities(found, rules, decided_sources(view))
    return [(entity.name, *(name for name in entity.names if name != entity.name)) for entity in every]
