"""The bundled desk: a month of news from a country that does not exist, 60 documents about seven rumours.

Written for this project, as files that ``reportedly add`` takes, one a rumour: articles, statements and posts.
``truth`` says how it really went: who had it from whom, how many origins there are, who was surer than what was cited.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files

from reportedly.errors import DataError
from reportedly.loading import load
from reportedly.model import Document, Refusal
from reportedly.settings import Settings


def demo_documents() -> Iterator[Document]:
    """The documents of the bundled desk, rumour by rumour and each in the order of time, as they are loaded.

    Raises DataError where a line of the files cannot be read.
    """
    with as_file(files("reportedly.demo") / "desk") as folder:
        for item in load([str(path) for path in sorted(folder.glob("*.jsonl"))], Settings()):
            if isinstance(item, Refusal):
                raise DataError(f"{item.target}: {item.reason}; {item.remedy}")
            yield item
