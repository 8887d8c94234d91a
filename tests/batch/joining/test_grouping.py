"""Judgements into rumours, part by part."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("fsspec")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.batch.joining import grouping
from reportedly.batch.joining.claims import Claims
from reportedly.batch.joining.comparing import schema
from reportedly.batch.joining.features import id_of
from reportedly.batch.output import Output
from reportedly.linking.clusters import COPIED, Link, clusters
from reportedly.linking.weighing import CLAIMS
from reportedly.model import Verdict

COUNT = 16
Judged = dict[tuple[int, int], tuple[int, bool]]
PAIRS = st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)).filter(lambda pair: pair[0] < pair[1])
SAID = st.dictionaries(PAIRS, st.tuples(st.integers(1, 99), st.booleans()), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(SAID, st.lists(st.integers(0, 9), min_size=COUNT, max_size=COUNT))
def test_groups_are_those_of_all_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Judged, copies: list[int]
) -> None:
    """Copies count as one, and what is not clear counts in the mean alone."""
    monkeypatch.setattr(grouping, "AT_ONCE", 1)
    heads = [copies.index(copy) for copy in copies]
    said = {(a, b): found for (a, b), found in said.items() if heads[a] == a and heads[b] == b}
    claims = Claims(np.arange(COUNT), np.arange(COUNT), np.array(copies), np.ones(COUNT, np.int64))
    ids = [id_of(n, "a") for n in range(COUNT)]
    rows = [
        {"left": ids[a], "right": ids[b], "score": score / 100, "verdict": (Verdict.SAME if same else Verdict.UNSURE)}
        for (a, b), (score, same) in said.items()
    ]
    for row in rows:
        row |= {"by": "rule:test@1", "at": "2026-01-01T00:00:00+00:00", "reasons": []}
    output = Output(str(tmp_path))
    for number, part in enumerate((rows[::2], rows[1::2])):
        output.write_table(f"f/{number}.parquet", part, schema())
    found = {group for groups in grouping.rumours(output, "f", ["0", "1"], claims) for group in groups}
    links = [Link(ids[a], ids[b], score / 100, same) for (a, b), (score, same) in said.items()]
    links += [Link(ids[head], ids[n], COPIED) for n, head in enumerate(heads) if head != n]
    wanted = clusters(ids, links, None, CLAIMS.join)
    assert found == {group for group in wanted if len(group) > 1}
