"""What an address asks for: filters, and the value of a choice."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeVar

from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from reportedly.errors import UsageError
from reportedly.model import Certainty, Evidence, Response, SourceKind
from reportedly.store import Filters
from reportedly.web.site import Site

TheSite = NamedDependency[Site]
TheFilters = NamedDependency[Filters]
Choice = TypeVar("Choice", bound=StrEnum)
Cursor = Annotated[str | None, QueryParameter(description="The `next` of the page before.", max_length=2_000)]
Limit = Annotated[int, QueryParameter(description="How many at most.", ge=1, le=200)]
Words = Annotated[str | None, QueryParameter(description='Words, "phrases", AND, OR, NOT and parentheses.')]


def choice(kinds: type[Choice], value: str | None) -> Choice | None:
    """The value of that name; nothing where a form left it open. Raises UsageError for a name that is none."""
    if not value:
        return None
    try:
        return kinds(value)
    except ValueError:
        raise UsageError(f"{value!r} is none of: {', '.join(kind.value for kind in kinds)}") from None


def filters(
    source: FromQuery[str | None] = None,
    outlet: FromQuery[str | None] = None,
    kind: FromQuery[str | None] = None,
    certainty: FromQuery[str | None] = None,
    evidence: FromQuery[str | None] = None,
    response: FromQuery[str | None] = None,
    since: FromQuery[str | None] = None,
    until: FromQuery[str | None] = None,
) -> Filters:
    """The filters of an address, in the words of the model; raises UsageError for others."""
    return Filters(
        source=source or None,
        outlet=outlet or None,
        kind=choice(SourceKind, kind),
        certainty=choice(Certainty, certainty),
        evidence=choice(Evidence, evidence),
        response=choice(Response, response),
        since=since or None,
        until=until or None,
    )
