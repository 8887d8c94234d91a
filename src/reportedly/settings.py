"""One frozen Settings: built by the entry point, handed down, read nowhere else."""

from __future__ import annotations

from msgspec import Struct


class Settings(Struct, frozen=True, kw_only=True):
    """What a user may change about loading and reading; sizes in bytes, times in seconds."""

    max_bytes: int = 10_000_000
    fetch_seconds: float = 20.0
    fetch_bytes: int = 20_000_000
    redirects: int = 5
    allow_private: bool = False
    user_agent: str = "reportedly/0.1 (local reader)"
