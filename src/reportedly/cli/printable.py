"""Text from outside made safe to print: a document or a file name must not be able to steer the terminal."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def printable(text: str) -> str:
    """``text`` with U+FFFD for every control character but tab and line feed, and for every lone surrogate."""
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """``text`` on one line: printable, and with one space for every run of white space."""
    return printable(" ".join(text.split()))


def shortened(text: str, width: int) -> str:
    """``text`` on one line of at most ``width`` characters, cut between words where there is a space to cut at."""
    line = one_line(text)
    if len(line) <= width:
        return line
    head, space, _ = line[:width].rpartition(" ")
    return (head if space else line[: width - 1]) + "…"


def quoted(text: str, width: int) -> str:
    """``text`` shortened, in quotation marks unless it begins with one."""
    line = shortened(text, width)
    return line if line[:1] in {"“", '"', "«", "„"} else f"“{line}”"


def many(count: int, noun: str) -> str:
    """A number of things, in words that agree with it."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
