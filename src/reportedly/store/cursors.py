"""Where a page ended, as a short text that a client gives back; the list goes on after it, whatever came in between."""

from __future__ import annotations

import base64
import binascii

import msgspec

from reportedly.errors import UsageError

Key = tuple[int | float | str, ...]


def cursor(key: Key) -> str:
    """The text for the sort key of the last item of a page."""
    return base64.urlsafe_b64encode(msgspec.msgpack.encode(key)).rstrip(b"=").decode()


def key_of(text: str | None, shape: tuple[type, ...]) -> Key | None:
    """The sort key in a cursor, checked against the types of its parts; raises UsageError where it is none."""
    if text is None:
        return None
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        return msgspec.msgpack.decode(raw, type=tuple[shape])  # type: ignore[valid-type]
    except (binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise UsageError("the cursor is not one of this list; begin without one") from error
