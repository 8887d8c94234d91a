"""The model's values as columns, with the names of the JSON Schema, and back."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

pa = pytest.importorskip("pyarrow")

from reportedly.batch.columns import TABLES, arrow_type, readings, refusal_row, rows, schema
from reportedly.exports.schema import reading_schema
from reportedly.model import Document, Reading, Refusal, Span
from reportedly.store.records import record, stored_claims
from reportedly.store.values import StoredClaim


def _names(schema_name: str) -> set[str]:
    return set(reading_schema()["$defs"][schema_name]["properties"])


class TestTheSchema:
    """Whatever the documented JSON has, the tables have."""

    def test_the_documents_have_what_the_json_says_of_a_document(self) -> None:
        """And of the reading as a whole."""
        whole = _names("ReadingView") - {"document", "attributions"}
        assert _names("DocumentView") | whole | {"key", "text"} <= set(schema("documents").names)

    def test_the_attributions_have_all_that_the_json_says_of_them(self) -> None:
        """With the key of the document beside it."""
        assert set(schema("attributions").names) == _names("Attribution") | {"document", "claim", "number"}

    def test_the_claims_are_those_of_a_desk(self) -> None:
        """But for the time of adding, which has not come yet."""
        assert schema("claims").names == [name for name in StoredClaim.__struct_fields__ if name != "added"]

    def test_there_is_no_other_table(self) -> None:
        """A misspelt one is an error."""
        with pytest.raises(ValueError, match="claimz"):
            schema("claimz")

    def test_a_span_is_its_two_numbers(self) -> None:
        """As in the JSON."""
        assert arrow_type(Span) == pa.list_(pa.int64())

    def test_what_no_column_holds_is_an_error(self) -> None:
        """Not a column of something else."""
        with pytest.raises(TypeError, match="no column"):
            arrow_type(dict[str, int])


def _through_arrow(table: str, some: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pa.Table.from_pylist(some, schema=schema(table)).to_pylist()
    return found


class TestRows:
    """A reading, cut into rows."""

    def test_a_row_is_what_the_json_says(self, reading: Reading) -> None:
        """To the value, in every field."""
        made = rows(reading)
        attributions = _through_arrow("attributions", made["attributions"])
        for row in attributions:
            del row["document"], row["claim"], row["number"]
        assert attributions == msgspec.json.decode(msgspec.json.encode(reading.attributions))

    def test_a_reading_comes_back_whole(self, reading: Reading) -> None:
        """Out of its rows, in whatever order they come."""
        made = {table: _through_arrow(table, some) for table, some in rows(reading).items()}
        key = made["documents"][0]["key"]
        back = list(readings(iter(made["documents"]), {key: made["attributions"][::-1]}))
        assert back == [reading]

    def test_the_claims_are_what_a_desk_would_keep(self, reading: Reading) -> None:
        """With the ids that it gives."""
        kept = stored_claims(record(reading, added=0))
        assert [row["id"] for row in rows(reading)["claims"]] == [claim.id for claim in kept]
        assert {row["claim"] for row in rows(reading)["attributions"]} == {claim.id for claim in kept}

    def test_half_of_a_surrogate_pair_is_an_error(self) -> None:
        """Parquet holds characters alone."""
        with pytest.raises(UnicodeEncodeError):
            rows(Reading(document=Document(id="a", text="a\ud800b"), model="m@1", attributions=()))

    def test_a_refusal_is_always_a_row(self) -> None:
        """Whatever its words hold."""
        row = refusal_row("a\ud800", Refusal(target="b\ud800", reason="c", remedy="d"))
        assert _through_arrow("refusals", [row]) == [
            {"input": "a\ufffd", "target": "b\ufffd", "reason": "c", "remedy": "d"}
        ]


def test_every_table_has_columns() -> None:
    """All four."""
    assert all(len(schema(table).names) for table in TABLES)
