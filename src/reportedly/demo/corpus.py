"""The bundled desk: a month of news from a country that does not exist, 60 documents about seven rumours.

Written for this project, as files that ``reportedly add`` takes, one a rumour: articles, statements and posts.
``truth`` says how it really went: who had it from whom, how many origins there are, who was surer than what was cited.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO

from reportedly.errors import DataError
from reportedly.loading.raw import Raw
from reportedly.loading.tables import read_lines
from reportedly.model import Document, Refusal

_LONGEST = 100_000  # bytes of a line


def demo_documents() -> Iterator[Document]:
    """The documents of the bundled desk, rumour by rumour and each in the order of time, as ``loading`` gives them.

    Raises DataError where a line of the files cannot be read.
    """
    now = datetime.now(UTC)
    parts = (part for part in (files("reportedly.demo") / "desk").iterdir() if part.name.endswith(".jsonl"))
    for part in sorted(parts, key=lambda found: found.name):
        raw = Raw(target=part.name, name=part.name, head=b"", stream=BytesIO(part.read_bytes()))
        for item in read_lines(raw, _LONGEST, now):
            if isinstance(item, Refusal):
                raise DataError(f"{item.target}: {item.reason}; {item.remedy}")
            yield item
