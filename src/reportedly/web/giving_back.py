"""What somebody wrote into a form that was not taken: given back by the page that says so, ready to be sent again.

So no word is lost where a session ends, the desk is started anew or its database goes away while a form is open.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from urllib.parse import quote

from litestar import Request
from litestar.exceptions import HTTPException
from litestar.types import Empty, Receive, Scope
from litestar.utils.scope.state import ScopeState
from msgspec import Struct

MOST_BYTES = 200_000
"""How large a form may be of which the words are given back."""
_LABELS = {
    "text": "The words of the text",
    "addresses": "Addresses",
    "title": "Title",
    "outlet": "Outlet",
    "published": "Published",
    "url": "Address",
    "value": "What you chose",
    "reason": "On what it rests",
    "person": "Full name",
    "why": "Why",
    "name": "Name",
    "label": "What it is for",
}
_LONG = frozenset({"text", "addresses"})
_CSRF = "_csrf_token"
_SECRET = frozenset({"password", "current", "new", "again"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Field(Struct, frozen=True, kw_only=True):
    """One field of a form; what has no ``label`` is sent again as it was."""

    name: str
    value: str
    label: str | None = None
    long: bool = False


class Sent(Struct, frozen=True, kw_only=True):
    """A form that was sent to ``path``; where it had ``files``, they have to be chosen again."""

    path: str
    fields: tuple[Field, ...]
    files: bool = False

    def with_value(self, name: str, value: str) -> Sent:
        """The same form with another value in one of its fields."""
        fields = tuple(Field(name=name, value=value) if field.name == name else field for field in self.fields)
        return Sent(path=self.path, fields=fields, files=self.files)


async def read_small(scope: Scope, receive: Receive) -> None:
    """Reads the form of a request that will be refused, if it is a small one."""
    request: Request[Any, Any, Any] = Request(scope, receive)
    size = request.headers.get("content-length", "")
    if not size.isdecimal() or int(size[:9]) > MOST_BYTES or not _is_form(request):
        return
    with suppress(HTTPException, ValueError):
        await close_files(request)


async def close_files(request: Request[Any, Any, Any]) -> None:
    """Lets go of the files of a form that goes no further."""
    await (await request.form()).close()


def sent_form(request: Request[Any, Any, Any]) -> Sent | None:
    """The form of a request as far as it was read; None where there is none, or nothing was written into it.

    A password is never given back, nor anything beside one.
    """
    form: Any = ScopeState.from_scope(request.scope).form
    if request.method != "POST" or form is Empty or not _is_form(request) or form.keys() & _SECRET:
        return None
    fields = tuple(_field(name, value) for name, value in form.items() if isinstance(value, str) and name != _CSRF)
    written = any(field.value.strip() for field in fields if field.label is not None and field.name != "value")
    if not (written or "reason" in form) or sum(len(field.value) for field in fields) > MOST_BYTES:
        return None
    files = request.headers.get("content-type", "").startswith(_FORMS[1])
    return Sent(path=quote(request.scope["path"]), fields=fields, files=files)


def _field(name: str, value: str) -> Field:
    return Field(name=name, value=value, label=_LABELS.get(name), long=name in _LONG)


def _is_form(request: Request[Any, Any, Any]) -> bool:
    return request.headers.get("content-type", "").lower().startswith(_FORMS)
