"""The ways out of the pages: files to keep of a rumour, of a document's claims, and of every list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from itertools import islice
from typing import Annotated, TypeVar

from litestar import get
from litestar.params import FromPath, QueryParameter
from litestar.response import Response
from msgspec import Struct

from reportedly.errors import ReportedlyError, UsageError
from reportedly.exports.annotations import annotation_page, annotations_of
from reportedly.exports.briefing import Material, briefing
from reportedly.exports.briefing_page import briefing_page
from reportedly.exports.desk_tables import TABLES, listed
from reportedly.exports.formats import TABLES as TABLE_FORMATS
from reportedly.exports.formats import Format
from reportedly.exports.graphml import graphml
from reportedly.exports.of_rumour import belonging, linked_data
from reportedly.exports.pdf import pdf
from reportedly.exports.provenance import prov_json
from reportedly.exports.rumour_rows import rumour_row
from reportedly.exports.writing import write_table
from reportedly.store.people import Role
from reportedly.store.walking import every
from reportedly.web.asking import TheFilters, TheSite
from reportedly.web.missing import no_document, no_rumour
from reportedly.web.routes.desk import Asked
from reportedly.web.rumours import material_of
from reportedly.web.site import Site

T = TypeVar("T")
File = Response[bytes]
MOST_ROWS = 20_000
_LISTS = ("documents", "claims", "sources")
_OF_RUMOUR = ("sightings", "claims", "documents", "judgements")
_LINKED = (Format.SCHEMA_ORG, Format.STIX)
InFormat = Annotated[str, QueryParameter(name="format", description="`csv`, `xlsx`, `jsonl` or `parquet`.")]


@get("/rumours/{id:str}/briefing", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def brief(site: TheSite, id: FromPath[str], form: Annotated[str, QueryParameter(name="format")] = "html") -> File:
    """The briefing of a rumour as one self-contained page, or as PDF."""
    chosen = _format(form, (Format.HTML, Format.PDF))
    material = _material(site, id)
    page = briefing_page(briefing(material))
    whole = page.encode("utf-8", "replace") if chosen is Format.HTML else _tried(lambda: pdf(page))
    return _file(whole, chosen, f"briefing-{material.rumour.id}")


@get("/rumours/{id:str}/prov", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def prov(site: TheSite, id: FromPath[str]) -> File:
    """The graph as W3C PROV-JSON."""
    material = _material(site, id)
    return _file(prov_json(material.provenance), Format.PROV, f"provenance-{material.rumour.id}")


@get("/rumours/{id:str}/graphml", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def graph(site: TheSite, id: FromPath[str]) -> File:
    """The graph as GraphML."""
    material = _material(site, id)
    return _file(graphml(material.provenance), Format.GRAPHML, f"provenance-{material.rumour.id}")


@get("/rumours/{id:str}/linked", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def linked(site: TheSite, id: FromPath[str], form: Annotated[str, QueryParameter(name="format")]) -> File:
    """A rumour as linked data: schema.org (a ClaimReview where a person closed it), or STIX 2.1."""
    chosen = _format(form, _LINKED)
    found = site.rumours.whole(id)
    if found is None:
        raise no_rumour(id)
    data = b"".join(linked_data(site.view(), [found.thread], chosen))
    return _file(data, chosen, f"rumour-{found.rumour.id}")


@get("/rumours/{id:str}/tables/{what:str}", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def of_rumour(site: TheSite, id: FromPath[str], what: FromPath[str], form: InFormat = Format.CSV.value) -> File:
    """What belongs to a rumour, as a table."""
    chosen = _format(form, TABLE_FORMATS)
    table = _named(what, _OF_RUMOUR)
    found = site.rumours.whole(id)
    if found is None:
        raise no_rumour(id)
    rows = belonging(site.view(), table, found.thread)
    return _file(_table(table, chosen, rows), chosen, f"{table}-{found.rumour.id}")


@get("/documents/{id:str}/annotations", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def annotated(site: TheSite, id: FromPath[str]) -> File:
    """The claims of a document as W3C Web Annotations."""
    reading = site.view().reading(id)
    if reading is None:
        raise no_document(site.view(), id)
    return _file(b"".join(annotation_page(annotations_of(reading))), Format.ANNOTATIONS, f"claims-{id}")


@get("/tables/{what:str}", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def of_list(site: TheSite, filters: TheFilters, what: FromPath[str], form: InFormat = Format.CSV.value) -> File:
    """A whole list with its filters, as a table."""
    chosen = _format(form, TABLE_FORMATS)
    return _file(_table(what, chosen, listed(site.view(), _named(what, _LISTS), filters)), chosen, what)


@get("/tables/rumours", include_in_schema=False, sync_to_thread=True, role=Role.READER)
def of_desk(site: TheSite, asked: Asked, form: InFormat = Format.CSV.value) -> File:
    """The rumours of the desk with their counts, as a table."""
    chosen = _format(form, TABLE_FORMATS)
    rows = map(rumour_row, every(site.view().rumours, asked))
    return _file(_table("rumours", chosen, rows), chosen, "rumours")


def _material(site: Site, id: str) -> Material:
    found = material_of(site.view(), id, site.families(), site.encoder)
    if found is None:
        raise no_rumour(id)
    return found


def _named(what: str, allowed: Sequence[str]) -> str:
    """The name of a table; raises UsageError for one that cannot be had here."""
    if what not in allowed:
        raise UsageError(f"{what!r} is none of: {', '.join(allowed)}")
    return what


def _format(name: str, allowed: Sequence[Format]) -> Format:
    """The format of that name; raises UsageError for one that does not fit."""
    return Format(_named(name, allowed))


def _table(what: str, chosen: Format, rows: Iterable[Struct]) -> bytes:
    """A table as a file; raises UsageError where it has more rows than a page gives out."""
    found = list(islice(rows, MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise UsageError(
            f"there are more than {MOST_ROWS:,} {what}; narrow the list, or run 'reportedly export {what}' for all"
        )
    stream = BytesIO()
    _tried(lambda: write_table(chosen, what, TABLES[what], found, stream))
    return stream.getvalue()


def _tried(work: Callable[[], T]) -> T:
    """What ``work`` gives; what this machine lacks for it is told as something that cannot be asked."""
    try:
        return work()
    except ReportedlyError as error:
        raise UsageError(str(error)) from error


def _file(data: bytes, format: Format, name: str) -> File:
    """A file to keep, never shown as a page of the desk."""
    headers = {
        "content-disposition": f'attachment; filename="{name}{format.suffix}"',
        "cache-control": "private, no-cache",
    }
    return Response(data, media_type=format.media_type, headers=headers)


handlers = [brief, prov, graph, linked, of_rumour, annotated, of_desk, of_list]
