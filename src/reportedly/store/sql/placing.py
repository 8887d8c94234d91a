"""Where claims are placed, and the rows of rumours that follow from it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Select,
    case,
    cast,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    text,
    update,
)

from reportedly.model import Judgement
from reportedly.rumours.threads import rumour_id
from reportedly.store.identity import is_claim
from reportedly.store.instants import instant
from reportedly.store.rumours import NOT_LINKED, Linking, Placement
from reportedly.store.sql import log
from reportedly.store.sql.inserting import among
from reportedly.store.sql.rows import encoded_text, number, text_id
from reportedly.store.sql.rumours_schema import placements, rumours, unlinked
from reportedly.store.sql.schema import claims, documents, settings, sources

T = TypeVar("T")
MANY = 500
_LINKED = "linked"
_BY = "linked by"
_RELINKING = "relinking"
_COUNTED = "origins counted by"


def parts(values: Iterable[T], size: int = MANY) -> Iterator[list[T]]:
    """The values, so many at a time."""
    every = list(values)
    return (every[start : start + size] for start in range(0, len(every), size))


def mark(connection: Connection, ids: Iterable[int]) -> None:
    """Notes that the documents of those numbers have changed."""
    keys: Any = sorted(set(ids))
    if not keys:
        return
    given = "unnest(cast(:keys as bigint[])) as given (value)"
    if connection.dialect.name == "sqlite":
        given, keys = "json_each(:keys)", encoded_text(keys)
    put = f"insert into unlinked (document, since) select value, :since from {given} where true"
    again = "on conflict (document) do update set since = excluded.since"
    connection.execute(text(f"{put} {again}"), {"keys": keys, "since": time.time_ns()})


def mark_judged(connection: Connection, found: Iterable[Judgement]) -> None:
    """Notes that what holds about the documents of judged claims has changed; of a claim and its part, nothing has."""
    pairs = [j for j in found if ":" not in j.right]
    sides = {number(side) for j in pairs for side in (j.left, j.right) if is_claim(side)}
    for part in parts(sides):
        of = select(documents.c.id).join(claims, claims.c.document == documents.c.seq).where(claims.c.id.in_(part))
        mark(connection, connection.execute(of.distinct()).scalars())


def changed(connection: Connection, ids: Iterable[str]) -> None:
    """Notes that documents are new, have changed or are gone: claims lose their place that are not there any more."""
    keys = sorted({number(key) for key in ids})
    for part in parts(keys):
        of = among(connection, placements.c.document, part)
        touched = connection.execute(select(placements.c.rumour).where(of).distinct()).scalars().all()
        if touched:
            absent = ~exists().where(claims.c.id == placements.c.claim)
            short = connection.execute(select(placements.c.rumour).where(of, absent).distinct()).scalars().all()
            connection.execute(delete(placements).where(of, absent))
            for few in parts(short):
                left = select(placements.c.document).where(placements.c.rumour.in_(few)).distinct()
                mark(connection, connection.execute(left).scalars())
            derive(connection, touched)
        mark(connection, part)


def keep(connection: Connection, found: Linking, made: Iterable[Judgement]) -> bool:
    """Does what ``Writer.link`` says; ``made`` are the judgements, ordered."""
    if linked(connection) != found.before:
        return False
    log.put_judgements(connection, made)
    touched = {number(p.rumour) for p in found.placed}
    for part in parts([number(key) for key in found.gone] + [number(p.claim) for p in found.placed]):
        before = select(placements.c.rumour).where(placements.c.claim.in_(part)).distinct()
        touched |= set(connection.execute(before).scalars())
        connection.execute(delete(placements).where(placements.c.claim.in_(part)))
    if found.placed:
        connection.execute(insert(placements), [_row(placed) for placed in found.placed])
    derive(connection, touched)
    done = text("delete from unlinked where document = :document and since = :since")
    if found.done:
        connection.execute(done, [{"document": number(m.document), "since": m.since} for m in found.done])
    if found.by and found.before == NOT_LINKED:
        _put_setting(connection, _BY, found.by)
    _put_setting(connection, _LINKED, found.after)
    return True


def relink(connection: Connection, at: str, by: str) -> None:
    """Marks every document; the state is another one, so that no index goes with it."""
    connection.execute(delete(unlinked))
    every = select(documents.c.id, literal(time.time_ns()))
    connection.execute(insert(unlinked).from_select(["document", "since"], every))
    for name, value in ((_RELINKING, at), (_BY, by), (_LINKED, f"anew {at}")):
        _put_setting(connection, name, value)


def relinked(connection: Connection) -> None:
    """Everything was linked anew."""
    _put_setting(connection, _RELINKING, None)


def put_origins(connection: Connection, counts: Mapping[str, int]) -> None:
    """Keeps how many origins rumours have."""
    for key, count in counts.items():
        connection.execute(update(rumours).where(rumours.c.id == short_number(key)).values(origins=count))


def recount(connection: Connection, by: str) -> None:
    """Forgets all numbers of origins that were counted by anything else."""
    if counted_by(connection) != by:
        connection.execute(update(rumours).where(rumours.c.origins.is_not(None)).values(origins=None))
        _put_setting(connection, _COUNTED, by)


def counted_by(connection: Connection) -> str:
    """By what the numbers of origins were counted."""
    return _setting(connection, _COUNTED) or ""


def linked(connection: Connection) -> str:
    """The name of the state that the last linking left."""
    return _setting(connection, _LINKED) or NOT_LINKED


def linked_by(connection: Connection) -> str:
    """What linked, with its version."""
    return _setting(connection, _BY) or ""


def relinking(connection: Connection) -> str | None:
    """Since when everything is being linked anew."""
    return _setting(connection, _RELINKING)


def derive(connection: Connection, keys: Iterable[int]) -> None:
    """Makes the rows of rumours anew, by the numbers of their least claims; one without claims has none."""
    for part in parts(sorted(set(keys))):
        connection.execute(delete(rumours).where(rumours.c.least.in_(part)))
        rows = [_with_id(row._asdict()) for row in connection.execute(_derived(part))]
        if rows:
            connection.execute(insert(rumours), rows)
        _keep_former(connection, set(part) - {row["least"] for row in rows})


def _keep_former(connection: Connection, gone: Iterable[int]) -> None:
    """Keeps the ids of rumours that are none any more, so that old links lead on."""
    put = text("insert into former_rumours (id, claim) values (:id, :claim) on conflict (id) do nothing")
    kept = [{"id": _id_number(least), "claim": least} for least in sorted(gone)]
    if kept:
        connection.execute(put, kept)


def _setting(connection: Connection, name: str) -> str | None:
    found = connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()
    return None if found is None else str(found)


def _put_setting(connection: Connection, name: str, value: str | None) -> None:
    connection.execute(delete(settings).where(settings.c.name == name))
    if value is not None:
        connection.execute(insert(settings), [{"name": name, "value": value}])


def short_number(id: str) -> int:
    """The number of an id such as ``r0123456789ab``; of anything else, one that no rumour has."""
    digits = id[1:]
    return int(digits, 16) if id[:1] == "r" and len(digits) == 12 and digits.isalnum() and _hex(digits) else -1


def _hex(digits: str) -> bool:
    return set(digits) <= set("0123456789abcdef")


def _with_id(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"id": _id_number(row["least"])}


def _id_number(least: int) -> int:
    return short_number(rumour_id([text_id("a", least)]))


def _derived(keys: Sequence[int]) -> Select[Any]:
    """The rows of rumours but for their ids, counted over their claims as they are stored."""
    p = placements
    denials = func.sum(cast(p.c.denied, Integer))
    figures = func.count(p.c.figure.distinct())
    joined = p.join(claims, claims.c.id == p.c.claim).join(documents, claims.c.document == documents.c.seq)
    forth = ("time", "document", "claim")
    return (
        select(
            p.c.rumour.label("least"),
            func.count().label("claims"),
            func.count(p.c.document.distinct()).label("documents"),
            func.count(func.nullif(documents.c.outlet, "").distinct()).label("outlets"),
            func.count(func.nullif(sources.c.name, "").distinct()).label("sources"),
            denials.label("denials"),
            case((figures > 1, figures), else_=0).label("variants"),
            case((denials * 2 < func.count(), denials), else_=func.count() - denials).label("disputed"),
            func.min(p.c.time).label("first"),
            func.max(p.c.time).label("last"),
            _first_of(p.c.claim, ("rank", *forth)).label("heading"),
            _first_of(p.c.at, forth).label("first_seen"),
            _first_of(p.c.at, forth, backwards=True).label("last_seen"),
        )
        .select_from(joined.outerjoin(sources, claims.c.source == sources.c.seq))
        .where(p.c.rumour.in_(keys))
        .group_by(p.c.rumour)
    )


def _first_of(column: Column[Any], order: Sequence[str], *, backwards: bool = False) -> Any:
    """A column of the first claim of the rumour in that order, or of the last one."""
    inner = placements.alias()
    by = [inner.c[name].desc() if backwards else inner.c[name] for name in order]
    found = select(inner.c[column.name]).where(inner.c.rumour == placements.c.rumour)
    return found.order_by(*by).limit(1).correlate(placements).scalar_subquery()


def _row(placed: Placement) -> dict[str, Any]:
    return {
        "claim": number(placed.claim),
        "rumour": number(placed.rumour),
        "document": number(placed.document),
        "copy": placed.copy,
        "time": instant(placed.at) or 0,
        "denied": placed.denied,
        "rank": placed.rank,
        "at": placed.at,
        "figure": placed.figure,
    }
