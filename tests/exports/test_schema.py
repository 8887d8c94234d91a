"""The schema is generated, kept in the repository and kept up to date."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import repeat
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reportedly.exports.lines import line
from reportedly.exports.schema import reading_schema, schema_text
from reportedly.model import Reading
from reportedly.views import reading_view

KEPT = Path(__file__).parents[2] / "docs" / "schema" / "reading.schema.json"


KINDS = {"object": dict, "array": list, "string": str, "integer": int, "number": float, "null": type(None)}
SAYS_NOTHING = {"title", "description", "$schema", "$defs"}
CHECKS: dict[str, Callable[[Any, Any, dict[str, Any]], bool]] = {
    "type": lambda value, rule, parts: isinstance(value, KINDS[rule]),
    "$ref": lambda value, rule, parts: valid(value, parts[rule.removeprefix("#/$defs/")], parts),
    "anyOf": lambda value, rule, parts: any(valid(value, choice, parts) for choice in rule),
    "enum": lambda value, rule, parts: value in rule,
    "required": lambda value, rule, parts: set(rule) <= set(value),
    "properties": lambda value, rule, parts: all(valid(value[key], rule[key], parts) for key in rule if key in value),
    "items": lambda value, rule, parts: all(valid(item, rule, parts) for item in value),
    "prefixItems": lambda value, rule, parts: all(map(valid, value, rule, repeat(parts))),
    "minItems": lambda value, rule, parts: len(value) >= rule,
    "maxItems": lambda value, rule, parts: len(value) <= rule,
}


def valid(value: Any, schema: dict[str, Any], parts: dict[str, Any]) -> bool:
    """Whether ``value`` meets ``schema``, for those words of JSON Schema that ours uses; any other word is an error."""
    words = sorted(schema.keys() - SAYS_NOTHING, key=lambda word: word != "type")
    return all(CHECKS[word](value, schema[word], parts) for word in words)


def test_the_kept_schema_is_up_to_date() -> None:
    """`reportedly schema > docs/schema/reading.schema.json` brings it up to date."""
    assert KEPT.read_text(encoding="utf-8") == schema_text()


def test_a_line_meets_the_schema(reading: Reading) -> None:
    """A whole reading does, with absent sources and with present ones."""
    schema = reading_schema()
    assert valid(json.loads(line(reading_view(reading))), schema, schema["$defs"])


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("model",), None),
        (("document", "basis"), "given"),
        (("attributions", 0, "quotation"), "whispered"),
        (("attributions", 0, "content", "spans", 0), [1]),
        (("attributions", 0, "content", "spans", 0), [1, 2, 3]),
        (("attributions", 0, "content", "spans", 0, 1), "2"),
        (("attributions", 0, "source", "kind"), "oracle"),
        (("attributions", 0, "cue"), "said"),
    ],
)
def test_a_line_that_is_wrong_does_not_meet_it(reading: Reading, path: tuple[Any, ...], wrong: Any) -> None:
    """The schema is not so wide that it would let anything pass."""
    value = part = json.loads(line(reading_view(reading)))
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = wrong
    schema = reading_schema()
    assert not valid(value, schema, schema["$defs"])


def test_every_property_is_written_and_none_is_unknown(reading: Reading) -> None:
    """Each object of a line has exactly the properties of the schema, and the schema fails a line that lacks one."""
    parts = reading_schema()["$defs"]
    value = json.loads(line(reading_view(reading)))
    assert list(value["document"]) == parts["DocumentView"]["required"]
    assert list(value["attributions"][0]) == parts["Attribution"]["required"]
    assert list(value["attributions"][0]["source"]) == parts["Source"]["required"]
    del value["attributions"][0]["source"]["kind"]
    assert not valid(value, reading_schema(), parts)


def test_the_schema_describes_every_part() -> None:
    """Descriptions are the docstrings of the Structs, each on one line."""
    for part in reading_schema()["$defs"].values():
        assert part["description"]
        assert "\n" not in part["description"]


def test_the_schema_is_json() -> None:
    """It says which JSON Schema it is written in."""
    assert msgspec.json.decode(schema_text())["$schema"] == "https://json-schema.org/draft/2020-12/schema"
