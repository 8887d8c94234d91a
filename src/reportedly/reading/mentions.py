"""Entity mentions from tags: whole words, one mention a name, and one sense for a surname in one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from reportedly.reading.decoding import tagged
from reportedly.reading.draft import Mention
from reportedly.reading.person_names import people
from reportedly.reading.pieces import Pieces, whole_words
from reportedly.reading.rules.head_matter import after_dateline

_BEFORE = re.compile("[\\s\"“”‘']+")
_STATION = re.compile(r"(?:Radio|TV|Television)\s[A-Z]")  # nobody's given name
_AFTER = re.compile("(?:['’]s|[\\s,;:\"“”‘’'])+$")


def mentions(text: str, pieces: Pieces, tags: NDArray[np.int8], labels: Sequence[str]) -> tuple[Mention, ...]:
    """The mentions of ``text``, in order and apart; ``tags`` [pieces] are O, B and I of each of ``labels``."""
    found = _whole(text, pieces, tags, labels)
    return tuple(_one_sense(text, people(text, _trimmed(text, _joined(text, found)))))


def _whole(text: str, pieces: Pieces, tags: NDArray[np.int8], labels: Sequence[str]) -> list[Mention]:
    """Mentions of whole words; where two share a word the longer one's label holds for both."""
    found: list[Mention] = []
    for first, after, label in tagged(tags):
        start, end = whole_words(text, int(pieces.starts[first]), int(pieces.ends[after - 1]))
        if found and start < found[-1].end:
            before = found.pop()
            longer = labels[label] if end - start > before.end - before.start else before.label
            found.append(Mention(start=before.start, end=max(end, before.end), label=longer))
        else:
            found.append(Mention(start=start, end=end, label=labels[label]))
    return found


def _joined(text: str, found: Iterable[Mention]) -> list[Mention]:
    """Two mentions of one label with nothing but a blank between them are one: "Monday" and "night"."""
    kept: list[Mention] = []
    for mention in found:
        if kept and kept[-1].label == mention.label and text[kept[-1].end : mention.start] == " ":
            kept[-1] = replace(kept[-1], end=mention.end)
        else:
            kept.append(mention)
    return kept


def _trimmed(text: str, found: Iterable[Mention]) -> list[Mention]:
    """Without the possessive, the commas and the quotation marks at their edges."""
    kept = []
    for mention in found:
        lead = _BEFORE.match(text, mention.start, mention.end)
        start = lead.end() if lead else mention.start
        end = start + len(_AFTER.sub("", text[start : mention.end]))
        if end > start:
            kept.append(replace(mention, start=start, end=end))
    return kept


def _one_sense(text: str, found: Sequence[Mention]) -> list[Mention]:
    """A bare surname of a person whom the text names in full is that person, whatever else its label says.

    "Radio Holm" is nobody's name.
    """
    found = [replace(m, label="organisation") if _is_station(text, m) else m for m in found]
    found = [replace(m, label="place") if _is_dateline(text, m) else m for m in found]
    names = (text[m.start : m.end].split() for m in found if m.label == "person")
    surnames = {name[-1] for name in names if len(name) > 1}
    wrong = ("organisation", "place", "group")
    return [replace(m, label="person") if m.label in wrong and text[m.start : m.end] in surnames else m for m in found]


def _is_station(text: str, mention: Mention) -> bool:
    return mention.label == "person" and _STATION.match(text, mention.start, mention.end) is not None


def _is_dateline(text: str, mention: Mention) -> bool:
    """Whether a name in capitals is where a line is written: "GRENHOLM, 3 May – "."""
    shouted = mention.label == "person" and text[mention.start : mention.end].isupper()
    at_head = shouted and (mention.start == 0 or text[mention.start - 1] == "\n")
    return at_head and after_dateline(text, mention.start, len(text)) > mention.end
