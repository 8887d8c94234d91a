"""A desk with rumours for the tests of the commands that show them, and an encoder that needs no model."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from reportedly.store import Store
from tests.linking.embedding import embed
from tests.new_desks import new_desk
from tests.store.inventing import reading

RESIGNED = ("Ida Moss", "mayor Ana Reis has resigned in Port Ansel")
AGAIN = ("Tom Reed", "Ana Reis resigned as mayor of Port Ansel")
DENIED = ("the harbour office", "Ana Reis has not resigned as mayor of Port Ansel")
TITLE = "Mayor Ana Reis resigns in Port Ansel"
SOLD = ("Tom Reed", "the lighthouse at Brill will be sold")


class QuickEncoder:
    """Stands in for the shipped encoder."""

    version = "quick@1"
    embed = staticmethod(embed)

    @staticmethod
    def repeats(claim: str, text: str) -> float:
        """One repeats the other where their words are mostly the same."""
        ours, theirs = set(claim.lower().split()), set(text.lower().split())
        return len(ours & theirs) / max(len(ours | theirs), 1)

    @staticmethod
    def headline_stance(claim: str, headline: str) -> dict[str, float]:
        """Against where the headline asks, else for."""
        asks = headline.endswith("?")
        return {"for": 0.13 if asks else 0.87, "against": 0.87 if asks else 0.13, "observing": 0.0}


def quick_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the stand-in in its place."""
    module = ModuleType("reportedly.reading.claim_encoder")
    module.ClaimEncoder = QuickEncoder  # type: ignore[attr-defined]
    module.shipped_version = lambda: QuickEncoder.version  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reportedly.reading.claim_encoder", module)


def rumour_desk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a database with two rumours in three documents."""
    quick_encoder(monkeypatch)
    return new_desk(folder / "desk.db", _fill)


def _fill(store: Store) -> None:
    readings = [
        reading(RESIGNED, outlet="The Weir", published="2026-05-04", title=TITLE),
        reading(AGAIN, SOLD, outlet="Coastal Courier", published="2026-05-05"),
        reading(DENIED, outlet="The Weir", published="2026-05-06"),
    ]
    store.writer.add(readings, at="2026-07-01")
