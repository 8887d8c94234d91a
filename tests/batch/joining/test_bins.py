"""Pairs in bins, with what is needed to look at them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pa = pytest.importorskip("pyarrow")
pytest.importorskip("daft", reason="the extra 'batch' is not installed")

from reportedly.batch.joining import bins
from reportedly.batch.joining.bins import bin_cells, bin_documents, gather
from reportedly.batch.joining.cells import NO_CELL
from reportedly.batch.joining.claims import Claims
from reportedly.batch.joining.screening import schema
from reportedly.batch.output import Output
from reportedly.linking.candidates import LIMIT
from reportedly.linking.nearest import ALIKE
from tests.batch.made import Loop


def _claims(count: int, days: list[int] | None = None) -> Claims:
    """Claims of which every two that follow one another are of one document."""
    n = 10 * np.arange(count)
    return Claims(n, n // 20, n, np.array(days) if days is not None else np.ones(count, np.int64))


def test_a_bin_of_cells_has_all_that_its_pairs_are_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each claim in each of its cells once; what comes later looks back."""
    monkeypatch.setattr(bins, "ROWS", 3)
    claims = _claims(6, [1, 2, 3, 3, 2, 1])
    cells = np.array([[0, 1, NO_CELL]] * 2 + [[2, 3, NO_CELL]] * 2 + [[3, 0, NO_CELL], [1, NO_CELL, NO_CELL]])
    pairs = pa.table({"left": claims.n[[0, 0, 4]], "right": claims.n[[1, 3, 5]]})
    output = Output(str(tmp_path))
    members, count = bin_cells(output, "near", claims, cells, pairs)
    rows = {(row["n"] // 10, row["cell"], row["bin"]) for row in members.to_pylist()}
    assert len(rows) == members.num_rows
    assert {(n, cell) for n, cell, _ in rows if cell != NO_CELL} == {
        (n, cell) for n in range(6) for cell in cells[n].tolist() if cell != NO_CELL
    }
    found = set()
    for number in range(count):
        inside = {n for n, _, where in rows if where == number}
        for row in output.read_table(f"near/pairs/{number}.parquet"):
            pair = row["earlier"] // 10, row["later"] // 10
            assert inside.issuperset(pair)
            found.add(pair)
    assert found == {(0, 1), (0, 3), (5, 4)}
    assert count > 1


def test_whole_documents_are_in_one_bin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the claims of both ends; a pair that was found twice is one."""
    monkeypatch.setattr(bins, "PAIRS", 2)
    claims = _claims(12)
    ends = [(0, 2), (1, 3), (0, 3), (4, 9), (5, 8), (0, 3), (6, 10)]
    columns = [claims.n[list(end)] for end in zip(*ends, strict=True)]
    table = pa.table([*columns, np.full(len(ends), 0.5), np.full(len(ends), 0.5)], schema=schema())
    output = Output(str(tmp_path))
    members, count, pairs = bin_documents(output, "rule", claims, table)
    assert pairs == len(set(ends))
    assert count > 1
    found, documents = set(), []
    for number in range(count):
        inside = {row["n"] for row in members.to_pylist() if row["bin"] == number}
        rows = output.read_table(f"rule/pairs/{number}.parquet")
        documents.append({row["later"] // 20 for row in rows})
        assert inside == {row[end] for row in rows for end in ("earlier", "later")}
        found |= {(row["earlier"] // 10, row["later"] // 10) for row in rows}
    assert found == set(ends)
    assert sum(map(len, documents)) == len(set.union(*documents))


def test_a_claim_is_compared_with_as_many_as_in_a_desk(tmp_path: Path) -> None:
    """The nearest, and those that share most with it."""
    many = 4 * LIMIT
    claims = _claims(many + 1)
    places = np.arange(many)
    cosine = np.where(places < 2 * LIMIT, ALIKE + places / 1000, ALIKE / 2)
    shared = np.where(places < 3 * LIMIT, 0.1, places / many)
    ends = [claims.n[:many], np.full(many, claims.n[many])]
    output = Output(str(tmp_path))
    _, count, pairs = bin_documents(output, "rule", claims, pa.table([*ends, cosine, shared], schema=schema()))
    rows = [row for number in range(count) for row in output.read_table(f"rule/pairs/{number}.parquet")]
    wanted = {*range(LIMIT, 2 * LIMIT), *range(3 * LIMIT, 4 * LIMIT)}
    assert {row["earlier"] // 10 for row in rows} == wanted
    assert pairs == len(wanted)


def test_nothing_is_in_no_bin(tmp_path: Path) -> None:
    """And asks for nothing."""
    output = Output(str(tmp_path))
    members, count, pairs = bin_documents(output, "rule", _claims(3), schema().empty_table())
    assert (members.num_rows, count, pairs) == (0, 0, 0)
    gather(output, members, [], ["x"], "rule/members")
    assert output.names("rule/members") == []


def test_rows_come_to_every_bin_that_they_are_members_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In however many passes."""
    monkeypatch.setattr(bins, "AT_ONCE", 3)
    Loop().start()
    output = Output(str(tmp_path))
    for name, numbers in (("a", [1, 2, 3]), ("b", [4, 5, 6])):
        output.write_arrow(f"{name}.parquet", pa.table({"n": numbers, "text": [str(n) for n in numbers]}))
    wanted = {0: {1, 4}, 1: {2, 3, 4, 5}, 2: {6}, 4: {1}}
    rows = [(n, where) for where, members in wanted.items() for n in members]
    gather(
        output, pa.table({"n": [n for n, _ in rows], "bin": [b for _, b in rows]}), ["a.parquet", "b.parquet"],
        ["text"], "m",
    )  # fmt: skip
    for where, members in wanted.items():
        folder = f"m/bin={where}"
        found = [row for name in output.names(folder) for row in output.read_table(f"{folder}/{name}")]
        assert {row["n"] for row in found} == members
        assert all(row["text"] == str(row["n"]) for row in found)
