"""Tests of time; a package, so that they can share their texts."""
