"""The JSON Schema of the documented JSON, generated from the Structs and never written by hand."""

from __future__ import annotations

import json
from inspect import cleandoc
from typing import Any

import msgspec

from reportedly.views import ReadingView


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line of ``reportedly read --json``.

    Every property is required: each line writes all of them, with null where nothing is known. Others may be added.
    """
    _, components = msgspec.json.schema_components((ReadingView,), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/$defs/ReadingView",
        "$defs": {name: _tidy(component) for name, component in components.items()},
    }


def schema_text() -> str:
    """The schema as indented JSON, as it is kept in ``docs/schema/reading.schema.json``."""
    return json.dumps(reading_schema(), indent=2, ensure_ascii=False) + "\n"


def _tidy(component: dict[str, Any]) -> dict[str, Any]:
    """Joins the lines of a docstring, and requires what is always written."""
    tidied = dict(component)
    if "description" in tidied:
        tidied["description"] = " ".join(cleandoc(tidied["description"]).split())
    if "properties" in tidied:
        tidied["properties"] = {
            name: {key: value for key, value in member.items() if key != "default"}
            for name, member in tidied["properties"].items()
        }
        tidied["required"] = list(tidied["properties"])
    if "prefixItems" in tidied:
        tidied["maxItems"] = len(tidied["prefixItems"])
    return tidied
