"""The forms in which people give a rumour or a source a status or a grade, and take it back."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect
from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.rumours.decisions import Topic
from reportedly.store.people import Role
from reportedly.web.asking import TheSite
from reportedly.web.auditing import about
from reportedly.web.deciding import decide
from reportedly.web.visiting import signer


class Decision(Struct, frozen=True, kw_only=True):
    """The form: what is decided about, the value or ``undo``, why, and when the decision was made that its page showed.

    Without ``held`` nothing is compared.
    """

    topic: str
    value: str
    reason: str = ""
    held: str | None = None


Form = Annotated[Decision, Body(media_type=RequestEncodingType.URL_ENCODED)]


@post(
    "/rumours/{id:str}/decide",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=303,
    role=Role.EDITOR,
    action="decide",
)
def of_rumour(request: Request[Any, Any, Any], site: TheSite, id: FromPath[str], data: Form) -> Redirect:
    """Keeps a status or a grade of a rumour."""
    topic = _topic(data.topic, (Topic.STATUS, Topic.CREDIBILITY))
    about(request, f"{id} {data.topic} {data.value}")
    decide(site, id, topic, data.value, data.reason, signer(request), held=data.held)
    return Redirect(f"/rumours/{id}#decided", status_code=303)


@post(
    "/sources/{id:str}/decide",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=303,
    role=Role.EDITOR,
    action="decide",
)
def of_source(request: Request[Any, Any, Any], site: TheSite, id: FromPath[str], data: Form) -> Redirect:
    """Keeps a grade of a source."""
    topic = _topic(data.topic, (Topic.RELIABILITY,))
    about(request, f"{id} {data.topic} {data.value}")
    decide(site, id, topic, data.value, data.reason, signer(request), held=data.held)
    return Redirect(f"/sources/{id}#decided", status_code=303)


def _topic(given: str, allowed: tuple[Topic, ...]) -> Topic:
    for topic in allowed:
        if topic.name.lower() == given:
            return topic
    raise UsageError(f"{given!r} is none of: {', '.join(topic.name.lower() for topic in allowed)}")


handlers = [of_rumour, of_source]
