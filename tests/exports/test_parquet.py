"""pyarrow gives back every row with the types of its columns."""

from __future__ import annotations

import builtins
from io import BytesIO
from typing import Any

import pyarrow.parquet as pq
import pytest

from reportedly.errors import ReportedlyError
from reportedly.exports import parquet
from reportedly.exports.parquet import write_parquet
from reportedly.model import Judgement
from tests.store.inventing import judgement


def test_rows_come_back_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """A group of rows is written as soon as it is full."""
    monkeypatch.setattr(parquet, "_ROWS", 2)
    stream = BytesIO()
    write_parquet(Judgement, [judgement("a", "b"), judgement("c", "d"), judgement("e", "f")], stream)
    file = pq.ParquetFile(BytesIO(stream.getvalue()))
    assert file.num_row_groups == 2
    table = file.read()
    assert [str(field.type) for field in table.schema] == ["string"] * 5 + ["double", "string"]
    assert table.column("left").to_pylist() == ["a", "c", "e"]
    assert table.column("score").to_pylist() == [0.5, 0.5, 0.5]


def test_without_pyarrow_there_is_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says what to install, and what to take without."""
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ModuleNotFoundError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ReportedlyError, match=r"reportedly\[parquet\].*--format csv"):
        write_parquet(Judgement, [], BytesIO())
