"""The table of rare words that claims are compared with: in how many stories of the news each word occurs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import read_lines
from reportedly.linking.rarity import Rarity, counted


class Told(Struct, frozen=True, kw_only=True):
    """A line of the data: a text or a headline, and the story that it tells, if others may tell it too."""

    claim_id: str | None = None
    headline: str | None = None
    text: str | None = None


def rarity_of(paths: Iterable[Path]) -> Rarity:
    """The table of the stories in some files: lines of one ``claim_id`` tell one story, any other line its own.

    Raises DataError where a line has neither a headline nor a text, or where there is none.
    """
    stories: dict[str, list[str]] = {}
    for path in paths:
        for where, line in read_lines(path, Told):
            texts = [text for text in (line.headline, line.text) if text]
            if not texts:
                raise DataError(f'{where}: it has neither "headline" nor "text"; see docs/training.md for the format')
            stories.setdefault(f"{line.claim_id}" if line.claim_id is not None else where, []).extend(texts)
    if not stories:
        raise DataError("there is no story in the data; give files of JSON Lines, one text or headline a line")
    return counted(stories.values())
