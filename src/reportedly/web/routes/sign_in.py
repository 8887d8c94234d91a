"""``/sign-in`` and ``/sign-out``, on a desk whose people have accounts."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from litestar import Request, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import Cookie
from litestar.enums import MediaType, RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Response
from msgspec import Struct

from reportedly.people import sessions
from reportedly.people.signing_in import TooOftenError, WrongPasswordError, sign_in
from reportedly.store.people import Role
from reportedly.views.people import SignInPage
from reportedly.web.access import access_of
from reportedly.web.asking import TheSite
from reportedly.web.auditing import NOTED
from reportedly.web.failing import drop_cookie
from reportedly.web.keeping_out import STRANGERS_BYTES, sign_in_limits
from reportedly.web.rendering import render
from reportedly.web.returning import own_path
from reportedly.web.visiting import ANYBODY, SESSION, visitor

_WRONG = "The name or the password is wrong."
_OFTEN = "Signing in was tried too often. Wait {minutes}, or have an owner give you another password."


class SigningIn(Struct, frozen=True):
    """The form."""

    name: str
    password: str
    next: str = "/"


@get("/sign-in", include_in_schema=False, role=ANYBODY, media_type=MediaType.HTML, sync_to_thread=False)
def form(request: Request[Any, Any, Any], next: FromQuery[str] = "/", ended: FromQuery[str] = "") -> Response[Any]:
    """The form to sign in with; whoever is signed in already goes on."""
    if visitor(request) is not None:
        return Redirect(own_path(next), status_code=303)
    return _page(request, SignInPage(next=own_path(next), ended=ended == "yes"))


@post(
    "/sign-in",
    include_in_schema=False,
    role=ANYBODY,
    action=NOTED,
    middleware=[sign_in_limits()],
    request_max_body_size=STRANGERS_BYTES,
    media_type=MediaType.HTML,
)
async def come_in(
    request: Request[Any, Any, Any],
    site: TheSite,
    data: Annotated[SigningIn, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[Any]:
    """Begins a session and leads back to where one wanted to be; says what is wrong where that fails."""
    address = request.client.host if request.client else None
    page = SignInPage(next=own_path(data.next), name=data.name)
    try:
        work = partial(sign_in, site.store, site.tries, data.name, data.password, address)
        secret = await site.signing_in.run(work)
    except WrongPasswordError:
        return _page(request, page, _WRONG, 401)
    except TooOftenError as often:
        minutes = f"{-(-often.seconds // 60)} minutes" if often.seconds > 60 else "a minute"
        answer = _page(request, page, _OFTEN.format(minutes=minutes), 429)
        answer.headers["retry-after"] = str(often.seconds)
        return answer
    before = visitor(request)
    if before is not None and before.key is not None:
        await sync_to_thread(site.store.writer.end_session, before.key)
    answer = Redirect(page.next, status_code=303)
    keep_session(answer, request, secret)
    return answer  # forms that are open in other tabs keep their token, so that what was written there is not lost


@post("/sign-out", include_in_schema=False, role=Role.READER, action=NOTED, sync_to_thread=True, status_code=303)
def go(request: Request[Any, Any, Any], site: TheSite) -> Redirect:
    """Ends the session of this browser, which also drops the pages that it keeps."""
    who = visitor(request)
    if who is not None:
        sessions.sign_out(site.store, who)
    answer = Redirect("/sign-in", status_code=303, headers={"clear-site-data": '"cache"'})
    drop_cookie(answer, request, SESSION)
    return answer


def keep_session(answer: Response[Any], request: Request[Any, Any, Any], secret: str) -> None:
    """Has the browser keep a session; no script can read it, and no other site can use it in a form."""
    access, longest = access_of(request), int(sessions.LONGEST.total_seconds())
    answer.set_cookie(
        Cookie(
            access.cookie(SESSION),
            value=secret,
            max_age=longest,
            path="/",
            secure=access.secure,
            httponly=True,
            samesite="lax",
        )
    )


def _page(
    request: Request[Any, Any, Any], view: SignInPage, problem: str | None = None, status: int = 200
) -> Response[Any]:
    body = render("sign-in.html.jinja", request, view=view, problem=problem)
    headers = {"cache-control": "no-store"} | ({"www-authenticate": "Bearer"} if status == 401 else {})
    return Response(body, media_type=MediaType.HTML, status_code=status, headers=headers)


handlers = [form, come_in, go]
