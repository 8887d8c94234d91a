"""The model's values as Parquet's columns: what the JSON Schema names keeps its name and its shape.

    documents     a row for each document: its key, its data, its text, and what was found in it as a whole
    attributions  a row for each attribution: the key of its document, its claim, its number, and all that the JSON says
    claims        a row for each claim as a desk keeps it, with the ids of a desk
    refusals      a row for each thing that was not read

``key`` is the id that a desk gives the document, by its text and address; ``id`` is the one that ``read`` gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct
from msgspec import inspect as kinds

from reportedly.model import Attribution, Document, Reading, Refusal
from reportedly.store.encoding import column
from reportedly.store.identity import keyed_reading
from reportedly.store.records import record, stored_claims
from reportedly.store.values import StoredClaim

Row = dict[str, Any]
TABLES = ("documents", "attributions", "claims", "refusals")
_OF_DOCUMENT = ("document", "attributions")
_KEY, _DIGEST, _CLAIM, _NUMBER = "key", "sha256", "claim", "number"
_ADDED = "added"  # when a desk took a claim in, which is not yet


@cache
def schema(table: str) -> Any:
    """The columns of a table (a pyarrow Schema)."""
    import pyarrow as pa  # type: ignore[import-untyped]

    text, count = pa.string(), pa.int64()
    match table:
        case "documents":
            own = {**fields(Document), **fields(Reading, _OF_DOCUMENT)}
            return pa.schema({_KEY: text, **own, _DIGEST: text})
        case "attributions":
            return pa.schema({"document": text, _CLAIM: text, _NUMBER: count, **fields(Attribution)})
        case "claims":
            return pa.schema(fields(StoredClaim, (_ADDED,)))
        case "refusals":
            return pa.schema({"input": text, **fields(Refusal)})
    raise ValueError(f"there is no table {table!r}")


def rows(reading: Reading) -> Mapping[str, list[Row]]:
    """The rows of one reading by table. Raises UnicodeEncodeError where it holds half of a surrogate pair."""
    kept = keyed_reading(reading)
    key, document = kept.document.id, reading.document
    whole = msgspec.to_builtins(reading)
    found = {name: value for name, value in whole.items() if name not in _OF_DOCUMENT}
    attributions = [
        {"document": key, _CLAIM: own.id, _NUMBER: number, **row}
        for number, (own, row) in enumerate(zip(kept.attributions, whole["attributions"], strict=True), 1)
    ]
    claims = msgspec.to_builtins(stored_claims(record(kept, added=0)))
    for claim in claims:
        del claim[_ADDED]
    document.text.encode("utf-8")
    return {
        "documents": [{_KEY: key, **whole["document"], **found, _DIGEST: document.sha256}],
        "attributions": attributions,
        "claims": claims,
    }


def refusal_row(address: str, refusal: Refusal) -> Row:
    """The row of what was not read."""
    own = {name: column(value) for name, value in msgspec.to_builtins(refusal).items()}
    return {"input": column(address), **own}


def readings(documents: Iterator[Row], attributions: Mapping[str, list[Row]]) -> Iterator[Reading]:
    """The readings that rows were made from; ``attributions`` are by the key of their document."""
    for row in documents:
        mine = sorted(attributions.get(row[_KEY], ()), key=lambda one: int(one[_NUMBER]))
        document = {name: row[name] for name in Document.__struct_fields__}
        rest = {name: row[name] for name in Reading.__struct_fields__ if name not in _OF_DOCUMENT}
        yield msgspec.convert({"document": document, "attributions": mine, **rest}, Reading)


def fields(of: type[Struct], without: tuple[str, ...] = ()) -> dict[str, Any]:
    """The columns that hold the fields of a struct, by name, but for some."""
    hints = get_type_hints(of)
    return {name: arrow_type(hints[name]) for name in of.__struct_fields__ if name not in without}


def arrow_type(of: Any) -> Any:
    """The pyarrow type that holds the JSON of a type of the model; TypeError where none does."""
    return _arrow(kinds.type_info(of))


def _arrow(kind: kinds.Type) -> Any:
    import pyarrow as pa

    match kind:
        case kinds.StrType() | kinds.EnumType() | kinds.LiteralType():
            return pa.string()
        case kinds.BoolType():
            return pa.bool_()
        case kinds.IntType():
            return pa.int64()
        case kinds.FloatType():
            return pa.float64()
        case kinds.VarTupleType() | kinds.ListType():
            return pa.list_(_arrow(kind.item_type))
        case kinds.StructType(array_like=True):  # a span: the JSON has its two numbers, without names
            return pa.list_(_arrow(kind.fields[0].type))
        case kinds.StructType():
            return pa.struct([pa.field(field.encode_name, _arrow(field.type)) for field in kind.fields])
        case kinds.UnionType():
            rest = [part for part in kind.types if not isinstance(part, kinds.NoneType)]
            if len(rest) == 1:
                return _arrow(rest[0])
    raise TypeError(f"no column holds {kind}")
