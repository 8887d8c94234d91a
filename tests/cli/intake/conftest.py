"""What the tests of intake share: the server of the tests of loading, and stores in memory and in a file."""

from __future__ import annotations

from tests.intake.conftest import store
from tests.loading.conftest import Gazette, gazette

__all__ = ["Gazette", "gazette", "store"]
