"""Rumours as they are shown: pure functions from the sightings of one claim to its thread.

sightings   one claim in one document, and when it was there, by a clock that can be believed
reports     one document as it carries one rumour
threads     the sightings of a rumour in order of time: its heading, outlets, sources, stances and variants
"""
