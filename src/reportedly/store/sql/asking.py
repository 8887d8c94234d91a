"""Filters as conditions, and the rows of lists as queries."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from reportedly.store.identity import is_document
from reportedly.store.selection import Selection
from reportedly.store.sql.rows import code, number
from reportedly.store.sql.schema import claims, documents, readings, sources

NEWEST = (documents.c.time.desc(), documents.c.id)
_OF_DOCUMENT = (documents.c.id.label("document_id"), documents.c.outlet, documents.c.published, documents.c.added)
_OF_SOURCE = (sources.c.id.label("source_id"), sources.c.name, sources.c.kind)
Condition = ColumnElement[bool]


def document_rows() -> Select[Any]:
    """Documents with the model that read them."""
    return select(*documents.c, readings.c.model).join_from(documents, readings)


def claim_rows() -> Select[Any]:
    """Claims with what they take from their document and their source."""
    columns = select(*claims.c, *_OF_DOCUMENT, documents.c.time, *_OF_SOURCE)
    return columns.select_from(claims.join(documents).outerjoin(sources))


def source_rows(conditions: list[Condition]) -> Select[Any]:
    """Sources with the number of their claims that pass."""
    numbers = (func.count().label("claims"), func.count(claims.c.document.distinct()).label("documents"))
    times = (func.min(documents.c.time).label("first"), func.max(documents.c.time).label("last"))
    joined = sources.join(claims).join(documents)
    return select(*sources.c, *numbers, *times).select_from(joined).where(*conditions).group_by(*sources.c)


def of_documents(selected: Selection, until: int | None) -> list[Condition]:
    """What is asked of documents; ``until`` is when they must have been added by."""
    f, found = selected.filters, list[Condition]()
    if f.document is not None:
        found.append(documents.c.id == number(f.document) if is_document(f.document) else documents.c.id.is_(None))
    if selected.outlet is not None:
        found.append(documents.c.outlet_words == selected.outlet)
    if selected.since is not None:
        found.append(documents.c.time >= selected.since)
    if selected.until is not None:
        found.append(documents.c.time < selected.until)
    if until is not None:
        found.append(documents.c.added <= until)
    return found


def of_claims(selected: Selection) -> list[Condition]:
    """What is asked of claims and of their sources."""
    f, found = selected.filters, list[Condition]()
    if selected.source_id is not None:
        found.append(sources.c.id == number(selected.source_id))
    if selected.source_words is not None:
        found.append(sources.c.words.contains(selected.source_words))
    if f.kind is not None:
        found.append(sources.c.kind == code(f.kind))
    asked = ((claims.c.certainty, f.certainty), (claims.c.evidence, f.evidence), (claims.c.response, f.response))
    return found + [column == code(value) for column, value in asked if value is not None]


def claim_contents() -> Select[Any]:
    """The texts of claims with all that ``labels`` goes by."""
    columns = (claims.c.certainty, claims.c.evidence, claims.c.response, sources.c.kind)
    return select(claims.c.seq, claims.c.content, claims.c.source, *columns).select_from(claims.outerjoin(sources))


@cache
def labels(kind: int | None, certainty: int | None, evidence: int | None, response: int | None) -> str:
    """What filters ask of a claim and its source, as words to index beside its own."""
    codes = (("kind", kind), ("certainty", certainty), ("evidence", evidence), ("response", response))
    return " ".join([f"{name}{code}" for name, code in codes if code is not None])


def labels_of(selected: Selection) -> str:
    """The labels of every claim that passes."""
    f = selected.filters
    return labels(code(f.kind), code(f.certainty), code(f.evidence), code(f.response))


def with_such_claims(selected: Selection) -> list[Condition]:
    """Whether a document has a claim of the kind that is asked for, if one is."""
    if not selected.of_claims:
        return []
    inner = select(claims.c.seq).select_from(claims.outerjoin(sources))
    return [exists(inner.where(claims.c.document == documents.c.seq, *of_claims(selected)).correlate(documents))]


def after_newest(time: int, document: str, claim: int | None = None) -> Condition:
    """What comes after a document, or after one of its claims, where the newest comes first."""
    key = number(document)
    later = or_(documents.c.time < time, and_(documents.c.time == time, documents.c.id > key))
    if claim is None:
        return later
    return or_(later, and_(documents.c.time == time, documents.c.id == key, claims.c.number > claim))
