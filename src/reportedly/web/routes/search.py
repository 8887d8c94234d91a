"""``/search``: words in claims or whole documents, best first."""

from __future__ import annotations

from typing import Annotated

from litestar.params import QueryParameter

from reportedly.store import Scope
from reportedly.views.search import SearchPage, search_page
from reportedly.web.answering import always, page
from reportedly.web.asking import Cursor, Limit, TheFilters, TheSite, Words, choice


def search(
    site: TheSite,
    filters: TheFilters,
    q: Words = None,
    where: Annotated[str, QueryParameter(name="in", description="`claims` or whole `documents`.")] = Scope.CLAIMS.value,
    cursor: Cursor = None,
    limit: Limit = 25,
) -> SearchPage:
    """What holds the words, best first."""
    searched = choice(Scope, where) or Scope.CLAIMS
    return search_page(site.view(), q, filters, searched, cursor=cursor, limit=limit)


handlers = page("/search", "search.html.jinja", search, lasts=always)
