"""A frozen value is a row: a column for each field, whatever kind of value it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec import Struct

from reportedly.exports.desk_tables import TABLES
from reportedly.exports.tables import Column, cells, columns, rows
from reportedly.model import Basis, Verdict
from tests.store.inventing import judgement


class Inner(Struct, frozen=True):
    """A value inside another."""

    depth: float


class Outer(Struct, frozen=True):
    """One of everything that goes into a cell."""

    name: str
    inner: Inner
    count: int | None = None
    verdict: Verdict | None = None
    sure: bool = False
    words: tuple[str, ...] = ()


def test_a_value_inside_another_has_columns_of_its_own() -> None:
    """They are named after both."""
    assert [column.name for column in columns(Outer)] == ["name", "inner_depth", "count", "verdict", "sure", "words"]
    assert columns(Outer)[1] == Column("inner_depth", float)


def test_cells_are_plain() -> None:
    """An enumeration is its value, several words are one text, and what is not known stays empty."""
    assert cells(Outer("a", Inner(1.5), 2, Verdict.SAME, True, ("x", "y"))) == ["a", 1.5, 2, "same", True, "x; y"]
    assert cells(Outer("a", Inner(0.0))) == ["a", 0.0, None, None, False, ""]


def test_what_no_row_can_hold_is_refused() -> None:
    """A mapping, or a value that may be missing as a whole, would make rows of different lengths."""

    class Mapped(Struct):
        """Has a mapping."""

        parts: dict[str, str]

    class Maybe(Struct):
        """Has a value or none."""

        basis: Basis | None = None

    with pytest.raises(TypeError, match=r"Mapped\.parts"):
        columns(Mapped)
    with pytest.raises(TypeError, match=r"Maybe\.basis"):
        columns(Maybe)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_its_columns(table: str) -> None:
    """No two columns of a table share a name."""
    names = [column.name for column in columns(TABLES[table])]
    assert len(names) == len(set(names)) > 4


def test_a_row_has_as_many_cells_as_there_are_columns() -> None:
    """For a value of the model too."""
    row = next(rows([judgement("a", "b")]))
    assert len(row) == len(columns(TABLES["judgements"]))
    assert row[:3] == ["a", "b", "same"]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_documented(table: str) -> None:
    """docs/exports.md names the columns of each table in their order."""
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith(f"| {table} |"))
    assert re.findall(r"`(\w+)`", row) == [column.name for column in columns(TABLES[table])]
