"""A second look for the tests of processes: a module of its own, since another process imports it."""

from __future__ import annotations


def look(claim: str, text: str) -> float:
    """Takes two texts for the same by how many letters they share."""
    return len(set(claim) & set(text)) / len(set(claim) | set(text))
