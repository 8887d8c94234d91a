"""``reportedly schema``: the JSON Schema of what ``reportedly read --json`` prints."""

from __future__ import annotations

import typer


def schema() -> int:
    """Print the JSON Schema of one line of 'reportedly read --json'."""
    from reportedly.exports.schema import schema_text

    typer.echo(schema_text(), nl=False)
    return 0
