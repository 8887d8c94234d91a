"""How long it takes to count the origins of all rumours of a large desk.

    python benchmarks/origins.py --documents 100000 --edges 1000000

Documents are spread over rumours whose sizes fall off as by Zipf's law; each has edges to earlier documents of its
rumour and to named sources. Making the graphs up is not counted.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator

from reportedly.model import Edge, EdgeKind, Node, NodeKind, Provenance, Relation, Standing, TimeOrder
from reportedly.rumours.provenance import origins

LARGEST = 2_000


def graphs(documents: int, edges: int, seed: int) -> Iterator[Provenance]:
    """Rumours of 1 to 2,000 documents until there are enough, the smallest first.

    What small ones lack, since few different edges are possible there, the larger ones have beside theirs.
    """
    chance, left, sizes = random.Random(seed), documents, []
    while left > 0:
        rank = len(sizes) + 1
        sizes.append(min(left, max(1, LARGEST * 4 // (rank + 3)) if rank < LARGEST else 20))
        left -= sizes[-1]
    done = made = 0
    for rank, size in sorted(enumerate(sizes, 1), key=lambda pair: pair[1]):
        found = graph(chance, rank, size, (edges - made) / (documents - done))
        done, made = done + size, made + len(found.edges)
        yield found


def graph(chance: random.Random, rank: int, size: int, each: float) -> Provenance:
    """One rumour: every edge leads to an earlier document or to a source, and no two are alike."""
    sources = [f"source:{rank}-{number}" for number in range(1 + size // 40)]
    nodes = [Node(id=name, kind=NodeKind.SOURCE, name=name, standing=Standing.NAMED) for name in sources]
    found: dict[tuple[str, str, EdgeKind], Edge] = {}
    for number in range(size):
        key = f"d{rank:06}-{number:06}"
        nodes.append(Node(id=key, kind=NodeKind.DOCUMENT, name=key, at=f"2026-03-{1 + number * 27 // size:02}"))
        wanted = min(round((number + 1) * each), len(found) + number + len(sources))
        while len(found) < wanted:
            first = not number or chance.random() < 0.1
            other = chance.choice(sources) if first else f"d{rank:06}-{chance.randrange(number):06}"
            kind = chance.choice((EdgeKind.COPY, EdgeKind.CREDIT))
            found[key, other, kind] = Edge(
                derived=key, origin=other, relation=Relation.DERIVED, kind=kind, why="credits it", confidence=0.9,
                order=TimeOrder.AFTER,
            )  # fmt: skip
    return Provenance(nodes=tuple(nodes), edges=tuple(found.values()))


def main() -> None:
    """Prints the figures, and exits with 1 where it takes a minute of CPU time or more."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    spent = wall = 0.0
    rumours = edges = counted = 0
    for made in graphs(options.documents, options.edges, options.seed):
        start, clock = time.process_time(), time.perf_counter()
        counted += origins(made).count
        spent, wall = spent + time.process_time() - start, wall + time.perf_counter() - clock
        rumours, edges = rumours + 1, edges + len(made.edges)
    figures = {"rumours": rumours, "edges": edges, "origins": counted, "cpu_seconds": spent, "seconds": wall}
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    sys.exit(spent >= 60)


if __name__ == "__main__":
    main()
