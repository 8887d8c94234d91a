"""How long it takes to find the copies among many documents, and how many of those that were made are found.

    python benchmarks/copies.py --documents 10000

Stories of some 400 words, drawn from a vocabulary by Zipf's law, with names of their own, are carried by 1 to 20
documents each: whole, with another first paragraph, cut and continued, or one paragraph in a text on the same names.
Each document ends with one of fifty notices of its publisher, which are no copies. Found is a document that is joined
to its story's others by edges; making the documents up is not counted.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import resource
import sys
import time
from collections import Counter

import rustworkx

from reportedly.model import Document, document_from_text
from reportedly.rumours.copies.candidates import candidates
from reportedly.rumours.copies.collection import collection
from reportedly.rumours.copies.deciding import decide
from reportedly.rumours.copies.values import Extent

WORDS = 30_000
_WEIGHTS = list(itertools.accumulate(1 / (rank + 10) for rank in range(WORDS)))
NOTICES = [f"Sign up here for the morning letter from the desk of paper {number}." for number in range(50)]
CARRIED = (1, 1, 1, 2, 3, 5, 20)


def sentence(chance: random.Random, names: list[str]) -> str:
    """Ten to thirty words, of which one or two are names."""
    words = [f"w{place}" for place in chance.choices(range(WORDS), cum_weights=_WEIGHTS, k=chance.randint(10, 30))]
    words[0] = words[0].capitalize()
    if chance.random() < 0.5:
        words[5] = chance.choice(names)
    return " ".join(words) + "."


def carried(chance: random.Random, story: list[str], names: list[str], number: int) -> list[str]:
    """The paragraphs of the document ``number`` that carries a story, the first of them whole."""
    told = list(story)
    if number and chance.random() < 0.5:
        told[0] = sentence(chance, names)
    if number and chance.random() < 0.4:
        told = told[: chance.randint(2, len(told))] + [sentence(chance, names) for _ in range(8)]
    if number and chance.random() < 0.2:
        told = [*(sentence(chance, names) for _ in range(15)), chance.choice(story[1:])]
    return told


def documents(count: int, seed: int) -> tuple[list[Document], list[int]]:
    """So many documents, and the number of the story that each carries."""
    chance = random.Random(seed)
    made: list[Document] = []
    stories: list[int] = []
    for number in itertools.count():
        names = [f"N{chance.randrange(WORDS)}" for _ in range(10)]
        story = [sentence(chance, names) for _ in range(chance.randint(12, 30))]
        for place in range(chance.choice(CARRIED)):
            text = "\n\n".join([*carried(chance, story, names, place), chance.choice(NOTICES)])
            made.append(document_from_text(text, id=f"d{len(made):06}"))
            stories.append(number)
            if len(made) == count:
                return made, stories
    return made, stories


def score(stories: list[int], pairs: list[tuple[int, int]]) -> dict[str, float]:
    """Of the documents that share a story, the part that edges join to others of it; and the edges between stories."""
    graph: rustworkx.PyGraph[int, None] = rustworkx.PyGraph()
    graph.add_nodes_from(range(len(stories)))
    graph.add_edges_from_no_data([(a, b) for a, b in pairs if stories[a] == stories[b]])
    sizes = Counter(stories)
    sharing = [place for place, number in enumerate(stories) if sizes[number] > 1]
    joined = {place for part in rustworkx.connected_components(graph) if len(part) > 1 for place in part}
    return {
        "sharing": len(sharing),
        "joined": sum(place in joined for place in sharing) / max(len(sharing), 1),
        "between_stories": sum(stories[a] != stories[b] for a, b in pairs),
    }


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    made, stories = documents(options.documents, options.seed)
    figures: dict[str, float] = {"documents": len(made), "words": sum(len(d.text.split()) for d in made) / len(made)}
    clock, start = time.perf_counter(), time.process_time()
    found = collection(made)
    cut = time.process_time()
    tried = candidates(found)
    chosen = time.process_time()
    decided = [(pair, d) for pair in tried if (d := decide(found, *pair)) is not None]
    end = time.process_time()
    place = {document.id: number for number, document in enumerate(made)}
    pairs = [(place[d.left], place[d.right]) for _, d in decided if d.extent is not Extent.QUOTATION]
    figures |= {"pairs_compared": len(tried), "pairs_found": len(pairs), **score(stories, pairs)}
    figures |= {"cut_seconds": cut - start, "candidates_seconds": chosen - cut, "compared_seconds": end - chosen}
    figures |= {"cpu_seconds": end - start, "seconds": time.perf_counter() - clock}
    figures["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({key: round(value, 3) for key, value in figures.items()}, indent=2) + "\n")


if __name__ == "__main__":
    main()
