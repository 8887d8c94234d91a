"""What is told of an id that nothing is kept under: that there is none, or that it was removed, and where to look."""

from __future__ import annotations

from litestar.exceptions import HTTPException, NotFoundException

from reportedly.store import View
from reportedly.views import moment


class Missing(NotFoundException):
    """Nothing is kept under an id; ``words`` may find it, if anything."""

    def __init__(self, detail: str, words: str = "") -> None:
        super().__init__(detail)
        self.words = words


class Removed(HTTPException):
    """What was kept under an id was removed for good (410)."""

    status_code = 410


def no_rumour(id: str, slug: str = "") -> Missing:
    """There is no rumour of that id now; the end of an old address still has its words."""
    why = "its claims were removed or joined anew, or the address is incomplete"
    return Missing(f"there is no rumour {id!r} now; {why}", slug.replace("-", " "))


def no_document(view: View, id: str) -> HTTPException:
    """There is no document of that id, or it was removed."""
    forgotten = view.known([id]).get(id) == ""
    return _removed(view, "document", id, sure=forgotten) or _unknown("document", id)


def no_source(view: View, id: str) -> HTTPException:
    """There is no source of that id, or it was removed."""
    return _removed(view, "source", id) or _unknown("source", id)


def _removed(view: View, noun: str, id: str, *, sure: bool = False) -> Removed | None:
    """What the ledger tells of an id."""
    last = max((entry.at for entry in view.removals() if entry.subject == id), default=None)
    if last is None and not sure:
        return None
    when = f" on {moment(last[:10])}" if last is not None else ""
    return Removed(detail=f"the {noun} {id!r} was removed for good{when}")


def _unknown(noun: str, id: str) -> Missing:
    return Missing(f"there is no {noun} {id!r}; it may have been removed, or the address is incomplete")
