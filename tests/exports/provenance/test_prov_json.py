"""Tests of PROV-JSON: another implementation reads it and finds the same graph."""

from __future__ import annotations

import io
import json

import prov.model
from prov.constants import PROV_ALTERNATE, PROV_DERIVATION, PROV_ENTITY

from reportedly.exports.iris import iri
from reportedly.exports.provenance import prov_json
from reportedly.model import NodeKind, Provenance, Relation
from reportedly.rumours.provenance import origins
from tests.exports.provenance.graph import GRAPH


def test_the_prov_package_reads_it() -> None:
    """Every node is an entity, every edge a derivation or an alternate."""
    document = prov.model.ProvDocument.deserialize(io.StringIO(prov_json(GRAPH).decode()), format="json")
    counts = {kind: sum(r.get_type() == kind for r in document.records) for kind in (PROV_ENTITY, PROV_DERIVATION)}
    alternates = sum(record.get_type() == PROV_ALTERNATE for record in document.records)
    expected = sum(edge.relation is Relation.ALTERNATE for edge in GRAPH.edges)
    assert expected > 0
    assert counts[PROV_ENTITY] == len(GRAPH.nodes)
    assert (counts[PROV_DERIVATION], alternates) == (len(GRAPH.edges) - expected, expected)
    again = prov.model.ProvDocument.deserialize(io.StringIO(document.serialize(format="json")), format="json")
    assert again == document


def test_entities_say_whether_they_are_origins_and_relations_why_they_are_there() -> None:
    """The number of origins is the one that everything shows."""
    written = json.loads(prov_json(GRAPH))
    roots = [name for name, entity in written["entity"].items() if entity["reportedly:origin"]["$"] == "true"]
    assert len(roots) == origins(GRAPH).count
    assert "quotes Ana Reis" in {relation["reportedly:why"] for relation in written["wasDerivedFrom"].values()}
    types = {r["prov:type"]["$"] for r in written["wasDerivedFrom"].values() if "prov:type" in r}
    assert {"prov:PrimarySource", "prov:Quotation"} <= types


def test_an_empty_graph_is_an_empty_document() -> None:
    """Still one that can be read."""
    assert json.loads(prov_json(Provenance(nodes=(), edges=()))).keys() == {"prefix"}


def test_documents_have_the_name_that_other_exports_give_them() -> None:
    """With the prefix, the namespace and the id together."""
    written = json.loads(prov_json(GRAPH))
    names = {name.replace("reportedly:", written["prefix"]["reportedly"], 1) for name in written["entity"]}
    assert {iri("document", node.id) for node in GRAPH.nodes if node.kind is NodeKind.DOCUMENT} <= names
