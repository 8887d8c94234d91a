"""Text that a spreadsheet would run as a formula, made harmless in a way that can be undone.

A cell that begins with one of these characters is a formula to Excel, LibreOffice or Google Sheets (OWASP, CSV
injection; CWE-1236), and a headline may well begin with one. The full-width forms count where the keyboard is Japanese.
An apostrophe before it makes it text.
"""

from __future__ import annotations

import re

_RISKY = re.compile("'*[=+\\-@\t\r\n|%\uff1d\uff0b\uff0d\uff20]")


def is_risky(text: str) -> bool:
    """Whether a spreadsheet may take ``text`` for a formula, or for one that was made harmless."""
    return _RISKY.match(text) is not None


def harmless(text: str) -> str:
    """``text`` with an apostrophe before it where it ``is_risky``; ``original`` gives it back."""
    return f"'{text}" if is_risky(text) else text


def original(cell: str) -> str:
    """What ``harmless`` made ``cell`` of."""
    return cell[1:] if cell.startswith("'") and is_risky(cell) else cell
