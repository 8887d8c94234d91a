"""A graph of provenance as PROV-JSON (W3C member submission, 2013): entities and derivations of PROV-DM.

Quotation, revision and primary source are derivations of that type, as PROV-DM has them. Ids that PROV-JSON cannot
hold as a name are percent-encoded.
"""

from __future__ import annotations

import json
from urllib.parse import quote

import msgspec

from reportedly.exports.iris import NAMESPACE
from reportedly.model import Edge, Node, Phrase, Provenance, Relation
from reportedly.rumours.provenance import origins

_TYPES = {
    Relation.QUOTED: "prov:Quotation",
    Relation.REVISED: "prov:Revision",
    Relation.PRIMARY: "prov:PrimarySource",
}


def prov_json(provenance: Provenance) -> bytes:
    """The document in UTF-8; every entity says whether it is an origin, every relation why it is there."""
    roots = {origin.node for origin in origins(provenance).origins}
    derived = [edge for edge in provenance.edges if edge.relation is not Relation.ALTERNATE]
    alternate = [edge for edge in provenance.edges if edge.relation is Relation.ALTERNATE]
    document = {
        "prefix": {"reportedly": NAMESPACE},
        "entity": {_name(node.id): _entity(node, root=node.id in roots) for node in provenance.nodes},
        "wasDerivedFrom": {f"_:d{number}": _derivation(edge) for number, edge in enumerate(derived)},
        "alternateOf": {f"_:a{number}": _alternate(edge) for number, edge in enumerate(alternate)},
    }
    kept = {key: value for key, value in document.items() if value}
    try:
        return msgspec.json.format(msgspec.json.encode(kept), indent=2)
    except UnicodeEncodeError:  # a lone surrogate, which only ASCII can hold
        return json.dumps(msgspec.to_builtins(kept), indent=2).encode("ascii")


def _name(id: str) -> str:
    """The name as in other exports; the ids of voices outside the desk begin with their kind."""
    kind, colon, rest = id.partition(":")
    return f"reportedly:{kind}:{_quoted(rest)}" if colon else f"reportedly:document:{_quoted(id)}"


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _entity(node: Node, *, root: bool) -> dict[str, object]:
    found: dict[str, object] = {
        "prov:label": node.name,
        "prov:type": {"$": f"reportedly:{node.kind.value}", "type": "prov:QUALIFIED_NAME"},
        "reportedly:standing": node.standing.value,
        "reportedly:origin": {"$": str(root).lower(), "type": "xsd:boolean"},
    }
    return found | ({"reportedly:at": node.at} if node.at is not None else {})


def _derivation(edge: Edge) -> dict[str, object]:
    found = {"prov:generatedEntity": _name(edge.derived), "prov:usedEntity": _name(edge.origin), **_said(edge)}
    type_ = _TYPES.get(edge.relation)
    return found | ({"prov:type": {"$": type_, "type": "prov:QUALIFIED_NAME"}} if type_ is not None else {})


def _alternate(edge: Edge) -> dict[str, object]:
    """PROV-JSON lets a relation without an id of its own carry no attributes, so the reason is not written."""
    return {"prov:alternate1": _name(edge.derived), "prov:alternate2": _name(edge.origin)}


def _said(edge: Edge) -> dict[str, object]:
    return {
        "reportedly:kind": edge.kind.value,
        "reportedly:why": edge.why,
        "reportedly:order": edge.order.value,
        "reportedly:confidence": {"$": f"{edge.confidence:.3f}", "type": "xsd:double"},
        **{f"reportedly:{name}": found[0].text for name, found in _words(edge) if found},
    }


def _words(edge: Edge) -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
    return ("evidence", edge.evidence), ("originEvidence", edge.origin_evidence)
