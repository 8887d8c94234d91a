"""Plain text: bytes are decoded with care, or refused; what has been decoded is never altered."""

from __future__ import annotations

import codecs
import re

from reportedly.errors import RefusedError
from reportedly.loading.language import language_of, require_english
from reportedly.loading.raw import Raw, read_all
from reportedly.model import Document, document_from_text

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "is a PDF"),
    (b"PK\x03\x04", "is a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "is an old office document"),
    (b"{\\rtf", "is in rich text format"),
    (b"\x1f\x8b", "is compressed with gzip"),
    (b"BZh", "is compressed with bzip2"),
    (b"\xfd7zXZ", "is compressed with xz"),
    (b"\x89PNG", "is a PNG picture"),
    (b"\xff\xd8\xff", "is a JPEG picture"),
    (b"GIF8", "is a GIF picture"),
    (b"\x7fELF", "is a program"),
    (b"SQLite format 3\0", "is an SQLite database"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.02
_OTHER_SHARE = 0.2
# A capital or a rare mark after a small letter is a quotation mark, a dash or an accented letter of another encoding.
_MISREAD = re.compile(r"[a-z][À-ÖØ-ÞŠŽŒŸ‚„ƒ†‡ˆ¡¿¬¦¸¤]|[ÒÓÔÕ](?=\s|[A-Z][a-z]|$)")
_SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def read_text(raw: Raw, limit: int) -> Document:
    """The whole of ``raw`` as one text without a title.

    Raises RefusedError where it is over ``limit`` bytes, blank, binary, in an encoding that cannot be told, or clearly
    not English.
    """
    text = decode(read_all(raw, limit), raw.target)
    require_words(text, raw.target)
    language = language_of(text)
    require_english(language, raw.target)
    return document_from_text(text, url=raw.url, captured=raw.captured, language=language)


def require_words(text: str, target: str) -> None:
    """Raise RefusedError where ``text`` is empty or holds only white space."""
    if not text.strip():
        reason = "holds only white space" if text else "is empty"
        raise RefusedError(target, reason, "give a text with words in it")


def decode(data: bytes, target: str) -> str:
    """``data`` as text: by its byte order mark, else as UTF-8, else by a careful guess.

    The guess is between UTF-16 (only where there are NUL bytes) and the two Western encodings of English texts, cp1252
    and Mac Roman. Line ends, control characters and mojibake stay as they are. Raises RefusedError.
    """
    _refuse_binary(data, target)
    encoding, rest = _marked_encoding(data)
    try:
        text = rest.decode(encoding)
    except UnicodeDecodeError as error:
        text = _guess(data, error, target)
    else:
        if "\0" in text and encoding == "utf-8":
            text = _unmarked_utf16(data) or text
    if "\0" in text:
        raise RefusedError(target, "holds NUL bytes, so it is not plain text", "save it as plain text in UTF-8")
    if len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text):
        raise RefusedError(target, "is full of control characters, so it is not plain text", "give a plain text")
    return text


def _marked_encoding(data: bytes) -> tuple[str, bytes]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return "utf-8", data


def _refuse_binary(data: bytes, target: str) -> None:
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise RefusedError(target, what, "convert it to plain text first")


def _guess(data: bytes, error: UnicodeDecodeError, target: str) -> str:
    """``data``, which is not UTF-8, in one of few other encodings; never where valid UTF-8 stands beside the flaw."""
    if error.encoding != "utf-8":
        reason = f"begins as {error.encoding} but breaks off at byte {error.start:,}"
        raise RefusedError(target, reason, "save it again in UTF-8")
    text = _unmarked_utf16(data) if b"\0" in data else None
    mixed = _SEVERAL_BYTES.search(data)
    if text is None and b"\0" not in data and not mixed:
        text = _western(data)
    if text is not None:
        return text
    line = data.count(b"\n", 0, error.start) + 1
    if mixed and b"\0" not in data:
        reason = f"is UTF-8 with a damaged character in line {line:,} (byte {error.start:,})"
        raise RefusedError(target, reason, "correct that character and save it in UTF-8")
    reason = f"is not UTF-8 (line {line:,}, byte {error.start:,}) and its encoding cannot be told"
    raise RefusedError(target, reason, "if it is text, convert it to UTF-8, for example with iconv")


def _unmarked_utf16(data: bytes) -> str | None:
    """``data`` in UTF-16 without a mark, which English text shows by a NUL in every second byte."""
    nuls = (data[0::2].count(0), data[1::2].count(0))
    if len(data) % 2 or max(nuls) < 0.6 * (len(data) // 2) or min(nuls) > 0.05 * (len(data) // 2):
        return None
    return _decoded(data, "utf-16-be" if nuls[0] > nuls[1] else "utf-16-le")


def _western(data: bytes) -> str | None:
    """``data`` in cp1252 or else Mac Roman, unless it reads wrongly or has more bytes beyond ASCII than English has."""
    if sum(byte > 127 for byte in data) > _OTHER_SHARE * len(data):
        return None
    readings = (_decoded(data, encoding) for encoding in ("cp1252", "mac_roman"))
    return next((text for text in readings if text is not None and not _MISREAD.search(text)), None)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
