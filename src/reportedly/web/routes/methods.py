"""``/methods``: how each number is made, and how good the reader is."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from reportedly.views.methods import MethodsPage, methods_page
from reportedly.web.answering import page


class _Manifest(Struct, frozen=True):
    name: str
    version: str


class _Pinned(Struct, frozen=True):
    floors: dict[str, float]


def methods() -> MethodsPage:
    """How the desk makes what it shows."""
    return methods_page(_model(), _floors())


@cache
def _floors() -> dict[str, dict[str, float]]:
    """The pinned floors of quality, which are shipped as they are held."""
    pinned = msgspec.json.decode((files("reportedly.views") / "floors.json").read_bytes(), type=dict[str, _Pinned])
    return {data: found.floors for data, found in pinned.items()}


@cache
def _model() -> str:
    """The shipped model by name and version, from its manifest alone, so that no model is loaded."""
    manifest = (files("reportedly.reading") / "weights" / "manifest.json").read_bytes()
    found = msgspec.json.decode(manifest, type=_Manifest)
    return f"{found.name}@{found.version}"


handlers = page("/methods", "methods.html.jinja", methods)
