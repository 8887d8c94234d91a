"""``/sources``: the names that claims go by, and one of them with what it said."""

from __future__ import annotations

import msgspec
from litestar.params import FromPath

from reportedly.store import Page, StoredSource
from reportedly.views.source import SourcePage, source_page
from reportedly.views.wording import is_pronoun
from reportedly.web.answering import always, page
from reportedly.web.asking import Cursor, Limit, TheFilters, TheSite
from reportedly.web.joined import joined
from reportedly.web.kept_sources import SOURCES
from reportedly.web.missing import no_source
from reportedly.web.tracks import track_record


def sources(site: TheSite, filters: TheFilters, cursor: Cursor = None, limit: Limit = 50) -> Page[StoredSource]:
    """The sources of the desk, by name; what is only a pronoun is nobody's name and left out."""
    found = site.view().sources(filters, cursor=cursor, limit=limit)
    return msgspec.structs.replace(found, items=tuple(s for s in found.items if not is_pronoun(s.name)))


def source(site: TheSite, id: FromPath[str], cursor: Cursor = None, limit: Limit = 50) -> SourcePage:
    """One source: what it said, where and when, and what it denied."""
    found = source_page(site.view(), id, cursor=cursor, limit=limit)
    if found is None:
        raise no_source(site.view(), id)
    known = site.sources.known()
    return msgspec.structs.replace(
        found,
        track=track_record(site.view(), found.source),
        joined=joined(site.view(), known.entities.values(), id) if known is not None else None,
    )


handlers = [
    *page("/sources", "sources.html.jinja", sources, lasts=always),
    *page("/sources/{id:str}", "source.html.jinja", source, lasts=always, work=SOURCES),
]
