"""Training and reading number tags alike."""

from reportedly.reading import decoding
from reportedly.reading.encoder import SHIPPED, read_manifest
from reportedly.training.tags import CUE_TAGS, ENTITY_LABELS, ENTITY_TAGS, ROLE_TAGS


def test_tags_are_those_that_reading_decodes() -> None:
    """The heads are as wide as reading expects, and the shipped model has the labels in this order."""
    assert {decoding.OUTSIDE, decoding.BEGIN, decoding.INSIDE} == set(range(CUE_TAGS))
    assert {decoding.OUTSIDE, decoding.SOURCE, decoding.CONTENT} == set(range(ROLE_TAGS))
    assert read_manifest(SHIPPED).entities == ENTITY_LABELS
    assert ENTITY_TAGS == 11
