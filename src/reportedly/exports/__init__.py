"""Exits: the views as JSON lines, as a JSON Schema and as a self-contained page."""
