"""Tables: frozen values as rows of plain cells, a column for each field.

A field that is a value itself gives a column for each of its own fields ("basis_published"), several words in one field
are joined by ``"; "``, and times stay ISO 8601 text, since some are days and some are moments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, get_type_hints

from msgspec import Struct
from msgspec import inspect as kinds

Cell = str | int | float | bool | None
_PLAIN: dict[type[kinds.Type], type] = {
    kinds.StrType: str,
    kinds.EnumType: str,
    kinds.VarTupleType: str,
    kinds.IntType: int,
    kinds.FloatType: float,
    kinds.BoolType: bool,
}


class Column(Struct, frozen=True):
    """One column: its name, and the type of its cells, any of which may be empty."""

    name: str
    type: type


def columns(of: type[Struct]) -> tuple[Column, ...]:
    """The columns of a table of such values; raises TypeError for a field that no cell can hold."""
    return tuple(_columns(of, ""))


def cells(value: Struct) -> list[Cell]:
    """The cells of one value, in the order of its columns."""
    found: list[Cell] = []
    for name in value.__struct_fields__:
        part = getattr(value, name)
        if isinstance(part, Struct):
            found += cells(part)
        else:
            found.append(_cell(part))
    return found


def rows(values: Iterable[Struct]) -> Iterator[list[Cell]]:
    """The cells of each value, as it comes."""
    return map(cells, values)


def _columns(of: type[Struct], prefix: str) -> Iterator[Column]:
    types = get_type_hints(of)
    for name in of.__struct_fields__:
        whole = kinds.type_info(types[name])
        kind = _required(whole)
        if isinstance(kind, kinds.StructType):
            if kind is not whole:
                raise TypeError(f"{of.__name__}.{name} may be missing as a whole, and a row has all its columns")
            yield from _columns(kind.cls, f"{prefix}{name}_")
        elif type(kind) in _PLAIN:
            yield Column(prefix + name, _PLAIN[type(kind)])
        else:
            raise TypeError(f"{of.__name__}.{name} does not go into a cell")


def _required(kind: kinds.Type) -> kinds.Type:
    """The type without ``None``."""
    if not isinstance(kind, kinds.UnionType):
        return kind
    rest = [part for part in kind.types if not isinstance(part, kinds.NoneType)]
    return rest[0] if len(rest) == 1 else kind


def _cell(part: Any) -> Cell:
    if isinstance(part, Enum):
        return str(part.value)
    if isinstance(part, tuple):
        return "; ".join(str(_cell(word)) for word in part)
    return part  # type: ignore[no-any-return]
