"""The checked claims of a desk, kept in a file beside it: JSON Lines, one checked claim each, only ever added to.

A line has the fields of a ClaimReview, where it was taken from and when, so the file can be read, mended with any
editor and given to another desk as it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from reportedly.errors import DataError, StoreError
from reportedly.linking.known_claims import KnownClaims, Repeats
from reportedly.linking.linker import Embed
from reportedly.linking.vector_file import VectorFile
from reportedly.loading.claim_reviews import ClaimReview

_REVIEW = ClaimReview.__struct_fields__


class KeptReview(ClaimReview, frozen=True, kw_only=True):
    """A checked claim with its provenance: the file or address it was ``taken_from``, and when (ISO 8601)."""

    taken_from: str
    added: str


_decoder = msgspec.json.Decoder(KeptReview)


class KnownFile:
    """The file at a path; one that is not there holds nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[KeptReview, ...]:
        """The checked claims in the order in which they came. Raises DataError where a line is broken."""
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise StoreError(
                f"{self._path}: cannot be read ({error.strerror}); ask for the right to read it"
            ) from error
        return tuple(self._line(number, line) for number, line in enumerate(lines, 1) if line.strip())

    def add(self, reviews: Iterable[ClaimReview], taken_from: str, at: str) -> int:
        """Adds those that are not there yet, each once; how many. Raises StoreError where that fails."""
        there = {_content(review) for review in self.read()}
        fresh: dict[tuple[str | None, ...], KeptReview] = {}
        for review in reviews:
            content = _content(review)
            if content not in there:
                kept = KeptReview(**dict(zip(_REVIEW, content, strict=True)), taken_from=taken_from, added=at)  # type: ignore[arg-type]
                fresh.setdefault(content, kept)
        if fresh:
            self._append(b"".join(msgspec.json.encode(review) + b"\n" for review in fresh.values()))
        return len(fresh)

    def _append(self, lines: bytes) -> None:
        """At the end of the file, after the last whole line; what another program adds meanwhile stays."""
        try:
            with self._path.open("ab") as file:
                if file.tell() and not self._ends_with_a_line():
                    lines = b"\n" + lines
                file.write(lines)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise StoreError(
                f"{self._path}: cannot be written ({error.strerror}); free space or move the desk"
            ) from error

    def _ends_with_a_line(self) -> bool:
        with self._path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _line(self, number: int, line: bytes) -> KeptReview:
        try:
            return _decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DataError(f"{self._path}, line {number}: is no checked claim ({error}); mend or delete it") from error


def searchable(
    reviews: Sequence[ClaimReview], vectors: VectorFile, encoder: Embed, repeats: Repeats | None = None
) -> KnownClaims:
    """Checked claims made ready to be searched; vectors that ``vectors`` does not have are made and kept in it."""
    claims = [review.claim for review in reviews]
    titles = [review.title or review.claim for review in reviews]
    found = vectors.embed([*claims, *titles], encoder)
    return KnownClaims(reviews, found[: len(claims)], found[len(claims) :], repeats)


def _content(review: ClaimReview) -> tuple[str | None, ...]:
    return tuple(getattr(review, name) for name in _REVIEW)
