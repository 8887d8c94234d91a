"""Folds of marked texts: a teacher is trained on all folds but one, and labels that one."""

from __future__ import annotations

import hashlib
import re
from typing import Self

from msgspec import Struct

from reportedly.errors import UsageError


def fold_of(id: str, folds: int) -> int:
    """The fold, from 1 to ``folds``, of the text with this id: by its hash, so that no order of texts changes it."""
    return 1 + int.from_bytes(hashlib.sha256(id.encode("utf-8", "surrogatepass")).digest()[:8], "big") % folds


class Fold(Struct, frozen=True):
    """Fold ``number``, counted from 1, of ``folds``."""

    number: int
    folds: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """The fold that ``K/N`` names; raises UsageError unless 1 <= K <= N and N >= 2."""
        match = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", text)
        number, folds = (int(match[1]), int(match[2])) if match else (0, 0)
        if not (folds >= 2 and 1 <= number <= folds):
            raise UsageError(f"the fold {text!r} is not one of several; give K/N, such as 1/3, 2/3 or 3/3")
        return cls(number, folds)

    def __str__(self) -> str:
        return f"{self.number}/{self.folds}"

    def holds(self, id: str) -> bool:
        """Whether the text with this id is in this fold."""
        return fold_of(id, self.folds) == self.number
