"""``/review``: the pairs of claims, or of sources, that the rule leaves open, one at a time, for people to decide."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from litestar import Request, post
from litestar.enums import RequestEncodingType
from litestar.exceptions import HTTPException
from litestar.params import Body, FromQuery, QueryParameter
from litestar.response import Redirect
from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.model import Verdict
from reportedly.store.people import Role
from reportedly.views import moment
from reportedly.views.review import MOST, About, ReviewPage
from reportedly.web.access import access_of
from reportedly.web.answering import always, page
from reportedly.web.asking import TheSite, choice
from reportedly.web.auditing import NOTED, about
from reportedly.web.kept_sources import SOURCES
from reportedly.web.rendering import url
from reportedly.web.reviewing import decide, last_by, lately_decided, question_at, signed, sources_question_at
from reportedly.web.visiting import NAME, signer

_YEAR = 365 * 24 * 3600
_CONFLICT = 409


class Answer(Struct, frozen=True, kw_only=True):
    """The form: the pair, the verdict or ``undo``, and the queue with the place in it to go on at."""

    left: str
    right: str
    verdict: str
    place: int = 1
    of: str = About.CLAIMS.value


class Name(Struct, frozen=True):
    """The form with the name that decisions are signed with."""

    name: str


def review(
    request: Request[Any, Any, Any],
    site: TheSite,
    of: Annotated[str, QueryParameter(description="`claims`, or `sources` for people and bodies.")] = "claims",
    place: Annotated[int, QueryParameter(description="The place in the queue, from 1.", ge=1)] = 1,
    done: FromQuery[str] = "",
) -> ReviewPage:
    """The pair at a place of the queue, the likeliest first."""
    about, view = choice(About, of) or About.CLAIMS, site.view()
    pairs = view.open_pairs(limit=MOST) if about is About.CLAIMS else ()
    found = site.sources.soon() if about is About.SOURCES else None
    waiting = len(pairs) if found is None else min(len(found.questions), MOST)
    at = min(place, waiting)
    return ReviewPage(
        about=about,
        question=question_at(view, pairs, at - 1),
        sources=sources_question_at(view, found, at - 1) if found is not None else None,
        working=about is About.SOURCES and found is None,
        place=at,
        open=waiting,
        by=signer(request),
        last=last_by(view, done, signer(request), about) if done else None,
        log=lately_decided(view, about),
    )


@post("/review", include_in_schema=False, sync_to_thread=True, status_code=303, role=Role.EDITOR, action="decide")
def answer(
    request: Request[Any, Any, Any],
    site: TheSite,
    data: Annotated[Answer, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect:
    """Keeps a decision and goes on; where somebody else was first, says who and what."""
    about_sources = choice(About, data.of) is About.SOURCES
    undo = data.verdict == "undo"
    verdict = Verdict.UNSURE if undo else choice(Verdict, data.verdict) or Verdict.UNSURE
    about(request, f"{data.left} {data.verdict} {data.right}")
    made = decide(site, data.left, data.right, verdict, signer(request), undo=undo)
    if made.other is not None:
        by, what, at = made.other.by, made.other.verdict.value, moment(made.other.at)
        told = f"meanwhile {by} decided “{what}” on {at}; yours was not kept"
        raise HTTPException(status_code=_CONFLICT, detail=told)
    if not about_sources:
        site.intake.relink()
    of = About.SOURCES.value if about_sources else None
    return Redirect(url("/review", of=of, place=data.place, done=None if undo else data.left), status_code=303)


@post("/review/name", include_in_schema=False, sync_to_thread=False, status_code=303, role=Role.EDITOR, action=NOTED)
def sign(
    request: Request[Any, Any, Any], data: Annotated[Name, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Redirect:
    """Keeps the name that decisions of this browser are signed with, on a desk without accounts."""
    if access_of(request).accounts:
        raise UsageError("decisions are signed with the name of your account")
    answered = Redirect("/review", status_code=303)
    answered.set_cookie(NAME, quote(signed(data.name)), max_age=_YEAR, samesite="strict", httponly=True)
    return answered


handlers = [*page("/review", "review.html.jinja", review, lasts=always, work=SOURCES), answer, sign]
