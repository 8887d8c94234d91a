"""``reportedly demo``: the bundled story, read and shown."""

from __future__ import annotations

from reportedly.cli.read import Html, Json, Output
from reportedly.cli.writing import form_of, write


def demo(json: Json = False, html: Html = False, output: Output = None) -> int:
    """Read the bundled story, which is fictional, and show it."""
    from reportedly.demo import story
    from reportedly.reading.reader import Reader

    write(Reader().read_all([story()]), form_of(json, html), output)
    return 0
