"""Mentions inside one document: the fullest name that the text gives each source, with the reason, where it is safe."""

from reportedly.reading.resolution.resolving import Resolution, resolve

__all__ = ["Resolution", "resolve"]
