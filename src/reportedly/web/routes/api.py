"""What only programs ask for: reading a text without keeping it, feeds, and the description of all this."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, get, post
from litestar.params import Body, FromPath
from litestar.response import Response
from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.model import document_from_text
from reportedly.store import Scope
from reportedly.store.people import Role
from reportedly.views import ReadingView, reading_view
from reportedly.views.search import search_page
from reportedly.web.answering import JsonResponse
from reportedly.web.asking import TheFilters, TheSite, Words
from reportedly.web.auditing import NOTED
from reportedly.web.feeds import Entry, feed, moment_of
from reportedly.web.missing import no_rumour
from reportedly.web.rendering import url

_ENTRIES = 50


class Text(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to read, with what is known of it; times are ISO 8601."""

    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None


@post(
    "/api/read",
    status_code=200,
    response_class=JsonResponse,
    exclude_from_csrf=True,
    sync_to_thread=True,
    role=Role.READER,
    action=NOTED,
    packed=True,
)
def read(site: TheSite, data: Annotated[Text, Body(description="The text and what is known of it.")]) -> ReadingView:
    """Every attributed claim of a text; nothing is kept."""
    if not data.text.strip():
        raise UsageError("the text is empty; give one with words in it")
    if len(data.text) > site.settings.max_bytes:
        raise UsageError(f"the text is longer than {site.settings.max_bytes:,} characters; give less at once")
    document = document_from_text(**msgspec.structs.asdict(data))
    return reading_view(site.reader().read(document))


@get("/rumours/{id:str}/atom", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def rumour_feed(request: Request[Any, Any, Any], site: TheSite, id: FromPath[str]) -> Response[bytes]:
    """The sightings of one rumour, the newest first, as an Atom feed (RFC 4287)."""
    found = site.rumours.whole(id)
    if found is None:
        raise no_rumour(id)
    newest = list(reversed(found.sightings))[:_ENTRIES]
    entries = [
        Entry(
            id=f"claim:{seen.claim}",
            title=seen.text,
            link=f"/documents/{seen.document}#note-{seen.number}",
            updated=moment_of(seen.at),
            author=seen.source or "no source named",
            summary=f"{seen.before}{seen.text}{seen.after}",
        )
        for seen in newest
    ]
    return feed(request, f"rumour:{found.rumour.id}", found.rumour.claim, f"/rumours/{id}/{found.slug}", entries)


@get("/search/atom", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def search_feed(
    request: Request[Any, Any, Any], site: TheSite, filters: TheFilters, q: Words = None
) -> Response[bytes]:
    """What a search finds, the newest first, as an Atom feed; so a search is saved by its address."""
    page = search_page(site.view(), q, filters, Scope.CLAIMS, limit=_ENTRIES)
    if page.words is None:
        raise UsageError("the feed of a search needs words to look for; give q")
    entries = [
        Entry(
            id=f"claim:{hit.claim.id}",
            title=hit.claim.content,
            link=f"/documents/{hit.document.id}#note-{hit.claim.number}",
            updated=moment_of(hit.document.added),
            author=hit.claim.name or "no source named",
            summary="".join(part.text for part in hit.excerpt),
        )
        for hit in page.found
        if hit.claim is not None
    ]
    entries.sort(key=lambda entry: (entry.updated, entry.id), reverse=True)
    asked = {name: value for name, value in request.query_params.items() if isinstance(value, str)}
    return feed(request, url("search", **asked), f"“{page.words}”", url("/search", **asked), entries)


handlers = [read, rumour_feed, search_feed]
