"""The ways out of a rumour's page: its briefing, and the graph of where it comes from, as files to keep."""

from __future__ import annotations

from litestar import get
from litestar.params import FromPath
from litestar.response import Response

from reportedly.exports.briefing import Material, briefing
from reportedly.exports.briefing_page import briefing_page
from reportedly.exports.graphml import graphml
from reportedly.exports.provenance import prov_json
from reportedly.store.people import Role
from reportedly.web.asking import TheSite
from reportedly.web.missing import no_rumour
from reportedly.web.rumours import material_of
from reportedly.web.site import Site


@get("/rumours/{id:str}/briefing", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def brief(site: TheSite, id: FromPath[str]) -> Response[bytes]:
    """The briefing of a rumour as one self-contained page."""
    material = _material(site, id)
    page = briefing_page(briefing(material)).encode("utf-8", "replace")
    return _file(page, "text/html", f"briefing-{material.rumour.id}.html")


@get("/rumours/{id:str}/prov", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def prov(site: TheSite, id: FromPath[str]) -> Response[bytes]:
    """The graph as W3C PROV-JSON."""
    material = _material(site, id)
    return _file(prov_json(material.provenance), "application/json", f"provenance-{material.rumour.id}.json")


@get("/rumours/{id:str}/graphml", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def graph(site: TheSite, id: FromPath[str]) -> Response[bytes]:
    """The graph as GraphML."""
    material = _material(site, id)
    return _file(graphml(material.provenance), "application/graphml+xml", f"provenance-{material.rumour.id}.graphml")


def _material(site: Site, id: str) -> Material:
    found = material_of(site.view(), id, site.families(), site.encoder)
    if found is None:
        raise no_rumour(id)
    return found


def _file(data: bytes, media_type: str, name: str) -> Response[bytes]:
    """A file to keep, never shown as a page of the desk."""
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "private, no-cache"}
    return Response(data, media_type=media_type, headers=headers)


handlers = [brief, prov, graph]
