"""Tests of which voices are, or may be, one."""

from __future__ import annotations

from reportedly.model import Node, NodeKind, Relation, Standing
from reportedly.rumours.provenance.clocks import place
from reportedly.rumours.provenance.sameness import described, same_voices


def voice(name: str, standing: Standing = Standing.UNNAMED, kind: NodeKind = NodeKind.SOURCE) -> Node:
    """A node that goes by its name."""
    return Node(id=name, kind=kind, name=name, standing=standing)


def pairs(*nodes: Node, roles: dict[str, list[str]] | None = None) -> set[tuple[str, str]]:
    """The pairs that are one."""
    since = {node.id: place(f"2026-03-{day:02}", node.id) for day, node in enumerate(nodes, 1)}
    return {(edge.derived, edge.origin) for edge in same_voices(nodes, since, roles or {})}


def test_what_a_description_says() -> None:
    """In the singular, without words that say nothing."""
    assert described(voice("senior sources in the clinics")) == {"clinic"}
    assert described(voice("people familiar with the matter")) == frozenset()


def test_a_word_that_two_share_makes_them_one() -> None:
    """Through a third too; a bare one may be each of them."""
    guard, both, clinic = voice("a palace guard"), voice("a guard at the clinic"), voice("clinic sources")
    assert pairs(guard, clinic) == set()
    assert pairs(guard, clinic, both) == {(both.id, "clinic sources"), (both.id, "a palace guard")}
    assert pairs(clinic, guard, voice("officials")) == {("officials", clinic.id), ("officials", guard.id)}


def test_another_texts_source_may_be_one_and_is_what_none_is() -> None:
    """So that what it leads to is no way for the others."""
    guard, other = voice("a palace guard"), voice("the guard")
    edges = list(
        same_voices([guard, other], {node.id: place(None, node.id) for node in (guard, other)}, {}, {guard.id})
    )
    assert [(edge.derived, edge.origin, edge.relation) for edge in edges] == [(guard.id, other.id, Relation.DERIVED)]


def test_a_short_name_may_be_each_fuller_one() -> None:
    """Which are two people still."""
    names = [voice(name, Standing.NAMED) for name in ("Reis", "Ana Reis", "Boris Reis")]
    assert pairs(*names) == {("Reis", "Ana Reis"), ("Reis", "Boris Reis")}


def test_a_role_may_tell_who_it_is() -> None:
    """And nothing more is said of the unnamed one than the role holds."""
    reis = voice("Ana Reis", Standing.NAMED)
    roles = {"Ana Reis": ["surgeon at the clinic"]}
    assert pairs(reis, voice("a clinic surgeon"), roles=roles) == {("a clinic surgeon", "Ana Reis")}
    assert pairs(reis, voice("a palace surgeon"), roles=roles) == set()


def test_posts_and_sources_are_never_one() -> None:
    """Two videos may be."""
    video = [voice(name, kind=NodeKind.RECORDING) for name in ("a video", "footage")]
    assert pairs(*video, voice("officials")) == {("footage", "a video")}
