"""``/add``: a text, an address or files, and how far their reading is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from litestar import Request, post
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from reportedly.errors import UsageError
from reportedly.store.people import Role
from reportedly.views.intake import AddPage, IntakePage
from reportedly.web.answering import page
from reportedly.web.asking import TheSite
from reportedly.web.intake import Given

MOST_FILES = 200


def add(site: TheSite) -> AddPage:
    """The form, and what was added lately."""
    return AddPage(lately=site.intake.lately(), empty=not site.view().documents(limit=1).items)


def intake(site: TheSite, id: FromPath[str]) -> IntakePage:
    """How far one call to add is."""
    found = site.intake.page(id)
    if found is None:
        raise NotFoundException("this call to add is not known any more; what it added is among the documents")
    return found


@post("/add", include_in_schema=False, status_code=303, role=Role.EDITOR, action="add")
async def give(request: Request[Any, Any, Any], site: TheSite) -> Redirect:
    """Takes in a text, addresses and files of the form, and leads to the page that shows how far it is."""
    form = await request.form()
    given = [*_pasted(form), *_addresses(form), *[file async for file in _files(form)]]
    if not given:
        raise UsageError("nothing was given; paste a text, or name an address or a file")
    if len(given) > MOST_FILES:
        raise UsageError(f"{len(given)} things were given; give {MOST_FILES} at most, or use 'reportedly add'")
    return Redirect(f"/add/{site.intake.give(given)}", status_code=303)


@post(
    "/add/{id:str}/again",
    include_in_schema=False,
    sync_to_thread=False,
    status_code=303,
    role=Role.EDITOR,
    action="add",
)
def again(site: TheSite, id: FromPath[str]) -> Redirect:
    """Takes in once more what a call was given that stopped, and leads to the page that shows how far it is."""
    call = site.intake.again(id)
    if call is None:
        raise NotFoundException("what this call was given is not kept any more; give it again")
    return Redirect(f"/add/{call}", status_code=303)


@post("/add/demo", include_in_schema=False, sync_to_thread=True, status_code=303, role=Role.EDITOR, action="add demo")
def demo(site: TheSite) -> Redirect:
    """Takes in the bundled desk."""
    from importlib.resources import files

    folder = files("reportedly.demo") / "desk"
    given = [Given(name=file.name, data=file.read_bytes()) for file in sorted(folder.iterdir(), key=lambda f: f.name)]
    return Redirect(f"/add/{site.intake.give(given)}", status_code=303)


def _pasted(form: FormMultiDict) -> list[Given]:
    words = _field(form, "text")
    if not words:
        return []
    data = words.replace("\r\n", "\n").encode("utf-8", "replace")  # a form sends line ends so, whatever was pasted
    known = {name: _field(form, name) or None for name in ("title", "outlet", "url", "published")}
    return [Given(name="pasted text", data=data, pasted=True, **known)]


def _addresses(form: FormMultiDict) -> list[Given]:
    return [Given(name=line.strip()) for line in _field(form, "addresses").splitlines() if line.strip()]


async def _files(form: FormMultiDict) -> AsyncIterator[Given]:
    for upload in form.getall("files", []):
        if isinstance(upload, UploadFile) and upload.filename:
            name = upload.filename.replace("\\", "/").rpartition("/")[2]
            yield Given(name=name or "file", data=await upload.read())


def _field(form: FormMultiDict, name: str) -> str:
    """The words of a field; nothing where a file or nothing was sent under its name."""
    value = form.get(name)
    return value if isinstance(value, str) and value.strip() else ""


handlers = [
    *page("/add", "add.html.jinja", add, Role.EDITOR),
    *page("/add/{id:str}", "intake.html.jinja", intake),
    give,
    again,
    demo,
]
