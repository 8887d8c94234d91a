"""A graph of provenance as files: PROV-JSON, DOT and a drawing as SVG."""

from __future__ import annotations

from reportedly.exports.provenance.dot import dot
from reportedly.exports.provenance.prov_json import prov_json
from reportedly.exports.provenance.svg import svg

__all__ = ["dot", "prov_json", "svg"]
