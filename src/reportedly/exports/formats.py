"""The formats by name: how a file of each ends, and what it is called on the web (IANA media types)."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A way out."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    PARQUET = "parquet"
    ANNOTATIONS = "annotations"
    PROV = "prov"
    SCHEMA_ORG = "schema-org"
    STIX = "stix"
    GRAPHML = "graphml"
    HTML = "html"
    PDF = "pdf"

    @property
    def media_type(self) -> str:
        """What a web server calls it."""
        return _MEDIA_TYPES[self]

    @property
    def suffix(self) -> str:
        """How a file of it ends, with the dot."""
        return _SUFFIXES.get(self, f".{self.value}")

    @property
    def binary(self) -> bool:
        """Whether it is no text."""
        return self in {Format.XLSX, Format.PARQUET, Format.PDF}


TABLES = (Format.CSV, Format.XLSX, Format.JSONL, Format.PARQUET)
_SUFFIXES = {
    Format.ANNOTATIONS: ".annotations.jsonld",
    Format.PROV: ".prov.json",
    Format.SCHEMA_ORG: ".jsonld",
    Format.STIX: ".stix.json",
}
_MEDIA_TYPES = {
    Format.CSV: "text/csv; charset=utf-8; header=present",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSONL: "application/jsonl; charset=utf-8",
    Format.PARQUET: "application/vnd.apache.parquet",
    Format.ANNOTATIONS: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    Format.PROV: "application/json",
    Format.SCHEMA_ORG: "application/ld+json",
    Format.STIX: "application/stix+json;version=2.1",
    Format.GRAPHML: "application/graphml+xml",
    Format.HTML: "text/html; charset=utf-8",
    Format.PDF: "application/pdf",
}
