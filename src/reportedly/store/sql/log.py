"""What is kept beside the documents: judgements, refusals, removals, feeds, forgotten ids and the desk's settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    tuple_,
)

from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN
from reportedly.store.encoding import digest
from reportedly.store.instants import instant, iso
from reportedly.store.judging import place
from reportedly.store.refusing import merged
from reportedly.store.rumours import NOTHING
from reportedly.store.sql.rows import encoded_text, number, text_id
from reportedly.store.sql.schema import BY_PEOPLE, OPEN, feeds, forgotten, judgements, refusals, removals, settings
from reportedly.store.values import Feed, RefusedInput, Removal, Subject

_FULL_TEXT = "full_text"
_J = judgements.c


def full_text(connection: Connection) -> bool:
    """Whether texts are kept."""
    return connection.execute(select(settings.c.value).where(settings.c.name == _FULL_TEXT)).scalar() != "off"


def set_full_text(connection: Connection, keep: bool) -> None:
    """Says whether texts are kept."""
    _put(connection, settings, settings.c.name, [{"name": _FULL_TEXT, "value": "on" if keep else "off"}])


def put_judgements(connection: Connection, found: Iterable[Judgement]) -> None:
    """Appends judgements, which are ordered; one that is there already is the same, since its id is a hash of it."""
    rows = sorted(map(_judgement_row, found))  # as the index has them
    columns = ", ".join(f'"{name}"' for name in _JUDGED)
    marks = ", ".join(["?" if connection.dialect.name == "sqlite" else "%s"] * len(_JUDGED))
    if rows:  # past SQLAlchemy, which would look at each of the hundred thousands that linking makes
        connection.exec_driver_sql(
            f"insert into judgements ({columns}) values ({marks}) on conflict (id) do nothing", rows
        )


def replace_judgement(connection: Connection, old: Judgement, new: Judgement | None) -> None:
    """Removes a judgement, or puts what is left of it in its place."""
    connection.execute(delete(judgements).where(judgements.c.id == place(old)[1]))
    put_judgements(connection, [] if new is None else [new])


def judgements_where(connection: Connection, condition: ColumnElement[bool]) -> Iterator[Judgement]:
    """Judgements in order of time."""
    found = select(judgements).where(condition).order_by(judgements.c.time, judgements.c.id)
    return map(_judgement, connection.execute(found))


def judgements_by_place(connection: Connection, condition: ColumnElement[bool]) -> dict[tuple[int, str], Judgement]:
    """Judgements by their places in the order of time (``judging.place``), which are kept with them."""
    return {(row.time, row.id): _judgement(row) for row in connection.execute(select(judgements).where(condition))}


def by_people(connection: Connection, until: int | None, limit: int | None) -> Iterator[Judgement]:
    """What people judged until then, the newest first."""
    query = _until(select(judgements).where(text(BY_PEOPLE)), _J.time, until)
    return map(_judgement, connection.execute(query.order_by(_J.time.desc(), _J.id.desc()).limit(limit)))


def open_pairs(connection: Connection, limit: int) -> Iterator[Judgement]:
    """The last judgements of rules that leave a pair open which no person has decided, the likeliest first."""
    later, person = judgements.alias("later"), judgements.alias("person")
    again = exists().where(
        *_of_pair(later), later.c.score.is_not(None), tuple_(later.c.time, later.c.id) > tuple_(_J.time, _J.id)
    )
    last = select(person.c.reasons).where(*_of_pair(person), person.c.score.is_(None))
    last = last.order_by(person.c.time.desc(), person.c.id.desc()).limit(1).correlate(judgements)
    withdrawn = encoded_text((WITHDRAWN,))
    query = select(judgements).where(text(OPEN), ~again, func.coalesce(last.scalar_subquery(), withdrawn) == withdrawn)
    order = (_J.score.desc(), _J.left_id, _J.right_id)
    return map(_judgement, connection.execute(query.order_by(*order).limit(limit)))


def judged_before(connection: Connection, until: int) -> Iterator[Judgement]:
    """The last judgements of rules, by pairs, of those from before a time that say anything."""
    later = judgements.alias("later")
    again = exists().where(
        *_of_pair(later), later.c.score.is_not(None), tuple_(later.c.time, later.c.id) > tuple_(_J.time, _J.id)
    )
    says = or_(_J.score > NOTHING, _J.verdict != Verdict.NOT_SAME.value)
    return judgements_where(connection, and_(_J.score.is_not(None), _J.time < until, says, ~again))


def put_refusals(connection: Connection, found: Iterable[RefusedInput]) -> None:
    """Keeps refusals, each joined with what was known of it."""
    new: dict[str, RefusedInput] = {}
    for refused in found:
        key = digest((refused.target, refused.reason, refused.remedy))
        row = connection.execute(select(refusals).where(refusals.c.id == key)).first()
        new[key] = merged(new.get(key) or (None if row is None else _refusal(row)), refused)
    values = [
        {
            **msgspec.structs.asdict(refused),
            "id": key,
            "first": instant(refused.first),
            "last": instant(refused.last),
        }
        for key, refused in new.items()
    ]
    _put(connection, refusals, refusals.c.id, values)


def all_refusals(connection: Connection, until: int | None) -> Iterator[RefusedInput]:
    """Refusals by their target."""
    order = (refusals.c.target, refusals.c.reason, refusals.c.remedy)
    found = _until(select(refusals), refusals.c.first, until).order_by(*order)
    return map(_refusal, connection.execute(found))


def put_removals(connection: Connection, found: Iterable[Removal]) -> None:
    """Enters removals into the ledger."""
    values = [
        msgspec.structs.asdict(r) | {"id": digest(r), "time": instant(r.at) or 0, "kind": r.kind.value} for r in found
    ]
    _put(connection, removals, removals.c.id, values)


def all_removals(connection: Connection, until: int | None) -> Iterator[Removal]:
    """The ledger in order of time."""
    found = _until(select(removals), removals.c.time, until).order_by(removals.c.time, removals.c.id)
    return map(_removal, connection.execute(found))


def put_forgotten(connection: Connection, ids: Iterable[str]) -> None:
    """Marks documents as never to be taken in again."""
    _put(connection, forgotten, forgotten.c.id, [{"id": number(key)} for key in ids])


def all_forgotten(connection: Connection) -> Iterator[str]:
    """The ids of the documents that are not taken in again, in order."""
    found = connection.execute(select(forgotten.c.id).order_by(forgotten.c.id))
    return (text_id("d", row.id) for row in found)


def put_feeds(connection: Connection, found: Iterable[Feed]) -> None:
    """Keeps where watched sources stand."""
    _put(connection, feeds, feeds.c.url, [msgspec.structs.asdict(feed) for feed in found])


def all_feeds(connection: Connection) -> Iterator[Feed]:
    """The watched sources by their URL."""
    return (Feed(**row._mapping) for row in connection.execute(select(feeds).order_by(feeds.c.url)))


def _put(connection: Connection, table: Table, key: Any, values: list[dict[str, Any]]) -> None:
    """Inserts rows in the place of those with the same key."""
    last = {value[key.name]: value for value in values}
    if last:
        for found in last:
            connection.execute(delete(table).where(key == found))
        connection.execute(insert(table), list(last.values()))


def _of_pair(other: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return other.c.left_id == _J.left_id, other.c.right_id == _J.right_id


def _until(query: Select[Any], column: ColumnElement[int], until: int | None) -> Select[Any]:
    return query if until is None else query.where(column <= until)


_JUDGED = ("id", "time", "left_id", "right_id", "verdict", "by", "at", "score", "reasons")


def _judgement_row(judgement: Judgement) -> tuple[Any, ...]:
    """The values of ``_JUDGED``."""
    time, key = place(judgement)
    j, reasons = judgement, encoded_text(judgement.reasons)
    return key, time, j.left, j.right, j.verdict.value, j.by, j.at, j.score, reasons


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(
        left=row.left_id,
        right=row.right_id,
        verdict=Verdict(row.verdict),
        by=row.by,
        at=row.at,
        score=row.score,
        reasons=msgspec.json.decode(row.reasons, type=tuple[str, ...]),
    )


def _refusal(row: Row[Any]) -> RefusedInput:
    return RefusedInput(
        target=row.target, reason=row.reason, remedy=row.remedy, first=iso(row.first), last=iso(row.last)
    )


def _removal(row: Row[Any]) -> Removal:
    return Removal(
        kind=Subject(row.kind),
        subject=row.subject,
        at=row.at,
        by=row.by,
        why=row.why,
        documents=row.documents,
        claims=row.claims,
        judgements=row.judgements,
    )
