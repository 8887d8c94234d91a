"""Documents that name nobody, and outlets whose text is not here: they originate nothing where anything else can.

Each may have it from all that was there before it, or may have been, and from what those lead to that have it from
there. These are the ways that *may* be, each by its two ends alone, so that no further document takes one away. Of them
only those are drawn without which something would seem an origin that need not be one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property

import rustworkx
from msgspec import Struct

from reportedly.model import Edge, EdgeKind, Node, NodeKind
from reportedly.rumours.provenance.clocks import LAST, latest, place
from reportedly.rumours.provenance.edges import leads
from reportedly.rumours.provenance.structure import Structure, structure

_GUESS = 0.3


class Ignorance(Struct, frozen=True):
    """What may have it from others that it does not name: ``silent`` documents, and ``unseen`` outlets.

    An outlet may have it from those alone that have it from one of the ``sound``, which stand for themselves, or are
    such. ``at`` is when each document was there, None where it has no date and may be older.
    """

    silent: frozenset[str]
    unseen: frozenset[str]
    sound: frozenset[str]
    at: Mapping[str, str | None]


class _Maze(Struct, frozen=True, dict=True):
    """The shape of a graph with what may be: ``roots`` are the places of those that may have it from others.

    ``until`` is the latest time of what each may have it from, None for an outlet that no document names. ``texts`` are
    the documents, the earliest first, each with its time; ``sound`` are the places that lead to what stands for itself.
    """

    shape: Structure
    nodes: Sequence[Node]
    roots: tuple[int, ...]
    silent: frozenset[int]
    until: Mapping[int, datetime]
    texts: tuple[tuple[datetime, int], ...]
    sound: frozenset[int]

    def before(self, root: int) -> Iterator[int]:
        """The documents that a root may have it from, by their times: sound ones first, and an outlet those alone."""
        until = self.until.get(root)
        if until is None:
            return
        found = [n for at, n in self.texts if n != root and (at <= until or at == LAST)]
        yield from (n for n in found if n in self.sound)
        if root in self.silent:
            yield from (n for n in found if n not in self.sound)

    def beyond(self, place: int, root: int) -> Iterator[int]:
        """What a text that has it from a root leads to beside: itself, or what it names where it is silent too."""
        outlet = self.nodes[place].kind is NodeKind.OUTLET
        others = self.shape.before[place] if place in self.silent or outlet else [place]
        yield from (n for n in others if n not in self.silent and (root in self.silent or n in self.sound))

    @cached_property
    def parts(self) -> list[frozenset[int]]:
        """The circles that nothing leads out of, of all ways that there are or may be."""
        graph: rustworkx.PyDiGraph[int, None] = rustworkx.PyDiGraph(multigraph=False)
        graph.add_nodes_from(range(len(self.nodes)))
        pairs = [(n, other) for n, found in enumerate(self.shape.before) for other in found]
        graph.add_edges_from_no_data(pairs)
        for roots in filter(None, (self.silent, frozenset(self.roots) - self.silent)):
            self._add_times(graph, roots)
            self._add_related(graph, roots)
        whole = rustworkx.strongly_connected_components(graph)
        part = {n: number for number, members in enumerate(whole) for n in members}
        left = {part[a] for a, b in graph.edge_list() if part[a] != part[b]}
        return [frozenset(m for m in ms if m < len(self.nodes)) for i, ms in enumerate(whole) if i not in left]

    def _add_times(self, graph: rustworkx.PyDiGraph[int, None], roots: frozenset[int]) -> None:
        """A step from each root to the last text that it may have it from, and from there to all before."""
        texts = [(at, n) for at, n in self.texts if n in self.sound or roots <= self.silent]
        steps: list[tuple[datetime, int]] = []
        for at, n in texts:
            step = graph.add_node(n)
            graph.add_edge(step, n, None)
            if steps and (at == LAST) == (steps[-1][0] == LAST):
                graph.add_edge(step, steps[-1][1], None)
            steps.append((at, step))
        dated, undated = ([s for s in steps if (s[0] == LAST) is none] for none in (False, True))
        for root in sorted(roots & self.until.keys()):
            before = [step for at, step in dated if at <= self.until[root]]
            for last in (before[-1:], [step for _, step in undated[-1:]]):
                if last:
                    graph.add_edge(root, last[0], None)

    def _add_related(self, graph: rustworkx.PyDiGraph[int, None], roots: frozenset[int]) -> None:
        """A step from each root back to those that have it from there, and on to what they lead to beside."""
        beyond = {n: found for n in range(len(self.nodes)) if (found := list(self.beyond(n, min(roots))))}
        live = self.shape.upstream(beyond)
        steps = {n: graph.add_node(n) for n in sorted(live)}
        for n, step in steps.items():
            graph.add_edges_from_no_data([(step, steps[other]) for other in self.shape.after[n] if other in live])
            graph.add_edges_from_no_data([(step, other) for other in beyond.get(n, ())])
        graph.add_edges_from_no_data([(root, steps[root]) for root in sorted(roots & live)])


def hearsay(nodes: Mapping[str, Node], edges: Sequence[Edge], known: Ignorance) -> Iterator[Edge]:
    """Edges from those that know nobody, to where they may have it from; few of all that may be.

    All ways end with them where they would with all: first each leads to what leads to an end already, then, where an
    end has several, its first leads to the others.
    """
    shape = structure(sorted(nodes), edges)
    maze = _maze(shape, [nodes[key] for key in shape.ids], known)
    if not maze.roots or len(shape.ends) < 2:
        return
    heads = [_head(maze, part) for part in maze.parts]
    yield from _inward(maze, {n for head in heads for n in shape.downstream(shape.parts[head])})
    for head, part in zip(heads, maze.parts, strict=True):
        yield from _outward(maze, shape.upstream(shape.parts[head]), part)


def _maze(shape: Structure, nodes: Sequence[Node], known: Ignorance) -> _Maze:
    documents = [n for n, node in enumerate(nodes) if node.kind is NodeKind.DOCUMENT]
    times = {n: place(known.at.get(shape.ids[n]), shape.ids[n]) for n in documents}
    silent = frozenset(n for n in documents if shape.ids[n] in known.silent)
    until = {n: latest(known.at.get(shape.ids[n])) for n in silent}
    unseen = [n for n, key in enumerate(shape.ids) if key in known.unseen]
    for n in unseen:
        naming = [latest(known.at.get(shape.ids[d])) for d in shape.after[n] if d in times]
        until |= {n: max(naming)} if naming else {}
    roots = sorted([*silent, *unseen], key=lambda n: times.get(n, (LAST, shape.ids[n])))
    sound = frozenset(shape.downstream(n for n, key in enumerate(shape.ids) if key in known.sound))
    texts = tuple((times[n][0], n) for n in sorted(documents, key=times.__getitem__))
    return _Maze(shape, nodes, tuple(roots), silent, until, texts, sound)


def _head(maze: _Maze, part: frozenset[int]) -> int:
    """The end of a graph, of those that may be one, that goes before the others: the earliest."""
    order = {n: number for number, (_, n) in enumerate(maze.texts)}
    ends = [end for end in maze.shape.ends if maze.shape.parts[end][0] in part]
    return min(ends, key=lambda end: (min(order.get(n, len(order)) for n in maze.shape.parts[end]), end))


def _inward(maze: _Maze, reaching: set[int]) -> Iterator[Edge]:
    """Edges of the roots that do not lead to one of the ends yet."""
    waiting = [root for root in maze.roots if root not in reaching]
    while True:
        for root in (root for root in waiting if root not in reaching):
            found = _related(maze, root, reaching) or _first(maze, root, reaching)
            if found is not None:
                yield found[1]
                reaching |= maze.shape.downstream([root])
        left = [root for root in waiting if root not in reaching]
        if left == waiting:
            return
        waiting = left


def _outward(maze: _Maze, reached: set[int], part: frozenset[int]) -> Iterator[Edge]:
    """Edges from the first of an end to the others, to which nothing leads yet."""
    left = part - reached
    while left:
        found = next(
            (f for r in maze.roots if r in reached and (f := _first(maze, r, left) or _related(maze, r, left))), None
        )
        if found is None:
            return
        yield found[1]
        reached |= maze.shape.upstream([found[0]])
        left -= reached


def _related(maze: _Maze, root: int, wanted: set[int] | frozenset[int]) -> tuple[int, Edge] | None:
    """The edge to what a text leads to that has it from a root."""
    family = maze.shape.downstream([root])
    beyond = sorted({n for place in family for n in maze.beyond(place, root)} & wanted - {root})
    if not beyond:
        return None
    last = maze.shape.upstream(beyond) & wanted - family
    n = min((n for n in last if maze.shape.part[n] in maze.shape.ends), default=beyond[0])
    return n, _edge(maze, root, n, f"a text that has it from there leads to {maze.nodes[n].name}")


def _first(maze: _Maze, root: int, wanted: set[int] | frozenset[int]) -> tuple[int, Edge] | None:
    """The edge to the first document that a root may have it from."""
    for n in maze.before(root):
        if n in wanted:
            return n, _edge(maze, root, n, f"{maze.nodes[n].name} had it before, or may have had it")
    return None


def _edge(maze: _Maze, root: int, to: int, why: str) -> Edge:
    nobody = "names no source" if maze.nodes[root].kind is NodeKind.DOCUMENT else "its text is not here"
    return leads(maze.nodes[root].id, maze.nodes[to].id, EdgeKind.HEARSAY, f"{nobody}; {why}", _GUESS)
