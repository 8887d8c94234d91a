"""What changed between two versions of a text, word by word, as lines for the terminal."""

from __future__ import annotations

from reportedly.cli.printable import one_line
from reportedly.views.changes import Part, changes

CONTEXT = 6


def difference(old: str, new: str) -> list[str]:
    """A line for each place that changed: ``[-what went-] {+what came+}`` between up to six words around it.

    Only the first 20,000 words of each are compared. Nothing for texts that differ in white space alone.
    """
    return [one_line(f"… {' '.join(map(_marked, place.parts))} …") for place in changes(old, new, CONTEXT)]


def _marked(part: Part) -> str:
    match part.what:
        case "went":
            return f"[-{part.text}-]"
        case "came":
            return f"{{+{part.text}+}}"
        case _:
            return part.text
