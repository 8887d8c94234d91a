"""``/theme``: light, dark or as the system has it; kept in a cookie, so that it works without JavaScript."""

from __future__ import annotations

from typing import Annotated

from litestar import post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect
from msgspec import Struct

from reportedly.web.auditing import NOTED
from reportedly.web.keeping_out import STRANGERS_BYTES
from reportedly.web.rendering import THEME, THEMES
from reportedly.web.returning import own_path
from reportedly.web.visiting import ANYBODY

_YEAR = 365 * 24 * 3600


class Choice(Struct, frozen=True):
    """The form: the theme, and the page to go back to."""

    theme: str
    back: str = "/"


@post(
    "/theme",
    include_in_schema=False,
    sync_to_thread=False,
    status_code=303,
    role=ANYBODY,
    action=NOTED,
    request_max_body_size=STRANGERS_BYTES,
)
def theme(data: Annotated[Choice, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> Redirect:
    """Keeps the choice and goes back to the page it was made on."""
    answer = Redirect(own_path(data.back), status_code=303)
    if data.theme in THEMES:
        answer.set_cookie(THEME, data.theme, max_age=_YEAR, samesite="strict", httponly=True)
    else:
        answer.delete_cookie(THEME)
    return answer
