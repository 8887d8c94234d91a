"""``/forget``: removing a document, what a source says, or a person's name; for owners."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, post
from litestar.enums import MediaType, RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Response
from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.store import Subject
from reportedly.store.identity import is_source
from reportedly.store.people import Role
from reportedly.views.people import ForgetPage
from reportedly.web.answering import page
from reportedly.web.asking import TheSite
from reportedly.web.auditing import about
from reportedly.web.rendering import render
from reportedly.web.visiting import known_visitor


class Forgetting(Struct, frozen=True):
    """The form: an id or a person's full name, why, and that it is really meant."""

    id: str = ""
    person: str = ""
    why: str = ""
    sure: str = ""


def forget(id: FromQuery[str] = "") -> ForgetPage:
    """The form, with the id that it is about."""
    return ForgetPage(id=id)


@post("/forget", include_in_schema=False, role=Role.OWNER, by_hand=True, action="forget", sync_to_thread=True)
def forgotten(
    request: Request[Any, Any, Any],
    site: TheSite,
    data: Annotated[Forgetting, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[bytes]:
    """Removes it for good, and shows how much that was."""
    subject, person = data.id.strip(), data.person.strip()
    if bool(subject) == bool(person):
        raise UsageError("what is to be forgotten is an id or a person's full name; give one of them")
    if data.sure != "yes":
        raise UsageError("nothing was removed; tick that you mean it, since it cannot be undone")
    kind = Subject.PERSON if person else Subject.SOURCE if is_source(subject) else Subject.DOCUMENT
    removal = site.store.writer.forget(kind, person or subject, by=known_visitor(request).name, why=data.why.strip())
    about(request, f"{kind.value} {removal.subject}")
    site.intake.relink()
    body = render("forget.html.jinja", request, view=ForgetPage(removal=removal))
    return Response(body, media_type=MediaType.HTML, status_code=200, headers={"cache-control": "no-store"})


handlers = [*page("/forget", "forget.html.jinja", forget, Role.OWNER), forgotten]
